import type { DiaryNight } from "./diary-night.ts";
import { type Remark, standsOut } from "./stands-out.ts";
import { summaryOf } from "./summary.ts";

/** What three sentences say of a week: how much was noted, the middle of it, what stands out. */
export type WeekInWords = {
  readonly nights: number;
  /** Minutes asleep, the middle of these nights; undefined where too few say it. */
  readonly asleep: number | undefined;
  readonly remark: Remark | undefined;
};

export function weekInWords(nights: readonly DiaryNight[]): WeekInWords {
  const { totalSleep } = summaryOf(nights);
  return {
    nights: nights.length,
    asleep: totalSleep.kind === "known" ? Math.round(totalSleep.value) : undefined,
    remark: standsOut(nights),
  };
}
