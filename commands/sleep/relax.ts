import { sourcesOf } from "../../src/content/choose/sources-of.ts";
import type { Content } from "../../src/content/schema/content.ts";
import { type Relaxation, RelaxationKind } from "../../src/content/schema/relaxation.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import { type Action, type CommandContext, type Subcommand, seenByAll } from "../../src/discord/app/command.ts";
import type { PageTurn } from "../../src/discord/app/count-along.ts";
import type { ReadArgs } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { strengthInWords } from "../../src/discord/ui/grades.ts";
import { writeReviewed, writeSources, writeUnread } from "../../src/discord/ui/source.ts";
import { UserError } from "../../src/errors.ts";
import { key } from "../../src/text/text.ts";

export const relax: Subcommand = {
  data: (sub) =>
    sub
      .setName("relax")
      .setDescription(key("sleep-relax.description"))
      .addStringOption((option) =>
        option
          .setName("kind")
          .setDescription(key("sleep-relax.option-kind"))
          .addChoices(RelaxationKind.options.map((value) => ({ name: key(`sleep-relax.kind-${value}`), value }))),
      )
      .addBooleanOption((option) => option.setName("private").setDescription(key("sleep-relax.option-private"))),

  isPrivate: (interaction) => interaction.options.getBoolean("private") ?? false,

  async run(interaction, answer, context) {
    const kind = interaction.options.getString("kind");
    const owner = interaction.user.id;
    const visibility = interaction.options.getBoolean("private") ? "private" : "public";
    if (!kind) return answer.send(drawChoice(seenByAll(context), owner), visibility);
    await beginExercise(kind, { owner, message: interaction.id, visibility }, answer, context);
  },

  actions: {
    // One action a button, because Discord wants each custom id on a message once.
    "sleep.relax-next": turnTo(),
    "sleep.relax-back": turnTo(),
    "sleep.relax-again": turnTo(),
    "sleep.relax-count": turnTo(true),
    "sleep.relax-pause": turnTo(false),

    async "sleep.relax-other"(interaction, { owner, message = interaction.id }, answer, context) {
      const { id } = interaction.user;
      if (id !== owner) return answer.send(drawChoice(context, id), "private");
      await context.countAlong.stop(message);
      await answer.update(drawChoice(seenByAll(context), id));
    },

    /** Slow breathing for whoever presses, from any message. */
    async "sleep.breathe"(interaction, _args, answer, context) {
      const { id, user } = interaction;
      await beginExercise("breathing", { owner: user.id, message: id, visibility: "private" }, answer, context);
    },

    async "sleep.relax-sources"(_interaction, { exercise }, answer, context) {
      await answer.send(drawSources(context, exerciseOf(context.content, exercise)), "private");
    },
  },
};

/** Where somebody is in an exercise: all of it in the buttons on it. */
type Spot = {
  readonly owner: string;
  readonly exercise: Relaxation;
  readonly at: number;
  /** The message that counts along, named after the interaction that began it. */
  readonly message: string;
  readonly isCounting: boolean;
};

/** On the buttons of somebody who turns the pages by hand. */
const PAUSED = "p";

/** Discord takes changes for fifteen minutes after somebody pressed; what is left when they end is turned by hand. */
export const CHANGES_END = Temporal.Duration.from({ minutes: 14 });

async function beginExercise(
  kind: string,
  { owner, message, visibility }: Pick<Spot, "owner" | "message"> & { readonly visibility: "private" | "public" },
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  const seen = visibility === "public" ? seenByAll(context) : context;
  const spot = { owner, message, at: 0, isCounting: true, exercise: exerciseOf(context.content, kind) };
  await answer.send(drawStep(seen, spot), visibility);
  context.countAlong.begin(message, turnsAfter(spot, answer, seen));
}

/** Turns the page in place for whoever asked for it, and shows anybody else an exercise of their own. */
function turnTo(counts?: boolean): Action<ReadArgs<"sleep.relax-next">> {
  return async (interaction, { owner, exercise: kind, at, message = interaction.id, how }, answer, context) => {
    const { id } = interaction.user;
    const isCounting = counts ?? how !== PAUSED;
    if (id !== owner)
      return beginExercise(kind, { owner: id, message: interaction.id, visibility: "private" }, answer, context);
    const seen = seenByAll(context);
    const spot = { owner, message, at, isCounting, exercise: exerciseOf(context.content, kind) };
    const shown = drawStep(seen, spot);
    await context.countAlong.stop(message);
    await answer.update(shown);
    if (isCounting) context.countAlong.begin(message, turnsAfter(spot, answer, seen));
  };
}

/** The steps that are still to come, each when the one before it is done. */
function turnsAfter(spot: Spot, answer: Answer, seen: CommandContext): PageTurn[] {
  let passed = Temporal.Duration.from({ seconds: 0 });
  return spot.exercise.steps.slice(spot.at, -1).flatMap(({ seconds = 0 }, index) => {
    const after = Temporal.Duration.from({ seconds });
    passed = passed.add(after);
    const isInTime = Temporal.Duration.compare(passed, CHANGES_END) < 0;
    const show = () => answer.change(drawStep(seen, { ...spot, at: spot.at + index + 1 }));
    return isInTime ? [{ after, show }] : [];
  });
}

function drawChoice({ content, text }: CommandContext, owner: string): Shown {
  const kinds = RelaxationKind.options.map((kind) => exerciseOf(content, kind));
  return card(
    TONE.plan,
    [
      text("sleep-relax.which"),
      ...kinds.map(({ id, description }) => `- **${text(`sleep-relax.kind-${id}`)}:** ${description}`),
      `-# ${text("sleep-relax.for-resting")}`,
    ].join("\n"),
    buttons(
      ...kinds.map(({ id }) =>
        button(text(`sleep-relax.kind-${id}`), "sleep.relax-next", { owner, exercise: id, at: 0 }),
      ),
    ),
  );
}

function drawStep(context: CommandContext, { owner, exercise, at, message, isCounting }: Spot): Shown {
  const { text } = context;
  const { id, title, steps } = exercise;
  const step = steps[at];
  if (step === undefined) throw outdated();
  const isLast = at === steps.length - 1;
  const how = isCounting ? undefined : PAUSED;
  const turn = (label: string, action: "next" | "back" | "again" | "count" | "pause", to: number, drawn = button) =>
    drawn(label, `sleep.relax-${action}`, { owner, exercise: id, at: to, message, how });
  const isTurning = isCounting && !isLast;
  const count = isTurning ? turn(text("sleep-relax.pause"), "pause", at) : turn(text("sleep-relax.count"), "count", at);
  const turning = isTurning ? text("sleep-relax.turns", { seconds: step.seconds ?? 0 }) : text("sleep-relax.by-hand");
  return card(
    TONE.plan,
    `## ${title}\n-# ${text("sleep-relax.step", { number: at + 1, count: steps.length })}${isLast ? "" : ` ${turning}`}`,
    `### ${step.title}\n${step.lines.join("\n")}`,
    `-# ${exercise.caution}${isLast ? `\n-# ${text("sleep-relax.last", { worth: whatItIsWorth(context, exercise) })}` : ""}`,
    buttons(
      ...(isLast ? [] : [turn(text("sleep-relax.next"), "next", at + 1, mainButton), count]),
      ...(at > 0 ? [turn(text("sleep-relax.back"), "back", at - 1)] : []),
      ...(at > 0 ? [turn(text("common.start-over"), "again", 0)] : []),
    ),
    buttons(
      button(text("sleep-relax.another"), "sleep.relax-other", { owner, message }),
      button(text("common.sources"), "sleep.relax-sources", { exercise: id }),
    ),
  );
}

function drawSources(context: CommandContext, exercise: Relaxation): Shown {
  const { content, text } = context;
  return card(
    TONE.tips,
    [
      text("sleep-relax.where-from", { title: exercise.title }),
      whatItIsWorth(context, exercise),
      writeSources(text, sourcesOf(content, exercise)),
      `-# ${text("sleep-relax.words-are-ours")}`,
      writeReviewed(text, content, exercise),
      ...writeUnread(text, [exercise]),
    ].join("\n"),
  );
}

/** Loading made sure that the tip of every exercise is there. */
function whatItIsWorth({ content, text }: CommandContext, { tip }: Relaxation): string {
  const rests = content.tips.find(({ id }) => id === tip);
  return rests ? text("sleep-relax.worth", { why: rests.why, strength: strengthInWords(text, rests.evidence) }) : "";
}

/** @throws {UserError} for a button of an exercise that there is no longer */
function exerciseOf(content: Content, kind: string | undefined): Relaxation {
  const found = content.relaxation.find(({ id }) => id === kind);
  if (found === undefined) throw outdated();
  return found;
}

function outdated(): UserError {
  return new UserError("relax-outdated");
}
