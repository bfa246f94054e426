import type { ModalBuilder } from "discord.js";
import type { Actions, CommandContext } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, miss, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { typedForm } from "../../src/discord/ui/form.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import { UserError } from "../../src/errors.ts";
import { isNight } from "../../src/nights/evening.ts";
import { type Night, zoneAt } from "../../src/nights/night.ts";
import { readPauseUntil } from "../../src/nights/pause-until.ts";
import { tonightIn } from "../../src/nights/tonight.ts";
import type { Text } from "../../src/text/text.ts";
import { cityOf } from "../../src/time/show-zone.ts";
import { askWhichPlace, type Choosing, drawUnknownPlace, placeIn } from "../shared/which-place.ts";
import { outdated } from "./draft.ts";
import { comeHome, drawNothingOn, scheduleThatIsOn, travel } from "./journey.ts";
import { checkedZone, questionAbout } from "./place.ts";

/** A journey: the clocks of another place until the first night at home again. */

const DAY_FIELD = "day";
/** What "Stay longer" offers, in nights. */
const LONGER = [1, 3, 7] as const;
/** So many readings of a date fit into a custom id. */
const MOST_NIGHTS = 3;

export const awayActions = {
  /** Which place, or which night, was meant. */
  async "reminder.away"(interaction, { zone, nights }, answer, context) {
    const meant = nights.map(checkedNight);
    if (meant.length === 0) throw outdated();
    await answer.update(await goAway(interaction.user.id, checkedZone(zone), meant, context));
  },

  async "reminder.at-home"(interaction, _args, answer, context) {
    await answer.update(await comeHome(interaction.user.id, context));
  },

  /** How much longer somebody stays. What the button sits on stays as it is: it may be a night's message. */
  async "reminder.longer"(interaction, { zone }, answer, context) {
    const schedule = await scheduleThatIsOn(interaction.user.id, context);
    if (schedule === undefined) return answer.send(drawNothingOn(context.text), "private");
    const tonight = tonightIn(zoneAt(schedule, context.now()), context.now());
    const until = schedule.travel?.until ?? tonight;
    await answer.send(askHowLong(context.text, checkedZone(zone), until > tonight ? until : tonight), "private");
  },

  async "reminder.other-day"(interaction, { zone }, answer, { text }) {
    await answer.form(dayForm(text, checkedZone(zone), interaction.id));
  },

  async "reminder.other-day-typed"(interaction, { zone }, answer, context) {
    const typed = interaction.fields.getTextInputValue(DAY_FIELD).trim();
    const nights = homecomingsIn(typed, tonightIn(checkedZone(zone), context.now()));
    await answer.update(await goAway(interaction.user.id, checkedZone(zone), nights, context));
  },
} satisfies Actions;

/**
 * Where somebody is, and until when, as they typed it: what can be read in several ways is asked about.
 *
 * @param home by whose clock "Friday" is meant
 * @throws {UserError} for a night that cannot be read, or lies in the past
 */
export async function awayFor(
  userId: string,
  typed: { readonly place: string; readonly until: string; readonly home: string },
  context: CommandContext,
): Promise<Shown> {
  const { text } = context;
  const nights = homecomingsIn(typed.until, tonightIn(typed.home, context.now()));
  const read = await placeIn(typed.place, context);
  const choosing: Choosing = (zone, number) => customId("reminder.away", { zone, nights, number });
  switch (read.kind) {
    case "value":
      return goAway(userId, read.value.zone, nights, context);
    case "ask":
      return askWhichPlace(TONE.reminder, questionAbout(text, typed.place, read.readings), read.readings, choosing);
    case "unreadable":
      return drawUnknownPlace(text, TONE.reminder, read.nearest, choosing);
  }
}

async function goAway(userId: string, zone: string, nights: readonly Night[], context: CommandContext): Promise<Shown> {
  const [until, other] = nights;
  if (until === undefined) throw outdated();
  if (other !== undefined) return askWhichNight(context.text, zone, nights);
  if (until <= tonightIn(zone, context.now())) throw new UserError("travel-past");
  return travel(userId, { zone, until }, context);
}

function askHowLong(text: Text, zone: string, until: Night): Shown {
  const later = LONGER.map((nights) => ({
    nights,
    night: Temporal.PlainDate.from(until).add({ days: nights }).toString(),
  }));
  return card(
    TONE.reminder,
    text("reminder.longer-question", { place: cityOf(zone) }),
    buttons(
      ...later.map(({ night }) => mainButton(dayText(text, night), "reminder.away", { zone, nights: [night] })),
      button(text("reminder.another-day"), "reminder.other-day", { zone }),
    ),
  );
}

function askWhichNight(text: Text, zone: string, nights: readonly Night[]): Shown {
  const choices = nights.map((night) => mainButton(dayText(text, night), "reminder.away", { zone, nights: [night] }));
  return miss(card(TONE.reminder, text("reminder.travel-which"), buttons(...choices)));
}

function dayForm(text: Text, zone: string, occasion: string): ModalBuilder {
  const field = {
    id: DAY_FIELD,
    label: text("reminder.home-label"),
    description: text("reminder.home-hint"),
    maxLength: 40,
  };
  return typedForm(text("reminder.home-title"), field, customId("reminder.other-day-typed", { zone, occasion }));
}

/** The first night at home again, or those that may be meant. */
function homecomingsIn(typed: string, tonight: Night): readonly Night[] {
  const read = readPauseUntil(typed, tonight);
  if (read.kind === "night") return [read.night];
  if (read.kind === "ask") return read.nights.slice(0, MOST_NIGHTS);
  throw new UserError(`travel-${read.kind}`);
}

function checkedNight(night: string): Night {
  if (!isNight(night)) throw outdated();
  return night;
}
