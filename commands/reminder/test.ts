import type { ButtonBuilder } from "discord.js";
import type { TestOutcome } from "../../src/delivery/kinds/wind-down/reminders.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { channelLink, type ThreadPlace } from "../../src/discord/ui/thread-offer.ts";
import { hasLostThread, threadOf } from "../../src/nights/destination.ts";
import type { Reminder, ThreadTrouble } from "../../src/nights/reminder.ts";
import { pauseOf } from "../../src/nights/silence.ts";
import { key, type Text } from "../../src/text/text.ts";
import { drawRefused } from "./destination.ts";
import { pausedLines, resumeButton } from "./pause.ts";

/** `/reminder test`: one message now, for somebody who is not sure that they arrive. */
export const test: Subcommand = {
  data: (sub) => sub.setName("test").setDescription(key("reminder.test")),
  isPrivate: () => true,

  run: (interaction, answer, context) => sendTest(interaction, answer, context),

  actions: {
    /** The same, from a message that says that none arrived. */
    "reminder.test": (interaction, _args, answer, context) => sendTest(interaction, answer, context),
  },
};

export function testButton(text: Text): ButtonBuilder {
  return button(text("reminder.test-again"), "reminder.test");
}

type Asked = {
  readonly user: { readonly id: string };
  readonly id: string;
  readonly locale: string;
  readonly threadPlace: ThreadPlace;
};

async function sendTest({ user, id, locale, threadPlace }: Asked, answer: Answer, context: CommandContext) {
  const { reminders, allowance } = context;
  takeMessage(allowance, user.id);
  await answer.thinking();
  const outcome = await reminders.test(user.id, id, locale);
  const record = await reminders.find(user.id);
  if (record && pauseOf(record) === "silence") await reminders.takeNotice(user.id); // told below
  await answer.send(drawTested(outcome, record, threadPlace, context.text), "private");
}

function drawTested(outcome: TestOutcome, record: Reminder | undefined, threadPlace: ThreadPlace, text: Text): Shown {
  const isPaused = record !== undefined && (record.state === "paused" || record.pausedUntil !== undefined);
  const said = (what: string, ...next: readonly ButtonBuilder[]) =>
    card(
      TONE.reminder,
      [what, ...(isPaused ? pausedLines(text, record) : [])].join("\n"),
      ...(next.length > 0 ? [buttons(...next)] : []),
    );
  const notArrived = (trouble?: ThreadTrouble) =>
    drawRefused(text, [text("reminder.test-not-arrived")], trouble, record, threadPlace);
  switch (outcome) {
    case "sent": {
      const thread = threadOf(record);
      const resume = isPaused && !hasLostThread(record) ? [resumeButton(text)] : [];
      return thread === undefined
        ? said(text("reminder.test-sent"), ...resume)
        : said(text("reminder.test-sent-in-thread", { thread: channelLink(thread) }), ...resume);
    }
    case "not-now":
      return said(text("reminder.test-not-now"), testButton(text));
    case "rejected":
      return said(text("reminder.test-rejected"));
    case "refused": {
      // Without a reminder there is nothing that could come in a thread.
      const hasReminder = record?.schedule != null && record.state !== "off";
      if (hasReminder && threadPlace.kind !== "none") return notArrived();
      return said(text("reminder.test-refused", { howToAllow: text("notices.how-to-allow-dms") }), testButton(text));
    }
    case "thread-gone":
      return notArrived("gone");
    case "thread-left":
      return notArrived("left");
    case "thread-closed":
      return notArrived("closed");
  }
}
