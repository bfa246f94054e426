import type { Actions, CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import type { Text } from "../../src/text/text.ts";
import { drawNight, type Opening, opening, openingIn } from "./night-card.ts";
import { alsoForm, tickedIn } from "./night-modal.ts";

/**
 * The optional second step: whether the day before had a nap, late caffeine, alcohol, a medicine to help with sleep or
 * exercise. Yes or no alone: no names, no amounts, no comments. It is asked for by whoever ticked it once, until they
 * turn it off.
 */
export const alsoActions: Actions = {
  async "diary.also"(interaction, args, answer, { diary, text }) {
    const where = openingIn(args, interaction.user.id);
    const noted = (await diary.find(where.userId))?.nights.find(({ night }) => night === where.night);
    if (noted === undefined) return answer.send(drawNotLogged(text, where), "private");
    await answer.form(alsoForm(text, where, noted.also, interaction.id));
  },

  async "diary.also-ticked"(interaction, { night, zone }, answer, context) {
    const { diary, text } = context;
    const where = openingIn({ night, zone }, interaction.user.id);
    const also = tickedIn(interaction);
    const isKept = also !== undefined && (await diary.keepAlso(where.userId, night, also));
    if (!isKept) return answer.update(drawNotLogged(text, where));
    await diary.askAlso(where.userId, true);
    await answer.update(await drawKept(where, context));
  },

  async "diary.also-off"(interaction, args, answer, context) {
    const where = openingIn(args, interaction.user.id);
    await context.diary.askAlso(where.userId, false);
    await answer.update(await drawKept(where, context, context.text("diary.also-is-off")));
  },
};

/** A night as it stands in the diary. */
export async function drawKept(where: Opening, { diary, text }: CommandContext, ...said: string[]): Promise<Shown> {
  const record = await diary.find(where.userId);
  const entry = record?.nights.find(({ night }) => night === where.night);
  if (record === undefined || entry === undefined) return drawNotLogged(text, where);
  return drawNight(text, { entry, problems: [], vague: [], middles: {} }, where, { asksAlso: record.asksAlso, said });
}

function drawNotLogged(text: Text, where: Opening): Shown {
  return card(
    TONE.diary,
    text("diary.not-logged", { day: dayText(text, where.night) }),
    buttons(button(text("diary.open-again"), "diary.open", opening(where))),
  );
}
