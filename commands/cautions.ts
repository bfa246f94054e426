import { StringSelectMenuBuilder } from "discord.js";
import type { Caution } from "../src/content/caution.ts";
import { cautionMenu, cautionsFor, redFlags } from "../src/content/choose-cautions.ts";
import type { Content } from "../src/content/content.ts";
import { findCautionTopic, suggestCautionTopics } from "../src/content/find-caution-topic.ts";
import { sourcesOf } from "../src/content/sources-of.ts";
import type { Command } from "../src/discord/command.ts";
import { writeCustomId } from "../src/discord/custom-id.ts";
import { button, buttons, card, menu, type Shown, TONE } from "../src/discord/draw/card.ts";
import { sourceText } from "../src/discord/draw/source.ts";
import { UserError } from "../src/errors.ts";
import { everywhere } from "./contexts.ts";

const SEVERITY_IN_WORDS: Readonly<Record<Caution["severity"], string>> = {
  danger: "Danger",
  warning: "Warning",
  info: "Good to know",
};

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
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, { content }) {
    const typed = interaction.options.getString("topic")?.trim();
    const topic = typed ? topicNamed(content, typed) : firstTopic(content);
    await answer.send(drawCautions(content, topic), "private");
  },

  suggest: (interaction, { content }) =>
    suggestCautionTopics(content, interaction.options.getFocused()).map(({ label }) => ({ name: label, value: label })),

  actions: {
    async "cautions.topic"(interaction, _args, answer, { content }) {
      const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
      await answer.update(drawCautions(content, topicById(content, chosen ?? "")));
    },

    async "cautions.sources"(_interaction, [topic = ""], answer, { content }) {
      await answer.send(drawSources(content, topicById(content, topic)), "private");
    },
  },
};

function topicNamed(content: Content, typed: string): string {
  const found = findCautionTopic(content, typed);
  if (found !== undefined) return found.id;
  const labels = cautionMenu(content).map(({ label }) => `**${label}**`);
  throw new UserError(
    "caution-topic-unknown",
    `I have no card under those words. That does not mean it is safe: ask a pharmacist or a poison centre. Use \`/cautions\` alone to choose from a menu of what I do have: ${labels.join(", ")}.`,
  );
}

function topicById(content: Content, id: string): string {
  if (cautionMenu(content).some((topic) => topic.id === id)) return id;
  throw new UserError("button-outdated", "My cards have changed since then. Please use `/cautions` again.");
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

function cautionText({ severity, title, text }: Caution): string {
  return `### ${SEVERITY_IN_WORDS[severity]}: ${title}\n${text}`;
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
  const lists = cards.map((one) => {
    const lines = sourcesOf(content, one).map((source) => `- ${sourceText(source)}`);
    return `### ${one.title}\n${lines.join("\n")}\n-# Reviewed ${one.reviewedOn}`;
  });
  return card(TONE.caution, "## Where these cautions come from", ...lists);
}
