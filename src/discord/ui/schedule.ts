import { EVERY_NIGHT, WEEKNIGHTS } from "../../nights/chosen-nights.ts";
import type { StoredSchedule } from "../../nights/reminder.ts";
import type { Text } from "../../text/text.ts";
import type { Weekday } from "../../time/weekdays.ts";
import { showZone } from "../../time/zones.ts";

/** Any Monday: weekdays are named by the days after it. */
const MONDAY = Temporal.PlainDate.from("2026-01-05");

/** "every night", "Sunday to Thursday nights", "Monday and Friday nights". */
export function nightsText(text: Text, nights: readonly Weekday[] = EVERY_NIGHT): string {
  if (nights.length === EVERY_NIGHT.length) return text("reminder.nights-every");
  if (nights.join() === WEEKNIGHTS.join()) return text("reminder.nights-weeknights");
  const days = nights.map((day) => MONDAY.add({ days: day - 1 }).toLocaleString(text.locale, { weekday: "long" }));
  return text("reminder.nights-some", { days: new Intl.ListFormat(text.locale).format(days) });
}

/** What the sentences about a schedule are told. */
export function scheduleWords(text: Text, { bedtime, zone, leadMinutes, nights, quiet }: StoredSchedule) {
  return {
    bedtime,
    place: showZone(zone),
    nights: nightsText(text, nights),
    lead: leadMinutes,
    quiet: quiet ? "yes" : "other",
  } as const;
}

/** A night with its weekday, such as "Friday 27 November". */
export function dayText(text: Text, night: string): string {
  return Temporal.PlainDate.from(night).toLocaleString(text.locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
}
