import { isAfterBreak, pause as paused, resume as resumed } from "../../src/coaching/programme.ts";
import { programmeWeek } from "../../src/content/choose/programme.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { key } from "../../src/text/text.ts";
import { standingOf } from "./programme-context.ts";
import { drawAfterBreak } from "./screening.ts";
import { drawProgramme } from "./where.ts";

export const pause: Subcommand = {
  data: (sub) => sub.setName("pause").setDescription(key("coach.description-pause")),
  isPrivate: () => true,
  run: async (interaction, answer, context) =>
    answer.send(await pauseProgramme(interaction.user.id, context), "private"),

  actions: {
    async "coach.pause"(interaction, _args, answer, context) {
      await answer.update(await pauseProgramme(interaction.user.id, context));
    },
  },
};

export const resume: Subcommand = {
  data: (sub) => sub.setName("resume").setDescription(key("coach.description-resume")),
  isPrivate: () => true,
  run: async (interaction, answer, context) =>
    answer.send(await resumeProgramme(interaction.user.id, context), "private"),

  actions: {
    async "coach.resume"(interaction, _args, answer, context) {
      await answer.update(await resumeProgramme(interaction.user.id, context));
    },
  },
};

async function pauseProgramme(userId: string, context: CommandContext): Promise<Shown> {
  const { content, text } = context;
  const { today } = await standingOf(userId, context);
  const outcome = await context.coaching.programme(userId, (current) => paused(current, today));
  const { programme } = await standingOf(userId, context);
  if (outcome === "none" || programme === undefined) return card(TONE.plan, text("coach.nothing-to-pause"));
  const { week } = programme;
  return card(
    TONE.plan,
    text("coach.paused", { week, title: programmeWeek(content, week).title }),
    buttons(mainButton(text("coach.resume"), "coach.resume"), button(text("coach.back"), "coach.show")),
  );
}

async function resumeProgramme(userId: string, context: CommandContext): Promise<Shown> {
  const { programme, today } = await standingOf(userId, context);
  if (programme !== undefined && isAfterBreak(programme, today)) return drawAfterBreak(context);
  await context.coaching.programme(userId, (current) => resumed(current, today));
  return drawProgramme(await standingOf(userId, context), context);
}
