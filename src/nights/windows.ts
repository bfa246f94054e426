import { type CheckInTime, checkInWindow, nextCheckIn } from "./check-in.ts";
import { type LastNight, type Night, nextWindow, type Schedule, type Window, windowOf } from "./night.ts";
import { nextWeekly, type WeeklyTime, weeklyWindow } from "./weekly.ts";

/** What a person asked for, of whichever kind of message. */
export type AnySchedule = Schedule | CheckInTime | WeeklyTime;

type PlannedWindow = {
  readonly night: Night;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly step?: number | undefined;
};

/** When the message of one night may be sent: before bedtime, in the morning after it, or on its day of the week. */
export function windowFor(night: Night, schedule: AnySchedule): Window {
  if ("day" in schedule) return weeklyWindow(night, schedule);
  return "at" in schedule ? checkInWindow(night, schedule) : windowOf(night, schedule);
}

/** Whether a message is planned for the window that the schedule has on that night, by the rules of its zone as of now. */
export function isAsScheduled(planned: PlannedWindow, schedule: AnySchedule): boolean {
  const { opensAt, closesAt } = windowFor(planned.night, schedule);
  // One that was asked for with "15 more minutes" opens when that was wished for.
  return closesAt.equals(planned.closesAt) && (planned.step !== undefined || opensAt.equals(planned.opensAt));
}

/** The first window that is still open or yet to open at `now`, wanted, and not dealt with. */
export function nextWindowFor(
  schedule: AnySchedule,
  now: Temporal.Instant,
  last?: LastNight,
  notBefore?: Night,
): Window {
  if ("day" in schedule) return nextWeekly(schedule, now, last);
  return "at" in schedule ? nextCheckIn(schedule, now, last) : nextWindow(schedule, now, last, notBefore);
}
