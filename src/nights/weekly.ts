import { isBefore } from "../time/instants.ts";
import { checkZone } from "../time/known-zone.ts";
import type { Weekday } from "../time/weekdays.ts";
import { type CheckInTime, checkInWindow } from "./check-in.ts";
import {
  bedtimeOn,
  isDealtWith,
  type LastNight,
  type Night,
  nightOf,
  type Schedule,
  type Travel,
  type Window,
  windowOf,
  zoneAt,
  zoneOn,
} from "./night.ts";

/** When somebody wants a few words about their week: a day, wall time and place, never an offset. */
export type WeeklyTime = {
  readonly day: Weekday;
  readonly at: Temporal.PlainTime;
  /** IANA name, such as "Europe/Lisbon". */
  readonly zone: string;
  /** Away from home, as the reminder is. */
  readonly travel?: Travel | undefined;
};

/** Unless somebody chooses another time: Sunday, before the evening begins. */
export const USUAL_WEEKLY = { day: 7, at: "18:00" } as const;
/** It comes from 09:00 to 20:00, so that with its three hours it ends at 23:00; ours. */
const HOURS = { first: "09:00", last: "20:00" } as const;
/** How late it may come, in elapsed time. Ours. */
export const WEEKLY_OPEN_FOR = { hours: 3 } as const;
/** Fewer nights than this are no week to speak of: then nothing comes. */
export const NIGHTS_FOR_A_WORD = 3;
/** Another message of the same person's is at least so far from it. */
export const APART = { hours: 1 } as const;
/** After an evening's message: somebody sleeps, or is about to. */
export const AFTER_EVENING = { hours: 8 } as const;
/** A week that moved to another day brings no second message within these days. */
const APART_DAYS = 4;

/** Whether it may be wished for at this time of day. */
export function isForWeekly(time: Temporal.PlainTime): boolean {
  const isIn = (edge: string) => Temporal.PlainTime.compare(time, edge);
  return isIn(HOURS.first) >= 0 && isIn(HOURS.last) <= 0;
}

/** When the words may be sent that are named for `date`, the day on which they come: for three hours from their time. */
export function weeklyWindow(date: Night, weekly: WeeklyTime): Window {
  const zone = zoneOn(weekly, date);
  checkZone(zone);
  const opensAt = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: weekly.at }).toInstant();
  return { night: date, opensAt, closesAt: opensAt.add(WEEKLY_OPEN_FOR) };
}

/** The first window on its day that is still open or yet to open at `now`, and not dealt with. */
export function nextWeekly(weekly: WeeklyTime, now: Temporal.Instant, last?: LastNight): Window {
  let date = Temporal.PlainDate.from(nightOf(now, zoneAt(weekly, now))).subtract({ days: 1 });
  for (;;) {
    const isItsDay = date.dayOfWeek === weekly.day;
    const window = isItsDay ? weeklyWindow(date.toString(), weekly) : undefined;
    if (window && isBefore(now, window.closesAt) && !isDealtWith(window, last) && !isSameWeek(window, last))
      return window;
    date = date.add({ days: 1 });
  }
}

/** "From" the last one and not "after": a clock that was ahead must not silence all weeks until then. */
function isSameWeek({ opensAt }: Window, last: LastNight | undefined): boolean {
  if (last === undefined || last.isSkipped) return false;
  return last.at.until(opensAt).abs().total("hours") < APART_DAYS * 24;
}

/** The seven nights that the words named for `date` are about; the last is the one just over. */
export function nightsOfWeek(date: Night): Night[] {
  const day = Temporal.PlainDate.from(date);
  return [7, 6, 5, 4, 3, 2, 1].map((days) => day.subtract({ days }).toString());
}

/** What else comes by itself to somebody. */
export type Others = { readonly reminder?: Schedule | undefined; readonly checkIn?: CheckInTime | undefined };

/**
 * The same wish at a time at which nothing else comes within the hour: the nearest half hour before it that is free, else
 * the nearest after it. The time as it was where the whole day has none.
 *
 * @param date a day on which it comes
 */
export function atQuietTime(weekly: WeeklyTime, date: Night, { reminder, checkIn }: Others): WeeklyTime {
  const day = Temporal.PlainDate.from(date);
  const nights = [day.subtract({ days: 1 }).toString(), date];
  const evenings = reminder
    ? nights.filter((night) => bedtimeOn(reminder, night)).map((night) => windowOf(night, reminder).opensAt)
    : [];
  const mornings = checkIn ? nights.map((night) => checkInWindow(night, checkIn).opensAt) : [];
  const isQuiet = (at: Temporal.PlainTime) => {
    const { opensAt } = weeklyWindow(date, { ...weekly, at });
    const isClear = (other: Temporal.Instant, after: { readonly hours: number }) =>
      !isBefore(opensAt, other.add(after)) || !isBefore(other, opensAt.add(APART));
    return evenings.every((at) => isClear(at, AFTER_EVENING)) && mornings.every((at) => isClear(at, APART));
  };
  const before = Array.from({ length: 24 }, (_, half) => weekly.at.subtract({ minutes: 30 * half }));
  const after = Array.from({ length: 24 }, (_, half) => weekly.at.add({ minutes: 30 * half }));
  const at = [...before, ...after].filter(isForWeekly).find(isQuiet);
  return at ? { ...weekly, at } : weekly;
}
