import type { TestOutcome } from "../../src/delivery/kinds/wind-down/reminders.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import type { CommandRequest } from "../../src/discord/app/request.ts";
import { card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { channelLink } from "../../src/discord/ui/thread-offer.ts";
import { threadOf } from "../../src/nights/place.ts";
import { key } from "../../src/text/text.ts";
import { drawRefused } from "./where.ts";

/** `/reminder test`: one message now, for somebody who is not sure that they arrive. */
export const test: Subcommand = {
  data: (sub) => sub.setName("test").setDescription(key("reminder.test")),
  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { reminders, allowance } = context;
    takeMessage(allowance, interaction.user.id);
    await answer.thinking();
    const outcome = await reminders.test(interaction.user.id, interaction.id, interaction.locale);
    await answer.send(await drawTested(outcome, interaction, context), "private");
  },
};

async function drawTested(
  outcome: TestOutcome,
  { user, threadPlace }: Pick<CommandRequest, "user" | "threadPlace">,
  { reminders, text }: CommandContext,
): Promise<Shown> {
  const record = await reminders.find(user.id);
  switch (outcome) {
    case "sent": {
      const thread = threadOf(record);
      const said =
        thread === undefined
          ? text("reminder.test-sent")
          : text("reminder.test-sent-in-thread", { thread: channelLink(thread) });
      return card(TONE.reminder, said);
    }
    case "not-now":
    case "rejected":
      return card(TONE.reminder, text(`reminder.test-${outcome}`));
    case "refused": {
      // Without a reminder there is nothing that could come in a thread.
      const hasReminder = record?.schedule != null && record.state !== "off";
      return hasReminder && threadPlace.kind !== "none"
        ? drawRefused(text, [text("reminder.test-not-arrived")], undefined, record, threadPlace)
        : card(TONE.reminder, text("reminder.test-refused", { howToAllow: text("notices.how-to-allow-dms") }));
    }
    case "thread-gone":
      return drawRefused(text, [text("reminder.test-not-arrived")], "gone", record, threadPlace);
    case "thread-left":
      return drawRefused(text, [text("reminder.test-not-arrived")], "left", record, threadPlace);
    case "thread-closed":
      return drawRefused(text, [text("reminder.test-not-arrived")], "closed", record, threadPlace);
  }
}
