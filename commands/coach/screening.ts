import { goOn, isAfterBreak, resume as resumed } from "../../src/coaching/programme.ts";
import { helpFor } from "../../src/content/choose/help.ts";
import { programmeCard, screeningQuestions } from "../../src/content/choose/programme.ts";
import type { Content } from "../../src/content/schema/content.ts";
import { type ScreeningQuestion, Week } from "../../src/content/schema/programme.ts";
import type { Action, Actions, CommandContext } from "../../src/discord/app/command.ts";
import type { ComponentRequest } from "../../src/discord/app/request.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { drawHelpNow, helpNowButton } from "../../src/discord/ui/help-now.ts";
import { drawSourcesOf } from "../../src/discord/ui/source.ts";
import { numberLines, numbersNote } from "../../src/discord/ui/whom-to-call.ts";
import { UserError } from "../../src/errors.ts";
import { countryOf } from "../help/help-now.ts";
import { drawChoice } from "./choice.ts";
import { standingOf } from "./programme-context.ts";
import { beginToShift } from "./shift-begin.ts";
import { drawProgramme } from "./where.ts";

/**
 * The questions before the four weeks, before the third of them, after a long break, and before a bedtime is moved. What
 * somebody answered is in the buttons they press and nowhere else.
 */

/** What comes after the last question: "start", "back", "week-3", "shift-2330". */
export type Why = "start" | "back" | `week-${number}` | `shift-${string}`;

type State = {
  readonly why: string;
  /** The question being asked, or the last one answered. */
  readonly question: string;
  /** What changes a step, of what was answered by yes. */
  readonly yes: readonly string[];
};

/** The first question, below what is said of why it is asked. */
export function drawScreening(context: CommandContext, why: Why, ...above: readonly string[]): Shown {
  const [first] = screeningQuestions(context.content);
  if (first === undefined) throw outdated();
  return drawQuestion(context, first, { why, question: first.id, yes: [] }, above);
}

export const screeningActions = {
  /** From any message, which stays as it is. */
  async "coach.begin"(interaction, _args, answer, context) {
    const standing = await standingOf(interaction.user.id, context);
    const { programme, today } = standing;
    if (programme === undefined) return answer.update(drawScreening(context, "start"));
    await answer.update(
      isAfterBreak(programme, today) ? drawScreening(context, "back") : drawProgramme(standing, context),
    );
  },

  "coach.yes": onQuestion(async (question, state, interaction, context) => {
    if (question.level === "adapt") {
      const yes = [...new Set([...state.yes, question.id])];
      return drawAdapted(context, question, { ...state, yes });
    }
    const country = await countryOf(interaction.user.id, context);
    return question.level === "now"
      ? drawNow(context, question, country)
      : drawDoctorFirst(context, question, state, country);
  }),

  "coach.no": onQuestion(async (_question, state, interaction, context) => {
    const yes = state.yes.filter((id) => id !== state.question);
    return drawNext({ ...state, yes }, interaction, context);
  }),

  /** A clinician agreed, or what changes was read. */
  "coach.agreed": onQuestion(async (question, state, interaction, context) => {
    if (question.level === "now") throw outdated(); // nobody goes on from there
    return drawNext(state, interaction, context);
  }),

  async "coach.sources"(_interaction, { entry: id }, answer, { content, text }) {
    const entry = content.programme.find((one) => one.id === id);
    if (entry === undefined || !("sources" in entry)) throw outdated();
    await answer.send(drawSourcesOf(text, content, [entry]), "private");
  },
} satisfies Actions;

function onQuestion(
  draw: (
    question: ScreeningQuestion,
    state: State,
    interaction: ComponentRequest,
    context: CommandContext,
  ) => Promise<Shown>,
): Action<State> {
  return async (interaction, state, answer, context) => {
    const questions = screeningQuestions(context.content);
    const question = questions.find(({ id }) => id === state.question);
    const isKnown = state.yes.every((id) => questions.some((one) => one.id === id));
    if (question === undefined || !isKnown) throw outdated();
    await answer.update(await draw(question, state, interaction, context));
  };
}

async function drawNext(state: State, interaction: ComponentRequest, context: CommandContext): Promise<Shown> {
  const questions = screeningQuestions(context.content);
  const next = questions[questions.findIndex(({ id }) => id === state.question) + 1];
  return next === undefined
    ? drawPassed(state, interaction, context)
    : drawQuestion(context, next, { ...state, question: next.id });
}

function drawQuestion(
  { content, text }: CommandContext,
  { id, asks }: ScreeningQuestion,
  state: State,
  above: readonly string[] = [],
): Shown {
  const questions = screeningQuestions(content);
  const number = questions.findIndex((one) => one.id === id) + 1;
  return card(
    TONE.plan,
    ...above,
    text("coach.question", { number, count: questions.length, asks }),
    `-# ${text("coach.none-kept")}`,
    buttons(button(text("coach.yes"), "coach.yes", state), button(text("coach.no"), "coach.no", state)),
  );
}

/** Help first, and nothing else: no way leads on from here. */
function drawNow(context: CommandContext, question: ScreeningQuestion, country: string | undefined): Shown {
  const { content, text } = context;
  if (question.card !== undefined) return drawHelpNow(text, content, { card: question.card, country });
  return card(
    TONE.danger,
    `## ${question.title}\n${question.text}`,
    ...numbers(context, country),
    buttons(helpNowButton(text), button(text("common.sources"), "coach.sources", { entry: question.id })),
  );
}

/** A clinician first: with what else there is meanwhile, where that is right. */
function drawDoctorFirst(
  context: CommandContext,
  question: ScreeningQuestion,
  state: State,
  country: string | undefined,
): Shown {
  const { text } = context;
  const hasOffers = question.offers === "tips-and-reminder";
  const isShift = state.why.startsWith("shift-");
  return card(
    TONE.caution,
    `## ${question.title}\n${question.text}`,
    ...(hasOffers ? [] : numbers(context, country)),
    text(isShift ? "coach.can-wait-shift" : "coach.can-wait"),
    buttons(
      ...(hasOffers
        ? [mainButton(text("help.try-a-tip"), "sleep.try"), button(text("help.remind-me"), "reminder.begin")]
        : [helpNowButton(text)]),
      button(text("coach.agreed"), "coach.agreed", state),
      button(text("common.sources"), "coach.sources", { entry: question.id }),
    ),
  );
}

function drawAdapted({ text }: CommandContext, question: ScreeningQuestion, state: State): Shown {
  return card(
    TONE.plan,
    `## ${question.title}\n${question.text}`,
    buttons(
      mainButton(text("coach.go-on"), "coach.agreed", state),
      button(text("common.sources"), "coach.sources", { entry: question.id }),
    ),
  );
}

/** Whom to call in the person's country; without one, what holds anywhere is said by the card of help. */
function numbers({ content, text }: CommandContext, country: string | undefined): string[] {
  const help = helpFor(content, country);
  if (help.helpline === undefined) return [];
  return [
    [
      text("coach.where-to-call", { country: help.helpline.country }),
      ...numberLines(text, content, help, ["emergency", "crisis"]),
      ...numbersNote(help),
    ].join("\n"),
  ];
}

/** Nothing keeps them from it. */
async function drawPassed({ why, yes }: State, interaction: ComponentRequest, context: CommandContext): Promise<Shown> {
  const { id } = interaction.user;
  const to = /^shift-(\d{4})$/.exec(why)?.[1];
  if (to !== undefined) return beginToShift(id, to, context);
  const standing = await standingOf(id, context);
  const { programme, today } = standing;
  if (why === "start") {
    if (programme !== undefined) return drawProgramme(standing, context);
    return drawChoice(context, 1, leftOut(context.content, yes));
  }
  const week = Week.safeParse(Number(/^week-(\d)$/.exec(why)?.[1]));
  if (week.success) {
    const outcome = await context.coaching.programme(id, (current) => goOn(current, week.data, today));
    return outcome === "gone-on" || outcome === "same"
      ? drawChoice(context, week.data, leftOut(context.content, yes))
      : drawProgramme(await standingOf(id, context), context);
  }
  await context.coaching.programme(id, (current) => resumed(current, today));
  return drawProgramme(await standingOf(id, context), context);
}

/** Steps that are not for whoever said yes to these. */
function leftOut(content: Content, yes: readonly string[]): readonly string[] {
  return screeningQuestions(content)
    .filter(({ id }) => yes.includes(id))
    .flatMap(({ leavesOut = [] }) => leavesOut);
}

/** What the programme is, and the way into the questions. */
export function drawAbout({ content, text }: CommandContext): Shown {
  const { id, title, text: about } = programmeCard(content, "about");
  return card(
    TONE.plan,
    `## ${title}\n${about}`,
    buttons(
      mainButton(text("coach.ask-me"), "coach.begin"),
      button(text("coach.what-is-cbti"), "coach.cbti"),
      button(text("common.sources"), "coach.sources", { entry: id }),
    ),
  );
}

/** Before the third week the questions are asked once more. */
export function drawBeforeNext(context: CommandContext, week: Week): Shown {
  return drawScreening(context, `week-${week}`, context.text("coach.before-next", { week }));
}

/** After a long break, too. */
export function drawAfterBreak(context: CommandContext): Shown {
  return drawScreening(context, "back", context.text("coach.break"));
}

function outdated(): UserError {
  return new UserError("coach-outdated");
}
