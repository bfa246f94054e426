import { join } from "node:path";
import { reportWords } from "../../commands/diary/report-words.ts";
import type { DiaryNight } from "../../src/diary/diary-night.ts";
import { planReport, type ReportInput } from "../../src/diary/report/plan-report.ts";
import { loadTexts } from "../../src/text/load-texts.ts";
import { WHOLE_NIGHT } from "./whole-night.ts";

const english = loadTexts(join(import.meta.dirname, "../../data/text")).in("en");

export const LAST_NIGHT = "2026-03-12";

const days = (date: string, by: number) => Temporal.PlainDate.from(date).add({ days: by }).toString();

/** The same whole night on so many evenings in a row, the last of them 12 March 2026, changed as said. */
export function nightsInARow(count: number, change: (at: number) => Partial<DiaryNight> | undefined = () => ({})) {
  return Array.from({ length: count }, (_, at): DiaryNight | undefined => {
    const night = days(LAST_NIGHT, at - count + 1);
    const moved = (wall: string | undefined) =>
      `${days(night, wall?.startsWith("2026-03-12") ? 0 : 1)}${wall?.slice(10)}`;
    const { inBed, tried, woke, rose } = WHOLE_NIGHT;
    const changed = change(at);
    const same = {
      ...WHOLE_NIGHT,
      night,
      inBed: moved(inBed),
      tried: moved(tried),
      woke: moved(woke),
      rose: moved(rose),
    };
    return (
      changed &&
      (Object.fromEntries(
        Object.entries({ ...same, ...changed }).filter(([, said]) => said !== undefined),
      ) as DiaryNight)
    );
  }).filter((one) => one !== undefined);
}

/** What is planned for these nights, in English. */
export function planOf(
  nights: readonly DiaryNight[],
  { weeks = 2, ...more }: Partial<Omit<ReportInput, "words">> = {},
) {
  const first = days(LAST_NIGHT, 1 - weeks * 7);
  const freeNights = more.freeNights ?? [];
  const told = { first, last: LAST_NIGHT, nights, weeks, freeNights, today: "2026-03-13" };
  return planReport({
    nights,
    first,
    weeks,
    freeNights,
    paper: "a4",
    name: undefined,
    madeAt: Temporal.Instant.from("2026-03-13T08:00:00Z"),
    words: reportWords(english, told),
    ...more,
  });
}
