import type { Night } from "../nights/night.ts";
import { tonightIn } from "../nights/tonight.ts";
import { readDate } from "../understanding/date/read-date.ts";
import { allReadings } from "../understanding/reading.ts";
import { DIARY_KEPT } from "./diary-night.ts";

export type WhichNight =
  | { readonly kind: "night"; readonly night: Night }
  /** Nights that may be meant, the likeliest first; one at least. */
  | { readonly kind: "ask"; readonly nights: readonly Night[] }
  | { readonly kind: "future" }
  | { readonly kind: "too-old" }
  | { readonly kind: "unknown" };

/** The night that somebody in `zone` means by "last night": from five in the morning on the one just over. */
export function lastNightIn(zone: string, now: Temporal.Instant): Night {
  return Temporal.PlainDate.from(tonightIn(zone, now)).subtract({ days: 1 }).toString();
}

/**
 * Which past night is meant, by the day of its evening: "last night", "Friday", "2 nights ago", "2026-03-12",
 * "12 March", "12.3."; without a year, the latest such date.
 */
export function readWhichNight(typed: string, lastNight: Night): WhichNight {
  if (typed.trim() === "") return { kind: "night", night: lastNight };
  const last = Temporal.PlainDate.from(lastNight);
  const read = readDate(typed, { on: last, direction: "past" });
  const readings = allReadings(read);
  if (readings.length === 0) return { kind: "unknown" };
  const over = readings.filter((date) => Temporal.PlainDate.compare(date, last) <= 0);
  if (over.length === 0) return { kind: "future" };
  const kept = over.filter((date) => Temporal.PlainDate.compare(date, last.subtract(DIARY_KEPT)) > 0).map(String);
  const [only, other] = kept;
  if (only === undefined) return { kind: "too-old" };
  const isSettled = read.kind === "value" || (other === undefined && readings.length > 1 && read.kind === "ask");
  return isSettled ? { kind: "night", night: only } : { kind: "ask", nights: kept };
}
