import { end as ended } from "../../src/coaching/programme.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { button, buttons, card, dangerButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { key } from "../../src/text/text.ts";
import { standingOf } from "./programme-context.ts";
import { drawNone } from "./where.ts";

/** `/coach end`: asks once, then deletes. */
export const end: Subcommand = {
  data: (sub) => sub.setName("end").setDescription(key("coach.description-end")),
  isPrivate: () => true,
  run: async (interaction, answer, context) => answer.send(await askToEnd(interaction.user.id, context), "private"),

  actions: {
    async "coach.end"(interaction, _args, answer, context) {
      await answer.send(await askToEnd(interaction.user.id, context), "private");
    },

    async "coach.end-now"(interaction, _args, answer, { coaching, text }) {
      await coaching.programme(interaction.user.id, ended);
      await answer.update(card(TONE.plan, text("coach.ended")));
    },

    async "coach.keep"(_interaction, _args, answer, { text }) {
      await answer.update(
        card(TONE.plan, text("coach.nothing-changed"), buttons(button(text("coach.back"), "coach.show"))),
      );
    },
  },
};

async function askToEnd(userId: string, context: CommandContext): Promise<Shown> {
  const { text } = context;
  const { programme } = await standingOf(userId, context);
  if (programme === undefined) return drawNone(context);
  return card(
    TONE.plan,
    text("coach.end-question"),
    buttons(
      dangerButton(text("coach.end-yes"), "coach.end-now"),
      button(text("coach.keep"), "coach.keep"),
      button(text("coach.pause"), "coach.pause"),
    ),
  );
}
