import type { CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { resumeCheckInButton } from "../../src/discord/ui/check-in.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import { dayAndTime } from "../../src/discord/ui/timestamps.ts";
import type { Travel } from "../../src/nights/night.ts";
import type { AnyStoredSchedule } from "../../src/nights/reminder.ts";
import type { TravelOutcome } from "../../src/nights/travel.ts";
import type { Text } from "../../src/text/text.ts";
import { cityOf } from "../../src/time/show-zone.ts";
import { resumeButton, startButton } from "./pause.ts";

/** Carries out a journey, of the evening's messages and the morning's, and says what comes of it. */

/** What somebody's place is asked of: their reminder, or a check-in alone. */
export async function scheduleThatIsOn(
  userId: string,
  { reminders, checkIns, hasDiary }: CommandContext,
): Promise<AnyStoredSchedule | undefined> {
  const reminder = await reminders.find(userId);
  if (reminder?.schedule && reminder.state !== "off") return reminder.schedule;
  const checkIn = hasDiary ? await checkIns.find(userId) : undefined;
  return checkIn?.schedule && checkIn.state !== "off" ? checkIn.schedule : undefined;
}

/** A journey ends now. */
export function comeHome(userId: string, context: CommandContext): Promise<Shown> {
  return travel(userId, undefined, context);
}

/** The morning's question travels along: by the clocks of home it would come in the middle of a night. */
export async function travel(userId: string, journey: Travel | undefined, context: CommandContext): Promise<Shown> {
  const { reminders, checkIns, weekly, hasDiary, text } = context;
  const outcome = await reminders.travel(userId, journey);
  const ofMornings = hasDiary ? await checkIns.travel(userId, journey) : undefined;
  if (hasDiary) await weekly.travel(userId, journey);
  const hasCheckIn = ofMornings !== undefined && ofMornings.kind !== "nothing-on";
  if (outcome.kind === "nothing-on" && hasCheckIn) return drawMornings(text, journey, ofMornings);
  return drawTravel(text, journey, outcome, hasCheckIn);
}

/** Somebody has a morning check-in and no reminder. */
function drawMornings(
  text: Text,
  journey: Travel | undefined,
  { kind, home, nextAt }: Exclude<TravelOutcome, { kind: "nothing-on" }>,
): Shown {
  const place = cityOf(home);
  const next = nextAt ? text("checkin.next", { when: dayAndTime(nextAt) }) : text("checkin.paused-by-you");
  const resume = nextAt ? [] : [resumeCheckInButton(text)];
  if (kind !== "away" || journey === undefined) {
    const said = text(kind === "home" ? "reminder.travel-over" : "reminder.travel-at-home", { home: place });
    return card(TONE.diary, [said, next].join("\n"), ...(resume.length > 0 ? [buttons(...resume)] : []));
  }
  const told = { place: cityOf(journey.zone), day: dayText(text, journey.until), home: place };
  return card(
    TONE.diary,
    [text("checkin.travel-set", told), next, text("checkin.travel-ends", told)].join("\n"),
    buttons(...travelButtons(text, journey), ...resume),
  );
}

function drawTravel(text: Text, journey: Travel | undefined, outcome: TravelOutcome, hasCheckIn: boolean): Shown {
  if (outcome.kind === "nothing-on") return drawNothingOn(text);
  const home = cityOf(outcome.home);
  const next = [
    ...(outcome.pausedUntil ? [text("reminder.travel-pause", { day: dayText(text, outcome.pausedUntil) })] : []),
    outcome.nextAt
      ? text("reminder.travel-next", { when: dayAndTime(outcome.nextAt) })
      : text("reminder.travel-paused"),
  ];
  const resume = outcome.nextAt ? [] : [resumeButton(text)];
  if (outcome.kind !== "away" || journey === undefined) {
    const said = text(outcome.kind === "home" ? "reminder.travel-over" : "reminder.travel-at-home", { home });
    return card(TONE.reminder, [said, ...next].join("\n"), ...(resume.length > 0 ? [buttons(...resume)] : []));
  }
  const told = { place: cityOf(journey.zone), day: dayText(text, journey.until), home };
  return card(
    TONE.reminder,
    [
      text("reminder.travel-set", told),
      ...(hasCheckIn ? [text("reminder.travel-mornings")] : []),
      ...next,
      text("reminder.travel-ends", told),
    ].join("\n"),
    buttons(...travelButtons(text, journey), ...resume),
  );
}

/** What can be done about a journey. */
export function travelButtons(text: Text, { zone }: Travel) {
  return [
    button(text("reminder.longer"), "reminder.longer", { zone }),
    button(text("reminder.home-already"), "reminder.at-home"),
  ];
}

export function drawNothingOn(text: Text): Shown {
  return card(TONE.reminder, text("reminder.zone-nothing-on"), buttons(startButton(text)));
}
