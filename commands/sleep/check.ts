import { StringSelectMenuBuilder } from "discord.js";
import type { CheckCard, CheckQuestion } from "../../src/content/check.ts";
import type { Content } from "../../src/content/content.ts";
import { helpFor } from "../../src/content/help.ts";
import { checkQuestions, checkResult } from "../../src/content/run-check.ts";
import { sourcesOf } from "../../src/content/sources-of.ts";
import type { Action, Subcommand } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, menu, type Part, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { sourceText } from "../../src/discord/draw/source.ts";
import { UserError } from "../../src/errors.ts";

/** How far somebody is: all of it in the buttons they press, none of it kept by us. */
type State = {
  /** The question being asked, or the last one answered. */
  readonly question: string;
  readonly yes: readonly string[];
  /** Whose numbers to show, once chosen: ISO 3166-1 alpha-2. */
  readonly country: string;
};

/** Discord's most options in one menu (docs: components/reference). */
const MENU = 25;

const NOT_A_DIAGNOSIS = "-# This is not a diagnosis. I store nothing of what you answer.";

export const check: Subcommand = {
  data: (sub) =>
    sub
      .setName("check")
      .setDescription("When tips are not enough: six short questions, and whom to see about what fits"),

  isPrivate: () => true,

  async run(_interaction, answer, { content }) {
    await answer.send(drawNext(content, { question: "", yes: [], country: "" }), "private");
  },

  actions: {
    "sleep.check-yes": step((content, state) => {
      const yes = [...new Set([...state.yes, state.question])];
      const question = questionOf(content, state);
      return question.urgency === "later"
        ? drawNext(content, { ...state, yes })
        : drawUrgent(content, question, { ...state, yes });
    }),

    "sleep.check-no": step((content, state) => {
      const yes = state.yes.filter((id) => id !== state.question);
      return drawNext(content, { ...state, yes });
    }),

    "sleep.check-on": step(drawNext),

    "sleep.check-again": step((content) => drawNext(content, { question: "", yes: [], country: "" })),

    async "sleep.check-country"(interaction, args, answer, { content }) {
      const country = (interaction.isStringSelectMenu() ? interaction.values[0] : undefined) ?? "";
      const state = readState(content, [...args.slice(0, 2), country]);
      await answer.update(drawUrgent(content, questionOf(content, state), state));
    },

    async "sleep.check-sources"(_interaction, args, answer, { content }) {
      await answer.send(drawSources(content, readState(content, args)), "private");
    },
  },
};

function step(draw: (content: Content, state: State) => Shown): Action {
  return async (_interaction, args, answer, { content }) => answer.update(draw(content, readState(content, args)));
}

/** The question after the one in `state`, or the end. */
function drawNext(content: Content, state: State): Shown {
  const questions = checkQuestions(content);
  const index = questions.findIndex(({ id }) => id === state.question) + 1;
  const next = questions[index];
  return next === undefined
    ? drawResult(content, state)
    : drawQuestion(next, { number: index + 1, of: questions.length }, { ...state, question: next.id });
}

function drawQuestion({ asks }: CheckQuestion, place: { number: number; of: number }, state: State): Shown {
  const opening =
    "## When tips are not enough\nA few questions, and then whom to see about what fits. What cannot wait comes first. If somebody is in danger now, call your local emergency number; `/help` has numbers by country.";
  return card(
    TONE.plain,
    ...(place.number === 1 ? [opening] : []),
    `### Question ${place.number} of ${place.of}\n${asks}`,
    NOT_A_DIAGNOSIS,
    buttons(
      button("Yes", "sleep.check-yes", ...writeState(state)),
      button("No", "sleep.check-no", ...writeState(state)),
      ...(place.number === 1 ? [] : [button("Start again", "sleep.check-again")]),
    ),
  );
}

/** What cannot wait for the other questions. */
function drawUrgent(content: Content, question: CheckQuestion, state: State): Shown {
  const isCrisis = question.urgency === "crisis";
  return card(
    TONE.danger,
    isCrisis ? "## Help first" : "## Before anything else",
    answerText(question),
    ...(isCrisis ? [numbersText(content, state.country), ...countryMenus(content, state)] : []),
    buttons(
      button("Go on with the questions", "sleep.check-on", ...writeState(state)),
      button("Sources", "sleep.check-sources", ...writeState(state)),
    ),
    NOT_A_DIAGNOSIS,
  );
}

function drawResult(content: Content, state: State): Shown {
  const { answers, cards } = checkResult(content, state.yes);
  const urgent = answers.filter(({ urgency }) => urgency !== "later");
  const others = answers.filter(({ urgency }) => urgency === "later");
  const isCrisis = urgent.some(({ urgency }) => urgency === "crisis");
  return card(
    urgent.length > 0 ? TONE.danger : TONE.plain,
    `## ${headingOf(state, isCrisis)}`,
    ...urgent.flatMap((one) => [
      answerText(one),
      ...(one.urgency === "crisis" ? [numbersText(content, state.country)] : []),
    ]),
    ...(urgent.length > 0 ? (["line"] as const) : []),
    ...others.map(answerText),
    ...cards.map((one) => closingText(content, one)),
    `${NOT_A_DIAGNOSIS}${isCrisis ? "" : " In danger now? Call your local emergency number."}`,
    buttons(button("Sources", "sleep.check-sources", ...writeState(state)), button("Start again", "sleep.check-again")),
  );
}

function headingOf({ yes }: State, isCrisis: boolean): string {
  if (isCrisis) return "Help first";
  return yes.length > 0 ? "Whom to see, and about what" : "When tips are not enough";
}

function answerText({ title, text }: CheckQuestion): string {
  return `### ${title}\n${text}`;
}

function closingText(content: Content, entry: CheckCard): string {
  const pages = entry.readOn ? sourcesOf(content, entry).map((source) => `\n- ${sourceText(source)}`) : [];
  return `### ${entry.title}\n${entry.text}${pages.join("")}`;
}

/** The numbers of a country, or what to do in any. */
function numbersText(content: Content, country: string): string {
  const { helpline, crisis, emergency } = helpFor(content, country);
  if (helpline === undefined) return `**Anywhere:** ${crisis.say}.`;
  return [
    `**Where to call: ${helpline.country}**`,
    `- **Thoughts of harming yourself:** ${crisis.say}`,
    `- **Emergency:** ${emergency.say}`,
    `-# As of ${helpline.asOf}${helpline.asOfEstimated ? " (estimated)" : ""}.${helpline.note ? ` ${helpline.note}` : ""}`,
  ].join("\n");
}

/** Every country on our list by name, in as few menus as hold them. */
function countryMenus(content: Content, { question, yes, country }: State): Part[] {
  const lines = content.helplines.toSorted((one, other) => one.country.localeCompare(other.country, "en"));
  const size = Math.ceil(lines.length / Math.ceil(lines.length / MENU));
  const groups = Map.groupBy(lines, (_line, index) => Math.floor(index / size));
  return [...groups].map(([group, some]) =>
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(writeCustomId("sleep.check-country", question, yes.join("."), String(group)))
        .setPlaceholder(`Numbers for your country: ${some[0]?.country} to ${some.at(-1)?.country}`)
        .addOptions(some.map((line) => ({ value: line.code, label: line.country, default: line.code === country }))),
    ),
  );
}

/** Each source once: the answers share many. */
function drawSources(content: Content, state: State): Shown {
  const { answers, cards } = checkResult(content, state.yes);
  const { helpline } = helpFor(content, state.country);
  const entries = [...answers, ...(helpline ? [helpline] : []), ...cards];
  const sources = new Set(entries.flatMap((entry) => sourcesOf(content, entry)));
  const reviewed = entries.map(({ reviewedOn }) => reviewedOn).sort()[0];
  return card(
    TONE.plain,
    "## Where this comes from",
    [...sources].map((source) => `- ${sourceText(source)}`).join("\n"),
    `-# Reviewed ${reviewed}`,
  );
}

function questionOf(content: Content, { question }: State): CheckQuestion {
  const found = checkQuestions(content).find(({ id }) => id === question);
  if (found === undefined) throw outdated();
  return found;
}

function writeState({ question, yes, country }: State): string[] {
  return [question, yes.join("."), country];
}

/** A button that is forged, or older than the questions we have today. */
function readState(content: Content, [question = "", yes = "", country = ""]: readonly string[]): State {
  const known = checkQuestions(content).map(({ id }) => id);
  const isListed = content.helplines.some(({ code }) => code === country);
  const state = {
    question,
    yes: yes === "" ? [] : [...new Set(yes.split("."))],
    country: isListed ? country : "",
  };
  const isKnown = [...state.yes, ...(question === "" ? [] : [question])].every((id) => known.includes(id));
  if (!isKnown) throw outdated();
  return state;
}

function outdated(): UserError {
  return new UserError(
    "button-outdated",
    "My questions have changed since then. Please use `/sleep check` again. If you are in danger now, call your local emergency number.",
  );
}
