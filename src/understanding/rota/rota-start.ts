import { readDate } from "../date/read-date.ts";
import { dayIn } from "./rota-words.ts";

type PlainDate = Temporal.PlainDate;

export type RotaStart = {
  /** The text without it. */
  readonly rest: string;
  /** Every day that it may be. */
  readonly dates: readonly PlainDate[];
};

const BEGINS =
  /(?:^|[\s,(]+)(?:and )?(?:(?:it )?(start(?:s|ing|ed)?|begin(?:s|ning)?|began|from|as of|since|first (?:night|day|evening)(?: is)?)(?: (?:on|from|with|the))*) /gu;
const TODAY = new Set(["today", "tonight", "now", "this evening"]);

/** When a rota begins, said before or behind it: "…, from monday", "from 30 November: …". */
export function startIn(clean: string, tonight: PlainDate): RotaStart | undefined {
  for (const found of [...clean.matchAll(BEGINS)].reverse()) {
    const [before, after] = [clean.slice(0, found.index), clean.slice(found.index + found[0].length)];
    const isPast = /since|began|started/u.test(found[1] ?? "");
    const [, first = "", others = ""] = /^([^:,;]+?) ?[:,;] (.+)$/u.exec(after) ?? [];
    for (const [date, rest] of [
      [after.replace(/\)$/u, ""), before],
      [first, `${before} ${others}`],
    ] as const) {
      const dates = date === "" ? [] : datesIn(date, tonight, isPast);
      if (dates.length > 0) return { rest: rest.trim(), dates };
    }
  }
  return undefined;
}

export function datesIn(text: string, tonight: PlainDate, isPast = false): readonly PlainDate[] {
  if (TODAY.has(text)) return [tonight];
  if (isPast) return datesOf(text, { on: tonight, direction: "past" });
  // A day of the week is the nearest one from tonight on.
  return datesOf(text, { on: dayIn(text) === undefined ? tonight : tonight.subtract({ days: 1 }) });
}

function datesOf(text: string, context: Parameters<typeof readDate>[1]): readonly PlainDate[] {
  const read = readDate(text, context);
  if (read.kind === "unreadable") return [];
  return read.kind === "value" ? [read.value] : read.readings;
}
