import { StringSelectMenuBuilder } from "discord.js";
import { cautionMenu, cautionsFor, redFlags } from "../src/content/choose-cautions.ts";
import type { Content } from "../src/content/content.ts";
import type { Sourced } from "../src/content/entry.ts";
import { findCautionTopic, findUrgentTopic, suggestCautionTopics } from "../src/content/find-caution-topic.ts";
import { findPlace, placeLabel, suggestPlaces } from "../src/content/find-place.ts";
import { classToken, knownNames } from "../src/content/known-names.ts";
import { sourcesOf } from "../src/content/sources-of.ts";
import { suggestNames } from "../src/content/suggest-names.ts";
import type { Command } from "../src/discord/command.ts";
import { writeCustomId } from "../src/discord/custom-id.ts";
import { button, buttons, card, menu, type Shown, TONE } from "../src/discord/draw/card.ts";
import { cautionText } from "../src/discord/draw/caution.ts";
import { messages } from "../src/discord/draw/pages.ts";
import { sourceText } from "../src/discord/draw/source.ts";
import { UserError } from "../src/errors.ts";
import { placeSections } from "./cautions/place.ts";
import type { CautionSection } from "./cautions/section.ts";
import { namesSections, readNames } from "./cautions/with.ts";
import { everywhere } from "./contexts.ts";

const WHERE_TO_GET_HELP =
  "**Where to get help:** call your local emergency number if any of this is happening now. Ask a poison centre or a pharmacist if you have a question, and a doctor or a substance-use service if you want to cut down. `/help` has numbers by country.";

export const cautions: Command = {
  data: everywhere("cautions", "Before you take something to sleep: what is known, and when to call for help")
    .addStringOption((option) =>
      option
        .setName("topic")
        .setDescription("What to read about, such as alcohol or stopping")
        .setMaxLength(100)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName("with")
        .setDescription("One to four medicines or substances, with commas between: what each does with kratom")
        .setMaxLength(200)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName("place")
        .setDescription("A country or US state: what its law says of kratom, and as of when")
        .setMaxLength(60)
        .setAutocomplete(true),
    )
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, { content, now }) {
    const typed = (option: string) => interaction.options.getString(option)?.trim() || undefined;
    const asked = { topic: typed("topic"), names: typed("with"), place: typed("place") };
    const urgent = findUrgentTopic(content, [asked.names, asked.place].filter(Boolean).join(" "));
    if (urgent) await answer.send(drawCautions(content, urgent.id), "private");
    for (const shown of drawAsked(content, asked, now(), urgent !== undefined)) await answer.send(shown, "private");
  },

  suggest(interaction, { content }) {
    const { name, value } = interaction.options.getFocused(true);
    const choices =
      name === "with"
        ? suggestNames(content, value)
        : name === "place"
          ? suggestPlaces(content, value)
          : suggestCautionTopics(content, value).map(({ label }) => label);
    return choices.map((choice) => ({ name: choice, value: choice }));
  },

  actions: {
    async "cautions.topic"(interaction, _args, answer, { content }) {
      const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
      await answer.update(drawCautions(content, topicById(content, chosen ?? "")));
    },

    async "cautions.sources"(_interaction, [topic = ""], answer, { content }) {
      await answer.send(drawSources(content, topicById(content, topic)), "private");
    },

    async "cautions.name"(_interaction, [key = ""], answer, { content }) {
      const name = knownNames(content).byKey.get(key);
      if (name === undefined) throw outdated();
      for (const shown of drawSections(content, namesSections(content, readNames(content, name.label))))
        await answer.send(shown, "private");
    },

    async "cautions.place"(_interaction, [id = ""], answer, { content, now }) {
      const place = content.places.find((one) => one.id === id);
      if (place === undefined && id !== "none") throw outdated();
      const found = place === undefined ? ({ kind: "none" } as const) : ({ kind: "place", place } as const);
      for (const shown of drawSections(content, placeSections(content, found, now())))
        await answer.send(shown, "private");
    },

    async "cautions.with-sources"(_interaction, [tokens = ""], answer, { content }) {
      const { classes, notice } = content.interactions;
      const named = tokens.split(".").filter((token) => token !== "");
      const wanted = classes.filter((one) => named.includes(classToken(one)));
      if (wanted.length !== named.length) throw outdated();
      const lists = [
        ...wanted.map((one) => sourceList(content, one.name, one)),
        sourceList(content, "The list as a whole", notice),
      ];
      const sections = lists.map((list) => ({ parts: [list] }));
      for (const shown of messages(TONE.caution, sections, () => [])) await answer.send(shown, "private");
    },

    async "cautions.law-sources"(_interaction, [id = ""], answer, { content }) {
      const place = content.places.find((one) => one.id === id);
      if (place === undefined) throw outdated();
      await answer.send(card(TONE.caution, sourceList(content, `Law: ${placeLabel(place)}`, place)), "private");
    },
  },
};

type Asked = {
  readonly topic: string | undefined;
  readonly names: string | undefined;
  readonly place: string | undefined;
};

/** All that was asked for, red flags first and once. */
function drawAsked(content: Content, asked: Asked, now: Temporal.Instant, isHelpShown: boolean): Shown[] {
  const names = asked.names === undefined ? undefined : readNames(content, asked.names);
  const isNothingKnown = names?.every(({ kind }) => kind === "unlisted") && asked.place === undefined;
  if (isHelpShown && isNothingKnown && asked.topic === undefined) return []; // those words were a cry for help, not a name

  const isTopicAlone = names === undefined && asked.place === undefined;
  const topic = asked.topic === undefined ? undefined : findCautionTopic(content, asked.topic)?.id;
  if (isTopicAlone && asked.topic !== undefined && topic === undefined)
    throw new UserError("caution-topic-unknown", noSuchTopic(content));
  const shownTopic = topic ?? (isTopicAlone ? firstTopic(content) : undefined);
  const sections = [
    ...(asked.topic !== undefined && topic === undefined ? [{ parts: [noSuchTopic(content)] }] : []),
    ...(names === undefined ? [] : namesSections(content, names)),
    ...(asked.place === undefined ? [] : placeSections(content, findPlace(content, asked.place), now)),
  ];
  return [
    ...(shownTopic === undefined ? [] : [drawCautions(content, shownTopic)]),
    ...drawSections(content, sections, isHelpShown || shownTopic !== undefined),
  ];
}

/** Red flags, the sections, and with each message whom to ask; for names also what the list is not. */
function drawSections(content: Content, sections: readonly CautionSection[], areFlagsShown = false): Shown[] {
  if (sections.length === 0) return [];
  const flags: CautionSection[] = areFlagsShown
    ? []
    : [{ parts: ["## First: signs of an emergency", ...redFlags(content).map(cautionText), "line"] }];
  const isAboutNames = sections.some(({ isAboutNames }) => isAboutNames);
  return messages(TONE.caution, [...flags, ...sections], (onIt) => {
    const tokens = onIt.flatMap(({ from }) => (from === undefined ? [] : [classToken(from)]));
    return [
      "line",
      ...(isAboutNames ? [content.interactions.notice.text] : []),
      WHERE_TO_GET_HELP,
      ...(isAboutNames ? [buttons(button("Sources", "cautions.with-sources", tokens.join(".")))] : []),
    ];
  });
}

function outdated(): UserError {
  return new UserError("button-outdated", "My cards have changed since then. Please use `/cautions` again.");
}

function noSuchTopic(content: Content): string {
  const labels = cautionMenu(content).map(({ label }) => `**${label}**`);
  return `I have no card under those words. That does not mean it is safe: ask a pharmacist or a poison centre. Use \`/cautions\` alone to choose from a menu of what I do have: ${labels.join(", ")}.`;
}

function topicById(content: Content, id: string): string {
  if (cautionMenu(content).some((topic) => topic.id === id)) return id;
  throw outdated();
}

function firstTopic(content: Content): string {
  return cautionMenu(content)[0]?.id ?? "";
}

/**
 * Red flags first, whatever was asked for; then the cards of the topic; then the way to the others. Only somebody
 * who thinks of suicide reads first what is for them.
 */
export function drawCautions(content: Content, topic: string): Shown {
  const flags = redFlags(content);
  const cards = cautionsFor(content, topic).filter((one) => !flags.includes(one));
  const emergency = ["## First: signs of an emergency", ...flags.map(cautionText)];
  const asked = cards.map(cautionText);
  const [first, second] = topic === "crisis" ? [asked, emergency] : [emergency, asked];
  return card(
    TONE.caution,
    ...first,
    "line",
    ...second,
    ...(second.length > 0 ? (["line"] as const) : []),
    WHERE_TO_GET_HELP,
    menu(topicMenu(content, topic)),
    buttons(button("Sources", "cautions.sources", topic)),
  );
}

function topicMenu(content: Content, current: string): StringSelectMenuBuilder {
  const options = cautionMenu(content).map(({ id, label, description }) => ({
    value: id,
    label,
    description,
    default: id === current,
  }));
  return new StringSelectMenuBuilder()
    .setCustomId(writeCustomId("cautions.topic"))
    .setPlaceholder("Read about something else")
    .addOptions(options);
}

function drawSources(content: Content, topic: string): Shown {
  const cards = [...new Set([...redFlags(content), ...cautionsFor(content, topic)])];
  const lists = cards.map((one) => sourceList(content, one.title, one));
  return card(TONE.caution, "## Where these cautions come from", ...lists);
}

function sourceList(content: Content, title: string, entry: Sourced): string {
  const lines = sourcesOf(content, entry).map((source) => `- ${sourceText(source)}`);
  return `### ${title}\n${lines.join("\n")}\n-# Reviewed ${entry.reviewedOn}`;
}
