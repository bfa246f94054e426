import type { ModalBuilder } from "discord.js";
import { pageOfAsked } from "../../src/content/choose/tip-pages.ts";
import { AwakeKind } from "../../src/content/schema/awake.ts";
import type { Subcommand } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { awakeCard, drawAwake, drawGetUp, drawParked } from "../../src/discord/ui/awake.ts";
import { typedForm } from "../../src/discord/ui/form.ts";
import { drawTipPage } from "../../src/discord/ui/tip-page.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";

const WORRY_FIELD = "worry";
/** Enough for what keeps somebody awake, and a card holds it. */
const LONGEST_WORRY = 1_000;

/** `/sleep awake`: the next ten minutes of somebody who cannot sleep. */
export const awake: Subcommand = {
  data: (sub) => sub.setName("awake").setDescription(key("sleep-awake.description")),

  isPrivate: () => true,

  run: async (_interaction, answer, { content, text }) => answer.send(drawAwake(content, text), "private"),

  actions: {
    /** From any message, which stays as it is. */
    async "sleep.awake"(_interaction, _args, answer, { content, text }) {
      await answer.send(drawAwake(content, text), "private");
    },

    async "sleep.get-up"(_interaction, _args, answer, { content, text }) {
      await answer.send(drawGetUp(content, text), "private");
    },

    async "sleep.park"(interaction, _args, answer, { text }) {
      await answer.form(worryForm(text, interaction.id));
    },

    /** Posts what was typed back to whoever typed it. Nothing of it is kept: it is theirs, in their own messages. */
    async "sleep.parked"(interaction, _args, answer, { reminders, allowance, content, text }) {
      const worry = interaction.fields.getTextInputValue(WORRY_FIELD).trim();
      if (worry === "") throw new UserError("worry-empty");
      const { user, id, locale } = interaction;
      const isTooMany = allowance.take(user.id).waitSeconds > 0;
      const outcome = isTooMany ? "not-now" : await reminders.say(user.id, { kind: "worry", worry, locale }, id);
      await answer.send(drawParked(content, text, outcome === "sent" ? undefined : worry), "private");
    },

    /** The tip behind a card, with its sources one press away. */
    async "sleep.awake-why"(interaction, { card: kind }, answer, { content, text }) {
      const known = AwakeKind.safeParse(kind);
      if (!known.success) throw new UserError("tips-outdated");
      const { tip } = awakeCard(content, known.data);
      await answer.send(drawTipPage(content, text, interaction.user.id, pageOfAsked([tip])), "private");
    },
  },
};

function worryForm(text: Text, occasion: string): ModalBuilder {
  const field = {
    id: WORRY_FIELD,
    label: text("sleep-awake.park-label"),
    description: text("sleep-awake.park-where"),
    placeholder: text("sleep-awake.park-example"),
    maxLength: LONGEST_WORRY,
    isLong: true,
  } as const;
  return typedForm(text("sleep-awake.park"), field, customId("sleep.parked", { occasion }));
}
