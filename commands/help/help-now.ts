import { HelpCardId } from "../../src/content/schema/help-card.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { Actions, CommandContext } from "../../src/discord/app/command.ts";
import { buttons, card, TONE } from "../../src/discord/ui/card.ts";
import {
  drawHelpGuide,
  drawHelpNow,
  drawHelpSources,
  type HelpShown,
  helpNowButton,
} from "../../src/discord/ui/help-now.ts";
import { UserError } from "../../src/errors.ts";

/** Answers somebody in danger, whatever they were asking for: to them alone, with the numbers of their country. */
export async function sendHelpNow(
  id: HelpCardId,
  userId: string,
  answer: Answer,
  context: CommandContext,
  { namesOpioid = false }: { readonly namesOpioid?: boolean } = {},
): Promise<void> {
  const country = await countryOf(userId, context);
  await answer.send(drawHelpNow(context.text, context.content, { card: id, country, namesOpioid }), "private");
}

export const helpNowActions = {
  /** *Need help now?*: which of the cards, privately, whatever message the button sits on. */
  async "help.now"(interaction, _args, answer, context) {
    const country = await countryOf(interaction.user.id, context);
    await answer.send(drawHelpNow(context.text, context.content, { card: undefined, country }), "private");
  },

  /** The card for words that may be danger, beside the answer they got. */
  async "help.now-asked"(interaction, { card: id, namesOpioid = false }, answer, context) {
    await sendHelpNow(cardOf(id), interaction.user.id, answer, context, { namesOpioid });
  },

  /** One of the cases. */
  async "help.now-card"(_interaction, { card: id, country }, answer, { text, content }) {
    await answer.update(drawHelpNow(text, content, { card: cardOf(id), country }));
  },

  /** Opens the menus of countries, or shows the numbers of the one that was chosen. It is not kept. */
  async "help.now-country"(interaction, { card: id, country, namesOpioid }, answer, { text, content }) {
    const shown: HelpShown = {
      card: id ? cardOf(id) : undefined,
      country,
      namesOpioid,
    };
    const [chosen] = interaction.values;
    await answer.update(
      drawHelpNow(
        text,
        content,
        chosen === undefined ? { ...shown, choosesCountry: true } : { ...shown, country: chosen },
      ),
    );
  },

  async "help.now-cpr"(_interaction, { country }, answer, { text, content }) {
    await answer.send(drawHelpGuide(text, content, "cpr", country), "private");
  },

  async "help.now-naloxone"(_interaction, { country }, answer, { text, content }) {
    await answer.send(drawHelpGuide(text, content, "naloxone", country), "private");
  },

  async "help.now-sources"(_interaction, { card: id, country }, answer, { text, content }) {
    await answer.send(drawHelpSources(text, content, cardOf(id), country), "private");
  },

  /** A country chosen on a message of before `help.now-country`. */
  async "help.urgent-country"(interaction, { topic }, answer, { text, content }) {
    const id = OF_TOPIC[topic] ?? cardOf(undefined);
    await answer.update(drawHelpNow(text, content, { card: id, country: interaction.values[0] }));
  },

  /** The card stays where it is: it may have been pressed by mistake. */
  async "help.not-that"(interaction, _args, answer, { text, notThat }) {
    notThat(interaction.user.id);
    await answer.send(card(TONE.plain, text("help-now.not-that"), buttons(helpNowButton(text))), "private");
  },
} satisfies Actions;

/** The cards that stand in for the two topics of messages sent before there were cards. */
const OF_TOPIC: Readonly<Record<string, HelpCardId>> = { emergency: "overdose", crisis: "crisis" };

/** Help does not fail with the store: without a country it is what holds anywhere. */
export async function countryOf(userId: string, { people }: CommandContext): Promise<string | undefined> {
  return people.countryOf(userId).catch(() => undefined);
}

/** A button that is forged, or of a case there is no longer. */
function cardOf(id: string | undefined): HelpCardId {
  const known = HelpCardId.safeParse(id);
  if (!known.success) throw new UserError("help-outdated");
  return known.data;
}
