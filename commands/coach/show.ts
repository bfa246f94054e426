import {
  ASKED_AGAIN_BEFORE,
  answer as answered,
  goOn,
  isAfterBreak,
  isWeekOver,
  tie,
} from "../../src/coaching/programme.ts";
import { cuesOf, stepNamed } from "../../src/content/choose/programme.ts";
import { Week } from "../../src/content/schema/programme.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { Action, CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import type { ReadArgs } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { UserError } from "../../src/errors.ts";
import { key } from "../../src/text/text.ts";
import { changedActions } from "./changed.ts";
import { drawChoice, drawStep } from "./choice.ts";
import { finishActions } from "./finish.ts";
import { lookActions } from "./look.ts";
import { type ProgrammeContext, standingOf, stepOf } from "./programme-context.ts";
import { drawAfterBreak, drawBeforeNext } from "./screening.ts";
import { drawProgramme } from "./where.ts";

/** `/coach show`: where somebody is in the four weeks, and tonight's step. */
export const show: Subcommand = {
  data: (sub) => sub.setName("show").setDescription(key("coach.description-show")),
  isPrivate: () => true,
  run: async (interaction, answer, context) =>
    answer.send(drawHere(await standingOf(interaction.user.id, context), context), "private"),

  actions: {
    ...changedActions,
    ...finishActions,
    ...lookActions,

    async "coach.show"(interaction, _args, answer, context) {
      await answer.update(drawHere(await standingOf(interaction.user.id, context), context));
    },

    async "coach.choose"(interaction, _args, answer, context) {
      const standing = await standingOf(interaction.user.id, context);
      const { programme } = standing;
      await answer.update(programme ? drawChoice(context, programme.week) : drawProgramme(standing, context));
    },

    async "coach.cues"(interaction, _args, answer, context) {
      const standing = await standingOf(interaction.user.id, context);
      const { programme, reminder } = standing;
      const step = programme && stepOf(programme, context);
      await answer.update(step ? drawStep(context, step, programme, reminder) : drawProgramme(standing, context));
    },

    /** Chosen from the menus. */
    async "coach.tie"(interaction, { step: id, what }, answer, context) {
      const { user, values } = interaction;
      const [chosen] = values;
      const step = stepNamed(context.content, id);
      if (step === undefined || chosen === undefined) throw new UserError("coach-outdated");
      const choices = what === "cue" ? cuesOf(context.content, step) : step.actions;
      if (!choices.some((one) => one.id === chosen)) throw new UserError("coach-outdated");
      const { today } = await standingOf(user.id, context);
      const tied = what === "cue" ? { cue: chosen } : { action: chosen };
      await context.coaching.programme(user.id, (current) => tie(current, id, tied, today));
      const standing = await standingOf(user.id, context);
      const { programme, reminder } = standing;
      await answer.update(
        programme?.step === id ? drawStep(context, step, programme, reminder) : drawHere(standing, context),
      );
    },

    "coach.did": noting(true),
    "coach.not-tonight": noting(false),

    /** Into the next week; before the third, and after a break, the questions come first. */
    async "coach.go-on"(interaction, { week: asked }, answer, context) {
      const { id } = interaction.user;
      const week = Week.safeParse(asked);
      if (!week.success) throw new UserError("coach-outdated");
      const standing = await standingOf(id, context);
      const { programme, today } = standing;
      if (programme === undefined || (programme.week !== week.data && programme.week + 1 !== week.data))
        return answer.update(drawHere(standing, context));
      if (programme.week !== week.data) {
        if (isAfterBreak(programme, today)) return answer.update(drawAfterBreak(context));
        if (!isWeekOver(programme, today))
          return answer.update(drawProgramme(standing, context, context.text("coach.too-soon")));
        if (week.data === ASKED_AGAIN_BEFORE) return answer.update(drawBeforeNext(context, week.data));
        await context.coaching.programme(id, (current) => goOn(current, week.data, today));
      }
      await answer.update(drawChoice(context, week.data));
    },
  },
};

/** Where somebody is; after a long break the questions come first. */
export function drawHere(standing: ProgrammeContext, context: CommandContext): Shown {
  const { programme, today } = standing;
  if (programme !== undefined && isAfterBreak(programme, today)) return drawAfterBreak(context);
  return drawProgramme(standing, context);
}

/**
 * *Did it* or *Not tonight*. On a message of one's own the answer takes the buttons' place; the night on the button
 * keeps yesterday's button from answering for today.
 */
function noting(did: boolean): Action<ReadArgs<"coach.did">> {
  return async (interaction, { night, owner }, answer, context) => {
    const { id } = interaction.user;
    const { text } = context;
    if (owner !== undefined && owner !== id)
      return answer.send(card(TONE.plan, text("coach.somebody-elses")), "private");
    const { today } = await standingOf(id, context);
    const outcome = await context.coaching.programme(id, (current) => answered(current, night, did, today));
    if (outcome === "none" || outcome === "no-step" || outcome === "not-now")
      return answer.send(card(TONE.plan, text("coach.not-now")), "private");
    await say(owner !== undefined, did, id, answer, context);
  };
}

/** On the nightly message beside it, so that the message keeps its buttons; on `/coach show` in its place. */
async function say(isNightly: boolean, did: boolean, userId: string, answer: Answer, context: CommandContext) {
  const { text } = context;
  const noted = text(did ? "coach.noted-did" : "coach.noted-not");
  if (!isNightly) return answer.update(drawProgramme(await standingOf(userId, context), context, noted));
  await answer.send(card(TONE.plan, noted, buttons(button(text("coach.open"), "coach.show"))), "private");
}
