import { EVERY_NIGHT, WEEKNIGHTS } from "../../nights/chosen-nights.ts";
import { type Cycle, isWeek, readCycle } from "../../nights/cycle.ts";
import type { StoredSchedule } from "../../nights/reminder.ts";
import type { Text } from "../../text/text.ts";
import type { Weekday } from "../../time/weekdays.ts";
import { cityOf, showZone } from "../../time/zones.ts";
import { showClockTime } from "../../understanding/clock/show-clock-time.ts";

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
  return MONDAY.add({ days: day - 1 }).toLocaleString(text.locale, { weekday: "long" });
}

/** What the sentences about a schedule are told. */
export function scheduleWords(text: Text, stored: StoredSchedule) {
  const { bedtime, zone, leadMinutes, travel, quiet } = stored;
  return {
    bedtime,
    place: travel
      ? text("reminder.place-away", {
          place: showZone(travel.zone),
          day: dayText(text, travel.until),
          home: cityOf(zone),
        })
      : showZone(zone),
    nights: [
      ...(stored.everyOther && stored.nights === undefined && stored.cycle === undefined
        ? []
        : [rhythmText(text, stored)]),
      ...(stored.everyOther ? [text("reminder.nights-every-other")] : []),
    ].join(", "),
    lead: leadMinutes,
    quiet: quiet ? "yes" : "other",
  } as const;
}

/** Which nights the usual bedtime is for, and the bedtimes of the others: "Sunday to Thursday nights; 23:45 on Friday nights". */
function rhythmText(text: Text, { bedtime, nights, cycle: written }: StoredSchedule): string {
  if (written === undefined) return nightsText(text, nights);
  const cycle = readCycle(written);
  if (!isWeek(cycle)) return text("reminder.nights-rota", rotaWords(text, cycle));
  const byBedtime = Map.groupBy(EVERY_NIGHT, (day) => clockOf(cycle.bedtimes[day - 1]));
  const usual = nightsText(text, byBedtime.get(bedtime) ?? []);
  const others = [...byBedtime].filter(([clock]) => clock !== undefined && clock !== bedtime);
  return [
    usual,
    ...others.map(([clock = "", days]) =>
      text("reminder.nights-other", { bedtime: clock, nights: nightsText(text, days) }),
    ),
  ].join("; ");
}

/** "4 × 23:00, 2 × 08:00, 3 off", and when it began. */
export function rotaWords(text: Text, { start, bedtimes }: Cycle) {
  const runs: { clock: string | undefined; length: number }[] = [];
  for (const bedtime of bedtimes) {
    const clock = clockOf(bedtime);
    const latest = runs.at(-1);
    if (latest !== undefined && latest.clock === clock) latest.length += 1;
    else runs.push({ clock, length: 1 });
  }
  const shifts = runs.map(({ clock, length }) =>
    clock === undefined
      ? text("reminder.rota-off", { nights: length })
      : text("reminder.rota-run", { nights: length, bedtime: clock }),
  );
  return { nights: bedtimes.length, shifts: shifts.join(", "), day: dayText(text, start) };
}

function clockOf(bedtime: Temporal.PlainTime | undefined): string | undefined {
  return bedtime && showClockTime(bedtime);
}

/** A night with its weekday, such as "Friday 27 November". */
export function dayText(text: Text, night: string): string {
  return Temporal.PlainDate.from(night).toLocaleString(text.locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
}
