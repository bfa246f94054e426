import { StringSelectMenuBuilder } from "discord.js";
import type { Programme } from "../../src/coaching/record.ts";
import { cuesOf, programmeWeek, stepsOf } from "../../src/content/choose/programme.ts";
import type { ProgrammeStep } from "../../src/content/schema/programme.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, menu, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { ifThen } from "../../src/discord/ui/coach.ts";
import { sleepCostWarning } from "../../src/discord/ui/tip.ts";
import type { Reminder } from "../../src/nights/reminder.ts";
import { hasNightly } from "./programme-context.ts";

/** Three small steps to choose one from, never more. */
export function drawChoice({ content, text }: CommandContext, week: number, leftOut: readonly string[] = []): Shown {
  const { title, goal } = programmeWeek(content, week);
  const steps = stepsOf(content, week, leftOut);
  return card(
    TONE.plan,
    [
      text("coach.choice", { week, title, goal }),
      ...steps.map((step) => text("coach.step-line", { title: step.title, summary: step.summary })),
    ].join("\n"),
    buttons(...steps.map(({ id, title: label }) => mainButton(label, "coach.step", { week, step: id }))),
  );
}

/** The step in full, with menus for when it is done and what. */
export function drawStep(
  context: CommandContext,
  step: ProgrammeStep,
  { cue, action }: Pick<Programme, "cue" | "action">,
  reminder: Reminder | undefined,
): Shown {
  const { content, text } = context;
  const tip = content.tips.find(({ id }) => id === step.tip);
  const tied = ifThen(text, content, { step: step.id, cue, action });
  const isOn = hasNightly(reminder);
  return card(
    TONE.plan,
    ...(tied === undefined
      ? [
          [
            text("coach.step", { title: step.title, text: step.text }),
            ...(tip ? sleepCostWarning(text, tip) : []),
          ].join("\n"),
          text("coach.tie-it"),
        ]
      : [
          [
            text("coach.step", { title: step.title, text: tied }),
            text(isOn ? "coach.with-nightly" : "coach.without-nightly"),
          ].join("\n"),
        ]),
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(customId("coach.tie", { step: step.id, what: "cue" }))
        .setPlaceholder(text("coach.when"))
        .addOptions(cuesOf(content, step).map(({ id, text: label }) => ({ value: id, label, default: id === cue }))),
    ),
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(customId("coach.tie", { step: step.id, what: "action" }))
        .setPlaceholder(text("coach.then"))
        .addOptions(step.actions.map(({ id, text: label }) => ({ value: id, label, default: id === action }))),
    ),
    buttons(
      ...(tied === undefined || isOn ? [] : [mainButton(text("help.remind-me"), "reminder.begin")]),
      button(text("coach.why"), "coach.tip", { tip: step.tip }),
      button(text("coach.weekly-look"), "coach.look"),
      button(text("coach.back"), "coach.show"),
    ),
  );
}
