import { type CheckInTime, checkInWindow, nextCheckIn } from "./check-in.ts";
import { type LastNight, type Night, nextWindow, type Schedule, type Window, windowOf } from "./night.ts";

/** What a person asked for, of whichever kind of message. */
export type AnySchedule = Schedule | CheckInTime;

/** When the message of one night may be sent: before bedtime, or in the morning after it. */
export function windowFor(night: Night, schedule: AnySchedule): Window {
  return "at" in schedule ? checkInWindow(night, schedule) : windowOf(night, schedule);
}

/** The first window that is still open or yet to open at `now`, wanted, and not dealt with. */
export function nextWindowFor(
  schedule: AnySchedule,
  now: Temporal.Instant,
  last?: LastNight,
  notBefore?: Night,
): Window {
  return "at" in schedule ? nextCheckIn(schedule, now, last) : nextWindow(schedule, now, last, notBefore);
}
