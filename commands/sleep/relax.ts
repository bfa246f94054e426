import type { Content } from "../../src/content/content.ts";
import { type Relaxation, RelaxationKind } from "../../src/content/relaxation.ts";
import { sourcesOf } from "../../src/content/sources-of.ts";
import { type Action, type CommandContext, type Subcommand, seenByAll } from "../../src/discord/command.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { strengthInWords } from "../../src/discord/draw/grades.ts";
import { writeReviewed, writeSources, writeUnread } from "../../src/discord/draw/source.ts";
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
    const shown = kind ? drawStep(seenByAll(context), owner, [kind, "0"]) : drawChoice(seenByAll(context), owner);
    await answer.send(shown, interaction.options.getBoolean("private") ? "private" : "public");
  },

  actions: {
    // One action a button, because Discord wants each custom id on a message once.
    "sleep.relax-next": turnTo(drawStep),
    "sleep.relax-back": turnTo(drawStep),
    "sleep.relax-again": turnTo(drawStep),
    "sleep.relax-other": turnTo(drawChoice),

    async "sleep.relax-sources"(_interaction, args, answer, context) {
      await answer.send(drawSources(context, exerciseOf(context.content, args)), "private");
    },
  },
};

/** Turns the page in place for whoever asked for it, and shows anybody else a page of their own. */
function turnTo(draw: (context: CommandContext, owner: string, args: readonly string[]) => Shown): Action {
  return async (interaction, [owner = "", ...args], answer, context) => {
    const { id } = interaction.user;
    if (id === owner) await answer.update(draw(seenByAll(context), id, args));
    else await answer.send(draw(context, id, args), "private");
  };
}

function drawChoice({ content, text }: CommandContext, owner: string): Shown {
  const kinds = RelaxationKind.options.map((kind) => exerciseOf(content, [kind]));
  return card(
    TONE.plan,
    [
      text("sleep-relax.which"),
      ...kinds.map(({ id, description }) => `- **${text(`sleep-relax.kind-${id}`)}:** ${description}`),
      `-# ${text("sleep-relax.for-resting")}`,
    ].join("\n"),
    buttons(...kinds.map(({ id }) => button(text(`sleep-relax.kind-${id}`), "sleep.relax-next", owner, id, "0"))),
  );
}

function drawStep(context: CommandContext, owner: string, args: readonly string[]): Shown {
  const { content, text } = context;
  const exercise = exerciseOf(content, args);
  const { id, title, steps } = exercise;
  const at = Number(args[1]);
  const step = steps[at];
  if (step === undefined) throw outdated();
  const isLast = at === steps.length - 1;
  const control = (action: string, to: number): [string, string, string, string] => [action, owner, id, String(to)];
  return card(
    TONE.plan,
    `## ${title}\n-# ${text("sleep-relax.step", { number: at + 1, count: steps.length })}`,
    `### ${step.title}\n${step.lines.join("\n")}`,
    `-# ${exercise.caution}${isLast ? `\n-# ${text("sleep-relax.last", { worth: whatItIsWorth(context, exercise) })}` : ""}`,
    buttons(
      ...(isLast ? [] : [mainButton(text("sleep-relax.next"), ...control("sleep.relax-next", at + 1))]),
      ...(at > 0 ? [button(text("sleep-relax.back"), ...control("sleep.relax-back", at - 1))] : []),
      ...(at > 0 ? [button(text("common.start-over"), ...control("sleep.relax-again", 0))] : []),
      button(text("sleep-relax.another"), "sleep.relax-other", owner),
      button(text("common.sources"), "sleep.relax-sources", id),
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

function exerciseOf(content: Content, [kind]: readonly string[]): Relaxation {
  const found = content.relaxation.find(({ id }) => id === kind);
  if (found === undefined) throw outdated();
  return found;
}

function outdated(): UserError {
  return new UserError("relax-outdated");
}
