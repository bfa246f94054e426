import type { CommandContext, Suggestion } from "../../src/discord/app/command.ts";
import { dayText, nightsText } from "../../src/discord/ui/schedule.ts";
import { EVERY_NIGHT, readNamedNights, WEEKEND_NIGHTS, WEEKNIGHTS } from "../../src/nights/chosen-nights.ts";
import { readPauseUntil } from "../../src/nights/pause-until.ts";
import { tonightIn } from "../../src/nights/tonight.ts";
import type { Text } from "../../src/text/text.ts";
import { MENU_LIMIT } from "../../src/time/menu-limit.ts";
import { showZone } from "../../src/time/show-zone.ts";
import type { Weekday } from "../../src/time/weekdays.ts";
import { shortWeekday } from "../../src/time/weekdays.ts";
import { suggestPlaces as placesFor } from "../../src/understanding/place/suggest-places.ts";

/** What is offered while somebody types; nothing here waits for anything but the list of places, which is loaded once. */

/** The value says the zone as well, so that it is read back as this place and no other. */
export async function suggestPlaces(
  typed: string,
  { places, now }: Pick<CommandContext, "places" | "now">,
): Promise<Suggestion[]> {
  return placesFor(typed, await places(), now(), MENU_LIMIT).map(({ zone, name }) => {
    const whole = `${name} (${zone})`;
    return { name: name.slice(0, LONGEST_CHOICE), value: whole.length <= LONGEST_PLACE ? whole : showZone(zone) };
  });
}

/** Discord's own limit for the name of a choice, and ours for a place. */
const LONGEST_CHOICE = 100;
const LONGEST_PLACE = 80;

/** Shows how the words typed are understood; without any, the usual choices. */
export function suggestNights(typed: string, text: Text): Suggestion[] {
  const read = typed.trim() === "" ? undefined : readNamedNights(typed);
  const choices = read
    ? [read]
    : [EVERY_NIGHT, WEEKNIGHTS, WEEKEND_NIGHTS].map((nights) => ({ nights, isWithout: false }));
  return choices.map(({ nights, isWithout }) =>
    isWithout
      ? { name: text("reminder.nights-without", { nights: nightsText(text, nights) }), value: `no ${daysOf(nights)}` }
      : { name: nightsText(text, nights), value: daysOf(nights) },
  );
}

/** The usual lengths, and what was typed when it can be read; the person's own "tonight" is settled when it is sent. */
export function suggestUntil(typed: string, text: Text, now: Temporal.Instant): Suggestion[] {
  const usual = USUAL_PAUSES.map(([value, name]) => ({ name: text(name), value }));
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return usual;
  const read = readPauseUntil(wanted, tonightIn("UTC", now));
  if (read.kind === "night") return [{ name: wanted, value: wanted }];
  if (read.kind === "ask") return read.nights.map((night) => ({ name: dayText(text, night), value: night }));
  return usual.filter(({ name }) => name.toLowerCase().includes(wanted));
}

/** What `readPauseUntil` reads, and the name it is offered under. */
const USUAL_PAUSES = [
  ["tomorrow", "reminder.until-tomorrow"],
  ["3 nights", "reminder.until-nights"],
  ["1 week", "reminder.until-week"],
  ["2 weeks", "reminder.until-two-weeks"],
] as const;

/** As words that `readNights` reads, since people see the value when they go back to edit it. */
function daysOf(nights: readonly Weekday[]): string {
  return nights.map(shortWeekday).join(" ");
}
