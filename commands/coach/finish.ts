import type { ButtonBuilder } from "discord.js";
import { end, isDone, stepsThatHelped } from "../../src/coaching/programme.ts";
import type { Programme } from "../../src/coaching/record.ts";
import { areNightsStillBad } from "../../src/coaching/weekly-look.ts";
import { programmeCard, relapsePlan, stepNamed } from "../../src/content/choose/programme.ts";
import type { Actions, CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { UserError } from "../../src/errors.ts";
import type { Text } from "../../src/text/text.ts";
import { standingOf } from "./programme-context.ts";
import { drawProgramme } from "./where.ts";

/** After the fourth week: whether nights are still bad, whom to see then, and a plan to keep. Nothing comes after it. */
export const finishActions = {
  async "coach.finish"(interaction, _args, answer, context) {
    const { id } = interaction.user;
    const standing = await standingOf(id, context);
    const { programme, today } = standing;
    if (programme === undefined || !isDone(programme, today)) return answer.update(drawProgramme(standing, context));
    const nights = context.hasDiary ? ((await context.diary.find(id))?.nights ?? []) : [];
    const isBad = areNightsStillBad(nights, today);
    if (isBad === undefined) return answer.update(drawAsking(context, 1, false));
    await answer.update(isBad ? drawStillBad(context, programme) : drawWell(context, programme));
  },

  async "coach.finish-answer"(interaction, { asked, isBad, isWorn }, answer, context) {
    if (asked === 1) return answer.update(drawAsking(context, 2, isBad));
    if (asked !== 2) throw new UserError("coach-outdated");
    const { programme } = await standingOf(interaction.user.id, context);
    await answer.update(isBad || isWorn ? drawStillBad(context, programme) : drawWell(context, programme));
  },

  /** The plan, as a card and as a text to keep. What was kept of the programme is deleted. */
  async "coach.plan"(interaction, { helped }, answer, context) {
    await context.coaching.programme(interaction.user.id, end);
    await answer.update(drawPlan(context, helped));
  },
} satisfies Actions;

/** One of the two questions; the answer to the first is in the buttons of the second. */
function drawAsking({ text }: CommandContext, asked: 1 | 2, isBad: boolean): Shown {
  const answers = { asked, isBad, isWorn: false };
  return card(
    TONE.plan,
    text(asked === 1 ? "coach.finish-bad" : "coach.finish-day"),
    `-# ${text("coach.none-kept")}`,
    buttons(
      button(text("coach.yes"), "coach.finish-answer", {
        ...answers,
        ...(asked === 1 ? { isBad: true } : { isWorn: true }),
      }),
      button(text("coach.no"), "coach.finish-answer", answers),
    ),
  );
}

function planButton(text: Text, programme: Programme | undefined): ButtonBuilder {
  return mainButton(text("coach.my-plan"), "coach.plan", {
    helped: programme === undefined ? [] : stepsThatHelped(programme),
  });
}

function drawStillBad({ content, text }: CommandContext, programme: Programme | undefined): Shown {
  const entry = programmeCard(content, "still-bad");
  return card(
    TONE.caution,
    `## ${entry.title}\n${entry.text}`,
    buttons(
      planButton(text, programme),
      button(text("coach.what-is-cbti"), "coach.cbti"),
      button(text("common.sources"), "coach.sources", { entry: entry.id }),
    ),
  );
}

function drawWell({ text }: CommandContext, programme: Programme | undefined): Shown {
  return card(TONE.plan, text("coach.finish-well"), buttons(planButton(text, programme)));
}

function drawPlan({ content, text }: CommandContext, helped: readonly string[]): Shown {
  const plan = relapsePlan(content);
  const steps = helped.flatMap((id) => stepNamed(content, id) ?? []);
  const bytes = Buffer.from(planText(text, plan, steps));
  return card(
    TONE.plan,
    `## ${plan.title}\n${plan.text}`,
    ...(steps.length > 0
      ? [[text("coach.plan-helped"), ...steps.map(({ title, summary }) => `- ${title}: ${summary}`)].join("\n")]
      : []),
    [text("coach.plan-first-days"), ...plan.firstDays.map((line) => `- ${line}`)].join("\n"),
    plan.seeDoctor,
    `-# ${text("coach.plan-after")}`,
    { name: text("coach.plan-file"), bytes },
    buttons(
      button(text("coach.what-is-cbti"), "coach.cbti"),
      button(text("common.sources"), "coach.sources", { entry: plan.id }),
    ),
  );
}

/** The one page, with room to write on. */
function planText(
  text: Text,
  plan: ReturnType<typeof relapsePlan>,
  steps: readonly { readonly title: string; readonly text: string }[],
): string {
  const room = "_".repeat(40);
  return [
    plan.title,
    "",
    plan.text,
    "",
    text("coach.plan-helped"),
    ...(steps.length > 0 ? steps.map(({ title, text: what }) => `- ${title}. ${what}`) : [`- ${room}`, `- ${room}`]),
    "",
    ...plan.fields.flatMap((field) => [field, room, ""]),
    text("coach.plan-first-days"),
    ...plan.firstDays.map((line) => `- ${line}`),
    "",
    plan.seeDoctor,
    "",
  ].join("\n");
}
