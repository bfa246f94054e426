import { EVERY_NIGHT, WEEKNIGHTS } from "../../nights/chosen-nights.ts";
import { type Cycle, isWeek, readCycle } from "../../nights/cycle.ts";
import { bedtimesOf, type NightsOfBedtime } from "../../nights/laid-over.ts";
import { bedtimeOn, type Night, type Schedule, type Travel } from "../../nights/night.ts";
import type { StoredSchedule } from "../../nights/reminder.ts";
import { runsOf } from "../../nights/runs.ts";
import type { Text } from "../../text/text.ts";
import { cityOf, showZone } from "../../time/show-zone.ts";
import type { Weekday } from "../../time/weekdays.ts";
import { showClockTime } from "../../understanding/clock/show-clock-time.ts";
import { writtenDate } from "./written-date.ts";

/** Any Monday: weekdays are named by the days after it. */
const MONDAY = Temporal.PlainDate.from("2026-01-05");

/** "every night", "Sunday to Thursday nights", "Monday and Friday nights". */
export function nightsText(text: Text, nights: readonly Weekday[] = EVERY_NIGHT): string {
  if (nights.length === EVERY_NIGHT.length) return text("reminder.nights-every");
  if (nights.join() === WEEKNIGHTS.join()) return text("reminder.nights-weeknights");
  return text("reminder.nights-some", { days: weekdayNames(text, nights) });
}

/** "Friday and Saturday". */
export function weekdayNames(text: Text, days: readonly number[]): string {
  return new Intl.ListFormat(text.locale).format(days.map((day) => weekdayName(text, day)));
}

/** @param day 1 for Monday to 7 for Sunday */
export function weekdayName(text: Text, day: number): string {
  return writtenDate(MONDAY.add({ days: day - 1 }), text.locale, { weekday: "long" });
}

/** What the sentences about a schedule are told. Of one with several bedtimes, `evenings` says them all. */
export function scheduleWords(text: Text, stored: StoredSchedule) {
  const { bedtime, zone, leadMinutes, nights, cycle: written, everyOther, travel, quiet } = stored;
  const cycle = written === undefined ? undefined : readCycle(written);
  const halved = everyOther ? [text("reminder.nights-every-other")] : [];
  return {
    bedtime,
    form: cycle === undefined ? "plain" : isWeek(cycle) ? "week" : "other",
    evenings: cycle === undefined ? "" : [eveningsText(text, cycle), ...halved].join(", "),
    day: cycle === undefined ? "" : dayText(text, cycle.start),
    place: travel ? placeAway(text, travel, zone) : showZone(zone),
    nights: [...(everyOther && nights === undefined ? [] : [nightsText(text, nights)]), ...halved].join(", "),
    lead: leadMinutes,
    quiet: quiet ? "yes" : "other",
  } as const;
}

/** "Tokyo until Friday 12 December, then Lisbon". */
export function placeAway(text: Text, { zone, until }: Travel, home: string): string {
  return text("reminder.place-away", { place: showZone(zone), day: dayText(text, until), home: cityOf(home) });
}

/** The bedtimes of a week or a rota in one line: "Sun–Thu 22:30 · Fri Sat 23:45", "4 × 23:00, 2 × 08:00, 3 off". */
export function eveningsText(text: Text, cycle: Cycle): string {
  return isWeek(cycle) ? weekText(text, (day) => cycle.bedtimes[day - 1]) : rotaText(text, cycle);
}

function weekText(text: Text, bedtimeOfDay: (day: Weekday) => Temporal.PlainTime | undefined): string {
  const off = EVERY_NIGHT.filter((day) => bedtimeOfDay(day) === undefined);
  return [
    ...bedtimesOf(bedtimeOfDay).map((group) => groupText(text, group)),
    ...(off.length > 0 ? [text("reminder.week-off", { days: shortDays(text, off) })] : []),
  ].join(" · ");
}

/** "Sun–Thu 22:30". */
export function groupText(text: Text, { nights, bedtime }: NightsOfBedtime): string {
  return `${shortDays(text, nights)} ${clockOf(bedtime)}`;
}

/** Days in a row as one, round the week: "Sun–Thu", "Fri Sat", "Mon–Wed Fri". */
export function shortDays(text: Text, nights: readonly Weekday[]): string {
  const short = (day: Weekday) => weekdayShort(text, day);
  if (nights.length === EVERY_NIGHT.length) return `${short(1)}–${short(7)}`;
  const isIn = (day: number) => nights.includes((((day - 1 + 7) % 7) + 1) as Weekday);
  const rows = nights
    .filter((day) => !isIn(day - 1))
    .map((first) => {
      const row = [first];
      while (isIn(first + row.length)) row.push((((first - 1 + row.length) % 7) + 1) as Weekday);
      return row;
    });
  return rows
    .map((row) =>
      row.length > 2 ? `${short(row[0] as Weekday)}–${short(row.at(-1) as Weekday)}` : row.map(short).join(" "),
    )
    .join(" ");
}

/** "4 × 23:00, 2 × 08:00, 3 off". */
export function rotaText(text: Text, { bedtimes }: Pick<Cycle, "bedtimes">): string {
  return runsOf(bedtimes.map((bedtime) => bedtime && showClockTime(bedtime)))
    .map(({ value: bedtime, length: nights }) =>
      bedtime === undefined ? text("reminder.rota-off", { nights }) : text("reminder.rota-run", { nights, bedtime }),
    )
    .join(", ");
}

/** The nights from `first` on, a line each, with their bedtimes: one of the next day says so. */
export function nextNightsText(text: Text, schedule: Schedule, first: Night, count: number): string {
  const evening = Temporal.PlainDate.from(first);
  return Array.from({ length: count }, (_, days) => {
    const date = evening.add({ days });
    const bedtime = bedtimeOn(schedule, date.toString());
    const day = shortDate(text, date);
    if (bedtime === undefined) return text("reminder.night-off", { day });
    const told = { day, bedtime: showClockTime(bedtime) };
    if (bedtime.hour < EARLY || bedtime.hour >= NOON) return text("reminder.night-at", told);
    return text("reminder.night-next-day", {
      ...told,
      next: weekdayShort(text, date.add({ days: 1 }).dayOfWeek as Weekday),
    });
  }).join("\n");
}

/** Later than this, and before noon, people speak of the next day. */
const EARLY = 5;
const NOON = 12;

/** "Sat 28 Nov". */
export function shortDate(text: Text, date: Temporal.PlainDate): string {
  return writtenDate(date, text.locale, { weekday: "short", day: "numeric", month: "short" });
}

function weekdayShort(text: Text, day: Weekday): string {
  return writtenDate(MONDAY.add({ days: day - 1 }), text.locale, { weekday: "short" });
}

function clockOf(bedtime: Temporal.PlainTime | undefined): string {
  return bedtime === undefined ? "" : showClockTime(bedtime);
}

/** A night with its weekday, such as "Friday 27 November". */
export function dayText(text: Text, night: string): string {
  return writtenDate(Temporal.PlainDate.from(night), text.locale, { weekday: "long", day: "numeric", month: "long" });
}
