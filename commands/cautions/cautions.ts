import type { ModalBuilder } from "discord.js";
import { cautionMenu, cautionsFor } from "../../src/content/choose/choose-cautions.ts";
import { type Help, helpFor } from "../../src/content/choose/help.ts";
import { sourcesOf } from "../../src/content/choose/sources-of.ts";
import { pageOfAsked } from "../../src/content/choose/tip-pages.ts";
import type { Content } from "../../src/content/schema/content.ts";
import type { Sourced } from "../../src/content/schema/entry.ts";
import { findCautionTopic, suggestCautionTopics } from "../../src/content/search/find-caution-topic.ts";
import {
  type FoundJurisdiction,
  findJurisdiction,
  jurisdictionLabel,
  suggestJurisdictions,
} from "../../src/content/search/find-jurisdiction.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { Command, CommandContext } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { drawNothingNamed } from "../../src/discord/ui/asked-cautions.ts";
import { card, miss, type Part, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { writeCaution } from "../../src/discord/ui/caution.ts";
import { typedForm } from "../../src/discord/ui/form.ts";
import { messages } from "../../src/discord/ui/pages.ts";
import { writeReviewed, writeSources } from "../../src/discord/ui/source.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";
import { medicineIndex } from "../../src/understanding/medicines/medicine-index.ts";
import type { MedicinesRead } from "../../src/understanding/medicines/read-medicines.ts";
import { suggestMedicines } from "../../src/understanding/medicines/suggest-medicines.ts";
import type { Routed } from "../../src/understanding/question/route-question.ts";
import { countryOf, sendHelpNow } from "../help/help-now.ts";
import { everywhere } from "../shared/contexts.ts";
import { placeSections } from "./place.ts";
import { dangerLine, drawTopic } from "./topic.ts";
import { allOf, countWords, isAnyNamed, namedSections, namesByTokens, readNames } from "./with.ts";
import { namedSources } from "./with-sources.ts";

const NAMES_FIELD = "names";
const LONGEST_NAMES = 200;

export const cautions: Command = {
  data: everywhere("cautions", key("cautions.description"))
    .addStringOption((option) =>
      option.setName("topic").setDescription(key("cautions.option-topic")).setMaxLength(100).setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName("with")
        .setDescription(key("cautions.option-with"))
        .setMaxLength(LONGEST_NAMES)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName("place").setDescription(key("cautions.option-place")).setMaxLength(60).setAutocomplete(true),
    )
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const typed = (option: string) => interaction.options.getString(option)?.trim() || undefined;
    const asked = { topic: typed("topic"), names: typed("with"), place: typed("place") };
    const help = helpFor(context.content, await countryOf(interaction.user.id, context));
    for (const shown of drawAsked(context, asked, help)) await answer.send(shown, "private");
  },

  suggest(interaction, { content }) {
    const { name, value } = interaction.options.getFocused(true);
    const choices =
      name === "with"
        ? suggestMedicines(content, value)
        : name === "place"
          ? suggestJurisdictions(content, value)
          : suggestCautionTopics(content, value).map(({ label }) => label);
    return choices.map((choice) => ({ name: choice, value: choice }));
  },

  actions: {
    async "cautions.topic"(interaction, _args, answer, context) {
      const { content, text } = context;
      const [chosen = ""] = interaction.values;
      const help = helpFor(content, await countryOf(interaction.user.id, context));
      await answer.update(drawTopic(text, content, topicById(content, chosen), help));
    },

    /** Names of what somebody thinks of taking, from a button on any message. */
    async "cautions.ask"(interaction, _args, answer, { text }) {
      await answer.form(nameForm(text, interaction.id));
    },

    async "cautions.asked"(interaction, _args, answer, context) {
      const read = readNames(context.content, interaction.fields.getTextInputValue(NAMES_FIELD));
      await sendNamed(read, interaction.user.id, answer, context);
    },

    /** The menu of all cautions, from any message. */
    async "cautions.all"(interaction, _args, answer, context) {
      const { content, text } = context;
      const help = helpFor(content, await countryOf(interaction.user.id, context));
      await answer.send(drawTopic(text, content, firstTopic(content), help), "private");
    },

    /** Several names, as they were read in a direct message. */
    async "cautions.names"(interaction, { names }, answer, context) {
      const read = readNames(context.content, names.join(", "));
      await sendNamed(read, interaction.user.id, answer, context);
    },

    /** A card of a topic that had no room on its answer. */
    async "cautions.card"(_interaction, { card: id }, answer, { content, text }) {
      const one = content.cautions.find((caution) => caution.id === id);
      if (one === undefined) throw outdated();
      await answer.send(card(TONE.caution, writeCaution(text, one)), "private");
    },

    async "cautions.sources"(_interaction, { topic }, answer, context) {
      for (const shown of drawSources(context, topicById(context.content, topic))) await answer.send(shown, "private");
    },

    /** An action of its own: the line that asks about danger may bring the same card to the same message. */
    async "cautions.steps"(interaction, { namesOpioid }, answer, context) {
      await sendHelpNow("overdose", interaction.user.id, answer, context, { namesOpioid });
    },

    /** A spelling that a message of before `cautions.named` asked about. */
    async "cautions.name"(interaction, { key }, answer, context) {
      const medicine = medicineIndex(context.content).byKey.get(key);
      if (medicine === undefined) throw outdated();
      await sendNamed(readNames(context.content, medicine.label), interaction.user.id, answer, context);
    },

    async "cautions.named"(interaction, { tokens }, answer, context) {
      await sendNamed(namedBy(context, tokens), interaction.user.id, answer, context);
    },

    async "cautions.more"(_interaction, { tokens }, answer, context) {
      const drawn = messages(TONE.caution, allOf(context, namedBy(context, tokens)), () => []);
      const most = drawn.slice(0, MOST_MESSAGES);
      for (const shown of most) await answer.send(shown, "private");
      if (drawn.length > most.length)
        await answer.send(card(TONE.caution, context.text("cautions.named-too-much")), "private");
    },

    async "cautions.named-sources"(_interaction, { tokens }, answer, context) {
      const sections = namedSources(context, namedBy(context, tokens));
      for (const shown of messages(TONE.caution, sections, () => []).slice(0, MOST_MESSAGES))
        await answer.send(shown, "private");
    },

    async "cautions.place"(_interaction, { place: id }, answer, context) {
      const { content } = context;
      const place = content.jurisdictions.find((one) => one.id === id);
      if (place === undefined && id !== "none") throw outdated();
      const found = place === undefined ? ({ kind: "none" } as const) : ({ kind: "place", place } as const);
      for (const shown of drawPlace(context, found)) await answer.send(shown, "private");
    },

    async "cautions.law-sources"(_interaction, { place: id }, answer, context) {
      const { content, text } = context;
      const place = content.jurisdictions.find((one) => one.id === id);
      if (place === undefined) throw outdated();
      const title = text("cautions.law", { place: jurisdictionLabel(place) });
      await answer.send(card(TONE.caution, sourceList(context, title, place)), "private");
    },
  },
};

/** Messages that Discord grants an app installed to a user after the first answer. */
const MOST_MESSAGES = 4;

/**
 * The answer to a question about taking something, to whoever asked alone: what is known of what they named, or where
 * to go from here.
 */
export async function sendCautionsFor(
  { names, tips }: Extract<Routed, { kind: "cautions" }>,
  userId: string,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  if (names.length > 0) return sendTaken(names, userId, answer, context);
  await answer.send(drawNothingNamed(context.content, context.text, userId, pageOfAsked(tips)), "private");
}

/** What is known of substances that somebody said they took, with each other: to them alone. */
async function sendTaken(
  names: readonly string[],
  userId: string,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  await sendNamed(readNames(context.content, names.join(", ")), userId, answer, context);
}

async function sendNamed(read: MedicinesRead, userId: string, answer: Answer, context: CommandContext): Promise<void> {
  const help = helpFor(context.content, await countryOf(userId, context));
  for (const shown of drawNamed(context, read, help)) await answer.send(shown, "private");
}

function namedBy({ content }: CommandContext, tokens: string): MedicinesRead {
  const read = namesByTokens(content, tokens);
  if (read === undefined) throw outdated();
  return read;
}

type Asked = {
  readonly topic: string | undefined;
  readonly names: string | undefined;
  readonly place: string | undefined;
};

/** All that was asked for: what to do in an emergency first and once, in a line. */
function drawAsked(context: CommandContext, asked: Asked, help: Help): Shown[] {
  const { content, text } = context;
  const read = asked.names === undefined ? undefined : readNames(content, asked.names);
  const isTopicAlone = read === undefined && asked.place === undefined;
  const topic = asked.topic === undefined ? undefined : findCautionTopic(content, asked.topic)?.id;
  if (isTopicAlone && asked.topic !== undefined && topic === undefined)
    throw new UserError("caution-topic-unknown", { topics: topicNames(content) });
  const shownTopic = topic ?? (isTopicAlone ? firstTopic(content) : undefined);
  const place = asked.place === undefined ? undefined : findJurisdiction(content, asked.place);
  const isNothingKnown =
    shownTopic === undefined &&
    (read === undefined || !isAnyNamed(read)) &&
    (place === undefined || place.kind === "none");
  const drawn = [
    ...(shownTopic === undefined ? [] : [drawTopic(text, content, shownTopic, help)]),
    ...(asked.topic !== undefined && topic === undefined
      ? [card(TONE.caution, text("errors.caution-topic-unknown", { topics: topicNames(content) }))]
      : []),
    ...(read === undefined ? [] : drawNamed(context, read, help, shownTopic !== undefined)),
    ...(place === undefined ? [] : drawPlace(context, place)),
  ];
  return isNothingKnown ? drawn.map(miss) : drawn;
}

/** What is known of names, below one line for who is in danger. */
function drawNamed(context: CommandContext, read: MedicinesRead, help: Help, isLineShown = false): Shown[] {
  const before: Part[] = isLineShown ? [] : dangerLine(context.text, help, isOpioidNamed(read));
  const spent = before.filter((part) => typeof part === "string").join(" ");
  const sections = [
    ...(before.length > 0 ? [{ parts: before }] : []),
    ...namedSections(context, read, countWords(spent)),
  ];
  return messages(TONE.caution, sections, () => []);
}

function isOpioidNamed({ names }: MedicinesRead): boolean {
  return names.some(({ medicine }) => medicine.classes.some((id) => id === "opioids" || id === "kratom-7oh"));
}

function drawPlace(context: CommandContext, found: FoundJurisdiction): Shown[] {
  return messages(TONE.caution, placeSections(context, found), () => [
    "line",
    context.text("cautions.where-to-get-help"),
  ]);
}

function nameForm(text: Text, occasion: string): ModalBuilder {
  const field = {
    id: NAMES_FIELD,
    label: text("cautions.ask-names"),
    placeholder: text("cautions.names-example"),
    maxLength: LONGEST_NAMES,
  };
  return typedForm(text("cautions.ask-title"), field, customId("cautions.asked", { occasion }));
}

function outdated(): UserError {
  return new UserError("cautions-outdated");
}

/** Every topic there is, for somebody whose words fit none. */
function topicNames(content: Content): string {
  return cautionMenu(content)
    .map(({ label }) => `**${label}**`)
    .join(", ");
}

function topicById(content: Content, id: string): string {
  if (cautionMenu(content).some((topic) => topic.id === id)) return id;
  throw outdated();
}

function firstTopic(content: Content): string {
  return cautionMenu(content)[0]?.id ?? "";
}

function drawSources(context: CommandContext, topic: string): Shown[] {
  const { content, text } = context;
  const lists = cautionsFor(content, topic).map((one) => sourceList(context, one.title, one));
  const sections = [text("cautions.where-from"), ...lists].map((part) => ({ parts: [part] }));
  return messages(TONE.caution, sections, () => []);
}

function sourceList({ content, text }: CommandContext, title: string, entry: Sourced): string {
  const sources = writeSources(text, sourcesOf(content, entry));
  return `### ${title}\n${sources}\n${writeReviewed(text, content, entry)}`;
}
