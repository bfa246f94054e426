import type { ButtonBuilder } from "discord.js";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import { button, buttons, card, TONE } from "../../src/discord/ui/card.ts";
import { pauseOf } from "../../src/nights/silence.ts";
import { key, type Text } from "../../src/text/text.ts";
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

async function sendTest(
  { user, id, locale }: { readonly user: { readonly id: string }; readonly id: string; readonly locale: string },
  answer: Answer,
  { reminders, allowance, text }: CommandContext,
): Promise<void> {
  takeMessage(allowance, user.id);
  await answer.thinking();
  const outcome = await reminders.test(user.id, id, locale);
  const record = await reminders.find(user.id);
  const isPaused = record !== undefined && (record.state === "paused" || record.pausedUntil !== undefined);
  if (isPaused && pauseOf(record) === "silence") await reminders.takeNotice(user.id); // told below
  const said =
    outcome === "refused"
      ? text("reminder.test-refused", { howToAllow: text("notices.how-to-allow-dms") })
      : text(`reminder.test-${outcome}`);
  const next = [
    ...(isPaused && outcome === "sent" ? [resumeButton(text)] : []),
    ...(outcome === "refused" || outcome === "not-now" ? [testButton(text)] : []),
  ];
  await answer.send(
    card(
      TONE.reminder,
      [said, ...(isPaused ? pausedLines(text, record) : [])].join("\n"),
      ...(next.length > 0 ? [buttons(...next)] : []),
    ),
    "private",
  );
}
