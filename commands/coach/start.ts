import { begin, chooseStep } from "../../src/coaching/programme.ts";
import { stepNamed } from "../../src/content/choose/programme.ts";
import type { Content } from "../../src/content/schema/content.ts";
import { Week } from "../../src/content/schema/programme.ts";
import type { Tip } from "../../src/content/schema/tip.ts";
import type { Subcommand } from "../../src/discord/app/command.ts";
import { card, TONE } from "../../src/discord/ui/card.ts";
import { writeTip } from "../../src/discord/ui/tip.ts";
import { UserError } from "../../src/errors.ts";
import { key } from "../../src/text/text.ts";
import { drawStep } from "./choice.ts";
import { standingOf } from "./programme-context.ts";
import { drawAbout, screeningActions } from "./screening.ts";
import { drawHere } from "./show.ts";

/** The tip that says what CBT-I is, and where it is to be had. */
const ABOUT_CBTI = "cbti-ask";

/** `/coach start`: what it is, then the questions, then the first step. */
export const start: Subcommand = {
  data: (sub) => sub.setName("start").setDescription(key("coach.description-start")),
  isPrivate: () => true,

  async run(interaction, answer, context) {
    const standing = await standingOf(interaction.user.id, context);
    const shown = standing.programme === undefined ? drawAbout(context) : drawHere(standing, context);
    await answer.send(shown, "private");
  },

  actions: {
    ...screeningActions,

    async "coach.cbti"(_interaction, _args, answer, { content, text }) {
      await answer.send(card(TONE.tips, writeTip(text, tipNamed(content, ABOUT_CBTI))), "private");
    },

    async "coach.tip"(_interaction, { tip }, answer, { content, text }) {
      await answer.send(card(TONE.tips, writeTip(text, tipNamed(content, tip))), "private");
    },

    /** Begins with this step, or changes to it. */
    async "coach.step"(interaction, args, answer, context) {
      const { id } = interaction.user;
      const week = Week.safeParse(args.week);
      const step = stepNamed(context.content, args.step);
      if (!week.success || step?.week !== week.data) throw new UserError("coach-outdated");
      const { programme, today } = await standingOf(id, context);
      const outcome =
        programme === undefined && week.data === 1
          ? await context.coaching.programme(id, (current) => begin(current, step.id, today))
          : await context.coaching.programme(id, (current) => chooseStep(current, week.data, step.id, today));
      const standing = await standingOf(id, context);
      const { programme: now, reminder } = standing;
      const isAtIt = outcome !== "other-week" && now?.step === step.id;
      await answer.update(isAtIt ? drawStep(context, step, now, reminder) : drawHere(standing, context));
    },
  },
};

function tipNamed({ tips }: Content, id: string): Tip {
  const tip = tips.find((one) => one.id === id);
  if (tip === undefined) throw new UserError("coach-outdated");
  return tip;
}
