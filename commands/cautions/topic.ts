import { StringSelectMenuBuilder } from "discord.js";
import { cautionMenu, cautionsFor } from "../../src/content/choose/choose-cautions.ts";
import type { Help } from "../../src/content/choose/help.ts";
import type { Caution } from "../../src/content/schema/caution.ts";
import type { Content } from "../../src/content/schema/content.ts";
import type { HelpField } from "../../src/content/schema/helpline.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import {
  BUTTONS_IN_A_ROW,
  button,
  buttons,
  card,
  menu,
  type Part,
  type Shown,
  TONE,
} from "../../src/discord/ui/card.ts";
import { writeCaution } from "../../src/discord/ui/caution.ts";
import { helpNowButton } from "../../src/discord/ui/help-now.ts";
import { asTyped, numberLines, numbersNote, urgentHeading } from "../../src/discord/ui/whom-to-call.ts";
import type { Text } from "../../src/text/text.ts";
import { countWords, MOST_WORDS } from "./with.ts";

/** Where no poison or crisis line is known, its line says to call the emergency number, which need not be said twice. */
function callsOf(topic: string, { poison, crisis }: Help): readonly HelpField[] | undefined {
  if (topic === "emergency") return poison === null ? ["emergency"] : ["emergency", "poison"];
  if (topic === "crisis") return crisis === null ? ["crisis"] : ["crisis", "emergency"];
  return undefined;
}

/**
 * One line for who is in danger now, then as many cards of the topic as there is room for; the others are a button
 * each. In the topics of somebody in danger whom to call stands in place of that line.
 */
export function drawTopic(text: Text, content: Content, topic: string, help: Help): Shown {
  const fields = callsOf(topic, help);
  const before: Part[] = fields ? [callsText(text, content, help, fields), "line"] : dangerLine(text, help, true);
  const after = fields ? [] : [text("cautions.where-to-get-help")];
  const { shown, others } = cardsThatFit(text, cautionsFor(content, topic), [...before, ...after]);
  return card(
    TONE.caution,
    ...before,
    ...shown.map((one) => writeCaution(text, one)),
    ...(after.length > 0 ? ["line" as const, ...after] : []),
    ...(others.length > 0
      ? [buttons(...others.map(({ id, title }) => button(title, "cautions.card", { card: id })))]
      : []),
    menu(topicMenu(text, content, topic)),
    buttons(...(fields ? [helpNowButton(text)] : []), button(text("common.sources"), "cautions.sources", { topic })),
  );
}

/** The first card, and those after it that keep the answer within the words that two names have. */
function cardsThatFit(text: Text, cards: readonly Caution[], around: readonly Part[]) {
  const wordsOf = (parts: readonly Part[]) => countWords(parts.filter((part) => typeof part === "string").join("\n"));
  let left = MOST_WORDS.two - wordsOf(around);
  const fits = (one: Caution) => {
    left -= countWords(writeCaution(text, one));
    return left >= 0;
  };
  const firstBehind = cards.findIndex((one, at) => !fits(one) && at > 0);
  const most = firstBehind < 0 ? cards.length : firstBehind;
  return { shown: cards.slice(0, most), others: cards.slice(most, most + BUTTONS_IN_A_ROW) };
}

/** One line for who is in danger now, with the steps behind a button. */
export function dangerLine(text: Text, help: Help, isOpioid: boolean): Part[] {
  const call = help.emergency === null ? text("help-now.any-emergency") : asTyped(help.emergency);
  const steps = button(text("cautions.emergency-steps"), "cautions.steps", { namesOpioid: isOpioid });
  return [text("cautions.danger-line", { call }), buttons(steps)];
}

function callsText(text: Text, content: Content, help: Help, fields: readonly HelpField[]): string {
  return [urgentHeading(text, help), ...numberLines(text, content, help, fields), ...numbersNote(help)].join("\n");
}

function topicMenu(text: Text, content: Content, current: string): StringSelectMenuBuilder {
  const options = cautionMenu(content).map(({ id, label, description }) => ({
    value: id,
    label,
    description,
    default: id === current,
  }));
  return new StringSelectMenuBuilder()
    .setCustomId(customId("cautions.topic"))
    .setPlaceholder(text("cautions.read-more"))
    .addOptions(options);
}
