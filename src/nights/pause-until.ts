import { readDate } from "../understanding/date/read-date.ts";
import type { Night } from "./night.ts";

/** Nobody means to come back to a reminder after longer than this; it is a slip of the pen. */
const LONGEST_PAUSE = { days: 366 };

export type PauseRead =
  /** The first night on which a message comes again. */
  | { readonly kind: "night"; readonly night: Night }
  /** Nights that may be meant, the likeliest first; one at least. */
  | { readonly kind: "ask"; readonly nights: readonly Night[] }
  | { readonly kind: "past" }
  | { readonly kind: "too-far" }
  | { readonly kind: "unknown" };

/**
 * Until when somebody wants a pause: "tomorrow", "Friday", "3 nights", "two weeks", "2026-12-01", "1 December",
 * "1.12.". Said of the evening on which messages start again; `tonight` is the night they mean by tonight.
 */
export function readPauseUntil(typed: string, tonight: Night): PauseRead {
  const evening = Temporal.PlainDate.from(tonight);
  const read = readDate(typed, { on: evening });
  if (read.kind === "value") return { kind: "night", night: read.value.toString() };
  const readings = read.kind === "ask" ? read.readings : read.nearest;
  if (readings.length === 0) return { kind: "unknown" };
  const later = readings.filter((date) => Temporal.PlainDate.compare(date, evening) > 0);
  if (later.length === 0) return { kind: "past" };
  const nights = later.filter((date) => Temporal.PlainDate.compare(date, evening.add(LONGEST_PAUSE)) <= 0).map(String);
  const [only, other] = nights;
  if (only === undefined) return { kind: "too-far" };
  // Of "Saturday", said on a Saturday, one reading alone is a later night.
  const isSettled = other === undefined && readings.length > 1 && read.kind === "ask";
  return isSettled ? { kind: "night", night: only } : { kind: "ask", nights };
}
