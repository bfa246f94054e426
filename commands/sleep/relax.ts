import type { Content } from "../../src/content/content.ts";
import { type Relaxation, RelaxationKind } from "../../src/content/relaxation.ts";
import { sourcesOf } from "../../src/content/sources-of.ts";
import { strengthInWords } from "../../src/content/strength.ts";
import type { Action, Subcommand } from "../../src/discord/command.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { sourceText } from "../../src/discord/draw/source.ts";
import { UserError } from "../../src/errors.ts";

/** How the exercises are called where one chooses, before any content is read. */
const KINDS: Readonly<Record<RelaxationKind, string>> = {
  breathing: "Slow breathing",
  muscles: "Muscle relaxation",
  imagery: "A calm place (imagery)",
  "body-scan": "Body scan",
};

export const relax: Subcommand = {
  data: (sub) =>
    sub
      .setName("relax")
      .setDescription("An exercise to settle down with, counted step by step: breathing, muscles, imagery, body scan")
      .addStringOption((option) =>
        option
          .setName("kind")
          .setDescription("Which exercise (default: choose from all four)")
          .addChoices(RelaxationKind.options.map((value) => ({ name: KINDS[value], value }))),
      )
      .addBooleanOption((option) =>
        option.setName("private").setDescription("Show it to you alone (default: everybody here sees it)"),
      ),

  isPrivate: (interaction) => interaction.options.getBoolean("private") ?? false,

  async run(interaction, answer, { content }) {
    const kind = interaction.options.getString("kind");
    const owner = interaction.user.id;
    const shown = kind ? drawStep(content, owner, [kind, "0"]) : drawChoice(content, owner);
    await answer.send(shown, interaction.options.getBoolean("private") ? "private" : "public");
  },

  actions: {
    // One action a button, because Discord wants each custom id on a message once.
    "sleep.relax-next": turnTo(drawStep),
    "sleep.relax-back": turnTo(drawStep),
    "sleep.relax-again": turnTo(drawStep),
    "sleep.relax-other": turnTo(drawChoice),

    async "sleep.relax-sources"(_interaction, args, answer, { content }) {
      await answer.send(drawSources(content, exerciseOf(content, args)), "private");
    },
  },
};

/** Turns the page in place for whoever asked for it, and shows anybody else a page of their own. */
function turnTo(draw: (content: Content, owner: string, args: readonly string[]) => Shown): Action {
  return async (interaction, [owner = "", ...args], answer, { content }) => {
    const shown = draw(content, interaction.user.id, args);
    if (interaction.user.id === owner) await answer.update(shown);
    else await answer.send(shown, "private");
  };
}

function drawChoice(content: Content, owner: string): Shown {
  const kinds = RelaxationKind.options.map((kind) => exerciseOf(content, [kind]));
  return card(
    TONE.plan,
    [
      "## Which exercise?",
      ...kinds.map(({ id, description }) => `- **${KINDS[id]}:** ${description}`),
      "-# They are for resting, not for forcing sleep. Quiet rest is useful, too.",
    ].join("\n"),
    buttons(...kinds.map(({ id }) => button(KINDS[id], "sleep.relax-next", owner, id, "0"))),
  );
}

function drawStep(content: Content, owner: string, args: readonly string[]): Shown {
  const exercise = exerciseOf(content, args);
  const { id, title, steps } = exercise;
  const at = Number(args[1]);
  const step = steps[at];
  if (step === undefined) throw outdated();
  const isLast = at === steps.length - 1;
  const control = (action: string, to: number): [string, string, string, string] => [action, owner, id, String(to)];
  return card(
    TONE.plan,
    `## ${title}\n-# Step ${at + 1} of ${steps.length}. Read it, close your eyes, do it; then go on.`,
    `### ${step.title}\n${step.lines.join("\n")}`,
    `-# ${exercise.caution}${isLast ? `\n-# That was the last step. ${whatItIsWorth(content, exercise)}` : ""}`,
    buttons(
      ...(isLast ? [] : [mainButton("Next", ...control("sleep.relax-next", at + 1))]),
      ...(at > 0 ? [button("Back", ...control("sleep.relax-back", at - 1))] : []),
      ...(at > 0 ? [button("Start over", ...control("sleep.relax-again", 0))] : []),
      button("Another exercise", "sleep.relax-other", owner),
      button("Sources", "sleep.relax-sources", id),
    ),
  );
}

function drawSources(content: Content, exercise: Relaxation): Shown {
  const lines = sourcesOf(content, exercise).map((source) => `- ${sourceText(source)}`);
  return card(
    TONE.tips,
    `## Where “${exercise.title}” comes from\n${whatItIsWorth(content, exercise)}\n${lines.join("\n")}\n-# The counts and words are ours. Reviewed ${exercise.reviewedOn}`,
  );
}

/** Loading made sure that the tip of every exercise is there. */
function whatItIsWorth(content: Content, { tip }: Relaxation): string {
  const rests = content.tips.find(({ id }) => id === tip);
  return rests ? `${rests.why} ${strengthInWords(rests.evidence)}.` : "";
}

function exerciseOf(content: Content, [kind]: readonly string[]): Relaxation {
  const found = content.relaxation.find(({ id }) => id === kind);
  if (found === undefined) throw outdated();
  return found;
}

function outdated(): UserError {
  return new UserError("button-outdated", "That exercise has changed since then. Please use `/sleep relax` again.");
}
