import { eveningStepFor } from "../../src/coaching/programme.ts";
import type { Actions } from "../../src/discord/app/command.ts";
import { button, buttons, card, TONE } from "../../src/discord/ui/card.ts";
import { answerButtons, ifThen } from "../../src/discord/ui/coach.ts";
import { stopButton, windDownButton } from "../../src/discord/ui/direct-message.ts";
import { standingOf, stepOf } from "./programme-context.ts";
import { drawHere } from "./show.ts";

/** The nightly message moves along: wind down, the step, lights out. One message, told of once. */
export const eveningActions = {
  async "coach.evening"(interaction, { night, step: number, owner }, answer, context) {
    const { id } = interaction.user;
    const { text, content } = context;
    if (owner !== undefined && owner !== id)
      return answer.send(card(TONE.plan, text("coach.somebody-elses")), "private");
    const standing = await standingOf(id, context);
    const { programme } = standing;
    const step = programme && stepOf(programme, context);
    if (step === undefined) return answer.send(drawHere(standing, context), "private");
    const message = { night, step: number };
    const tied = ifThen(text, content, { step: step.id, cue: programme?.cue, action: programme?.action });
    await answer.update(
      card(
        TONE.reminder,
        [text("coach.step", { title: step.title, text: step.text }), ...(tied ? [tied] : [])].join("\n"),
        `-# ${text("coach.evening-then")}`,
        buttons(
          windDownButton(text, "in-bed", message, id),
          windDownButton(text, "skip", message, id),
          stopButton(text, message, id),
        ),
        buttons(
          ...(eveningStepFor(programme, night)?.asks ? answerButtons(text, { night, owner: id }) : []),
          button(text("coach.open"), "coach.open"),
        ),
      ),
    );
  },

  /** From any message, which stays as it is. */
  async "coach.open"(interaction, _args, answer, context) {
    await answer.send(drawHere(await standingOf(interaction.user.id, context), context), "private");
  },
} satisfies Actions;
