import { helpFor } from "../../src/content/choose/help.ts";
import { checkQuestions, checkResult } from "../../src/content/choose/run-check.ts";
import { sourcesOf } from "../../src/content/choose/sources-of.ts";
import type { CheckCard, CheckQuestion } from "../../src/content/schema/check.ts";
import type { Content } from "../../src/content/schema/content.ts";
import type { Action, CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { type CustomId, customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { countryMenus } from "../../src/discord/ui/country-menus.ts";
import { drawSourcesOf, writeSources } from "../../src/discord/ui/source.ts";
import { directoryLink, numberLines, numbersNote, whomToCall } from "../../src/discord/ui/whom-to-call.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";

/** Few enough answers to be read on a phone; with the closing cards they fit in one message. */
const ANSWERS_A_PAGE = 4;

/** How far somebody is: all of it in the buttons they press, none of it kept by us. */
type State = {
  /** The question being asked, or the last one answered. */
  readonly question: string;
  readonly yes: readonly string[];
  /** Whose numbers to show, once chosen: ISO 3166-1 alpha-2. */
  readonly country: string;
};

export const check: Subcommand = {
  data: (sub) => sub.setName("check").setDescription(key("sleep-check.description")),

  isPrivate: () => true,

  async run(_interaction, answer, context) {
    await answer.send(drawNext(context, { question: "", yes: [], country: "" }), "private");
  },

  actions: {
    "sleep.check-yes": step((context, state) => {
      const yes = [...new Set([...state.yes, state.question])];
      const question = questionOf(context.content, state);
      return question.urgency === "later"
        ? drawNext(context, { ...state, yes })
        : drawUrgent(context, question, { ...state, yes });
    }),

    "sleep.check-no": step((context, state) => {
      const yes = state.yes.filter((id) => id !== state.question);
      return drawNext(context, { ...state, yes });
    }),

    "sleep.check-on": step(drawNext),

    /** From any message, which stays as it is. */
    async "sleep.check-begin"(_interaction, _args, answer, context) {
      await answer.send(drawNext(context, { question: "", yes: [], country: "" }), "private");
    },

    async "sleep.check-page"(_interaction, args, answer, context) {
      await answer.update(drawResult(context, readState(context.content, args), checkedPage(args.page)));
    },

    async "sleep.check-again"(_interaction, _args, answer, context) {
      await answer.update(drawNext(context, { question: "", yes: [], country: "" }));
    },

    async "sleep.check-country"(interaction, args, answer, context) {
      const { content } = context;
      const [country = ""] = interaction.values;
      const state = readState(content, { ...args, country });
      await answer.update(drawUrgent(context, questionOf(content, state), state));
    },

    async "sleep.check-sources"(_interaction, args, answer, context) {
      const state = readState(context.content, args);
      const entries =
        args.page === undefined
          ? [questionOf(context.content, state)]
          : onPage(context.content, state, checkedPage(args.page)).entries;
      await answer.send(drawSources(context, entries, state), "private");
    },
  },
};

function step(draw: (context: CommandContext, state: State) => Shown): Action<State> {
  return async (_interaction, args, answer, context) => answer.update(draw(context, readState(context.content, args)));
}

/** The question after the one in `state`, or the end. */
function drawNext(context: CommandContext, state: State): Shown {
  const questions = checkQuestions(context.content);
  const index = questions.findIndex(({ id }) => id === state.question) + 1;
  const next = questions[index];
  return next === undefined
    ? drawResult(context, state, 0)
    : drawQuestion(context, next, { number: index + 1, count: questions.length }, { ...state, question: next.id });
}

function drawQuestion(
  { text }: CommandContext,
  { asks }: CheckQuestion,
  place: { number: number; count: number },
  state: State,
): Shown {
  return card(
    TONE.plain,
    ...(place.number === 1 ? [text("sleep-check.opening")] : []),
    `### ${text("sleep-check.question", place)}\n${asks}`,
    `-# ${text("sleep-check.not-a-diagnosis")}`,
    buttons(
      button(text("sleep-check.yes"), "sleep.check-yes", state),
      button(text("sleep-check.no"), "sleep.check-no", state),
      ...(place.number === 1 ? [] : [button(text("sleep-check.start-again"), "sleep.check-again")]),
    ),
  );
}

/** What cannot wait for the other questions. */
function drawUrgent({ content, text }: CommandContext, question: CheckQuestion, state: State): Shown {
  const isCrisis = question.urgency === "crisis";
  return card(
    TONE.danger,
    `## ${text(isCrisis ? "sleep-check.heading-crisis" : "sleep-check.heading-urgent")}`,
    answerText(question),
    ...(isCrisis
      ? [
          numbersText(text, content, state.country),
          ...countryMenus(text, content, (group) => menuId(state, group), state.country),
        ]
      : []),
    buttons(
      button(text("sleep-check.go-on"), "sleep.check-on", state),
      button(text("common.sources"), "sleep.check-sources", state),
    ),
    `-# ${text("sleep-check.not-a-diagnosis")}`,
  );
}

/** What is shown at the end at once: some of the answers, the urgent ones first, and the closing cards with the last. */
function onPage(content: Content, state: State, wanted: number) {
  const { answers, cards } = checkResult(content, state.yes);
  const pages = Math.max(1, Math.ceil(answers.length / ANSWERS_A_PAGE));
  const page = Math.min(wanted, pages - 1);
  const shown = answers.slice(page * ANSWERS_A_PAGE, (page + 1) * ANSWERS_A_PAGE);
  const closing = page === pages - 1 ? cards : [];
  return { page, pages, answers: shown, closing, entries: [...shown, ...closing] };
}

function drawResult({ content, text }: CommandContext, state: State, wanted: number): Shown {
  const { page, pages, answers, closing } = onPage(content, state, wanted);
  const urgent = answers.filter(({ urgency }) => urgency !== "later");
  const others = answers.filter(({ urgency }) => urgency === "later");
  const isCrisis = urgent.some(({ urgency }) => urgency === "crisis");
  const place = pages > 1 ? `${text("sleep-check.part", { part: page + 1, parts: pages })} ` : "";
  const to = (other: number) => ({ ...state, page: other });
  return card(
    urgent.length > 0 ? TONE.danger : TONE.plain,
    `## ${text(headingOf(state, isCrisis))}`,
    ...urgent.flatMap((one) => [
      answerText(one),
      ...(one.urgency === "crisis" ? [numbersText(text, content, state.country)] : []),
    ]),
    ...(urgent.length > 0 && others.length + closing.length > 0 ? (["line"] as const) : []),
    ...others.map(answerText),
    ...closing.map((one) => closingText(text, content, one)),
    `-# ${place}${text("sleep-check.not-a-diagnosis")}${isCrisis ? "" : ` ${text("sleep-check.in-danger")}`}`,
    buttons(
      ...(page + 1 < pages ? [mainButton(text("sleep-check.next"), "sleep.check-page", to(page + 1))] : []),
      ...(page > 0 ? [button(text("sleep-check.previous"), "sleep.check-page", to(page - 1))] : []),
      button(text("common.sources"), "sleep.check-sources", to(page)),
      button(text("sleep-check.start-again"), "sleep.check-again"),
    ),
  );
}

function headingOf({ yes }: State, isCrisis: boolean) {
  if (isCrisis) return "sleep-check.heading-crisis";
  return yes.length > 0 ? "sleep-check.heading-some" : "sleep-check.heading-none";
}

function answerText({ title, text }: CheckQuestion): string {
  return `### ${title}\n${text}`;
}

function closingText(text: Text, content: Content, entry: CheckCard): string {
  const pages = entry.readOn ? `\n${writeSources(text, sourcesOf(content, entry))}` : "";
  return `### ${entry.title}\n${entry.text}${pages}`;
}

/** The numbers of a country, or what to do in any. */
function numbersText(text: Text, content: Content, country: string): string {
  const help = helpFor(content, country);
  const { helpline } = help;
  if (helpline === undefined)
    return [
      text("sleep-check.anywhere", { call: whomToCall(text, help).crisis }),
      text("help.more-crisis-lines", { directory: directoryLink(content) }),
    ].join("\n");
  return [
    text("sleep-check.where-to-call", { country: helpline.country }),
    ...numberLines(text, content, help, ["crisis", "emergency"]),
    ...numbersNote(help),
  ].join("\n");
}

function menuId({ question, yes }: State, menu: number): CustomId {
  return customId("sleep.check-country", { question, yes, menu });
}

/** Each source once: the answers share many. */
function drawSources(
  { content, text }: CommandContext,
  entries: readonly (CheckQuestion | CheckCard)[],
  { country }: State,
): Shown {
  const { helpline } = helpFor(content, country);
  return drawSourcesOf(text, content, [...entries, ...(helpline ? [helpline] : [])]);
}

function questionOf(content: Content, { question }: State): CheckQuestion {
  const found = checkQuestions(content).find(({ id }) => id === question);
  if (found === undefined) throw outdated();
  return found;
}

function checkedPage(page: number): number {
  if (!Number.isSafeInteger(page) || page < 0) throw outdated();
  return page;
}

/** A button that is forged, or older than the questions we have today. */
function readState(content: Content, { question, yes, country }: State): State {
  const known = checkQuestions(content).map(({ id }) => id);
  const isListed = content.helplines.some(({ code }) => code === country);
  const state = {
    question,
    yes: [...new Set(yes)],
    country: isListed ? country : "",
  };
  const isKnown = [...state.yes, ...(question === "" ? [] : [question])].every((id) => known.includes(id));
  if (!isKnown) throw outdated();
  return state;
}

function outdated(): UserError {
  return new UserError("check-outdated");
}
