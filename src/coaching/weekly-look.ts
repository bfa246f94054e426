import type { DiaryNight } from "../diary/diary-night.ts";
import { summaryOf } from "../diary/summary.ts";
import type { Night } from "../nights/night.ts";
import { daysBetween } from "./days.ts";
import { isDone, isWeekOver, WEEK_DAYS } from "./programme.ts";
import type { Programme } from "./record.ts";

/** What three sentences say once a week: what was done, what the diary says, what is next. */
export type WeeklyLook = {
  readonly week: number;
  readonly step: string | undefined;
  readonly did: number;
  readonly notTonight: number;
  /** Undefined without a diary of these days. */
  readonly diary: { readonly nights: number; readonly sleptMinutes: number | undefined } | undefined;
  /** A step is still to be chosen; the next week may begin; all four are over; or it goes on as it is. */
  readonly next: "choose" | "go-on" | "finish" | "stay";
};

/** @param nights the person's diary, if they keep one */
export function weeklyLook(programme: Programme, nights: readonly DiaryNight[], today: Night): WeeklyLook {
  const days = programme.days.filter(({ night }) => isAgo(night, today, 0, WEEK_DAYS - 1));
  const lately = nights.filter(({ night }) => isAgo(night, today, 1, WEEK_DAYS));
  const { totalSleep } = summaryOf(lately);
  return {
    week: programme.week,
    step: programme.step,
    did: days.filter(({ did }) => did).length,
    notTonight: days.filter(({ did }) => !did).length,
    diary:
      lately.length === 0
        ? undefined
        : {
            nights: lately.length,
            sleptMinutes: totalSleep.kind === "known" ? Math.round(totalSleep.value) : undefined,
          },
    next: nextOf(programme, today),
  };
}

/** Whether it was so many days ago, both ends among them. */
function isAgo(night: Night, today: Night, least: number, most: number): boolean {
  const days = daysBetween(night, today);
  return days >= least && days <= most;
}

function nextOf(programme: Programme, today: Night): WeeklyLook["next"] {
  if (programme.step === undefined) return "choose";
  if (isDone(programme, today)) return "finish";
  return isWeekOver(programme, today) ? "go-on" : "stay";
}

/** Of fewer nights than this a diary does not say how somebody sleeps now; then they are asked. */
const NIGHTS_TO_TELL = 5;
const LATELY_DAYS = 14;

/**
 * Whether nights are still bad after the four weeks, by the person's own word for them: half of the last two weeks'
 * nights called poor or very poor. Ours, and no measure of insomnia; it only decides who is told to see a clinician.
 */
export function areNightsStillBad(nights: readonly DiaryNight[], today: Night): boolean | undefined {
  const told = nights.filter(({ night, quality }) => quality !== undefined && isAgo(night, today, 0, LATELY_DAYS));
  if (told.length < NIGHTS_TO_TELL) return undefined;
  const bad = told.filter(({ quality }) => quality === "poor" || quality === "very-poor").length;
  return bad * 2 >= told.length;
}
