import { KEPT_AFTER_STOP } from "../src/delivery/sweep.ts";
import type { Command } from "../src/discord/command.ts";
import { button, buttons, card, dangerButton, type Shown, TONE } from "../src/discord/draw/card.ts";
import { timestamp } from "../src/discord/draw/timestamps.ts";
import { NIGHTS_KEPT, type Reminder } from "../src/reminders/reminder.ts";
import { showZone } from "../src/reminders/zones.ts";
import { everywhere } from "./contexts.ts";

export const privacy: Command = {
  data: everywhere("privacy", "What I keep about you, and how to delete it")
    .addSubcommand((sub) => sub.setName("show").setDescription("Show everything I keep about you, and why"))
    .addSubcommand((sub) => sub.setName("delete").setDescription("Delete everything I keep about you"))
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, { reminders }) {
    if (interaction.options.getSubcommand() === "delete") return answer.send(drawQuestion(), "private");
    await answer.send(drawKept(await reminders.find(interaction.user.id)), "private");
  },

  actions: {
    async "privacy.delete"(interaction, _args, answer, { reminders }) {
      const existed = await reminders.forget(interaction.user.id);
      await answer.update(
        card(
          TONE.plain,
          existed
            ? "## Deleted\nEverything I kept about you is gone, and I will not message you again. Messages I sent you earlier stay in Discord, where you can delete them from your side."
            : "## Nothing to delete\nI keep nothing about you.",
        ),
      );
    },

    async "privacy.keep"(_interaction, _args, answer) {
      await answer.update(card(TONE.plain, "Nothing was deleted."));
    },
  },
};

function drawQuestion(): Shown {
  return card(
    TONE.plain,
    "## Delete everything I keep about you?\nYour reminder stops, and its settings and past nights are deleted at once. This cannot be undone.",
    buttons(dangerButton("Delete everything", "privacy.delete"), button("Keep it", "privacy.keep")),
  );
}

function drawKept(reminder: Reminder | undefined): Shown {
  const never = [
    "### What I never keep",
    "What you ask about in `/sleep`, `/cautions` or `/help`, and what you type in our direct messages. None of it is stored or logged.",
  ].join("\n");
  if (reminder === undefined) return card(TONE.plain, "## What I keep about you\nNothing.", never);
  return card(
    TONE.plain,
    `## What I keep about you\n${keptLines(reminder).join("\n")}`,
    never,
    "`/privacy delete` deletes all of it at once.",
  );
}

/** Every field of the record, in words. A field that is not told here is a broken promise. */
function keptLines(reminder: Reminder): string[] {
  const { schedule, pending, channelId, next, nights } = reminder;
  const asked = pending?.schedule ?? schedule;
  return [
    "- **Your Discord user id**, so that I know whose reminder it is",
    ...(asked
      ? [
          `- **What you asked for:** bedtime ${asked.bedtime}, ${showZone(asked.zone)}, ${asked.leadMinutes} minutes before${pending ? " (not confirmed yet)" : ""}`,
        ]
      : []),
    `- **Whether it is on:** ${reminder.state}, last changed ${timestamp(Temporal.Instant.from(reminder.changedAt), "f")}`,
    ...(next ? [`- **When the next one is due:** ${timestamp(Temporal.Instant.from(next.opensAt), "f")}`] : []),
    ...(channelId ? ["- **The id of our direct-message channel**, so that each reminder takes one request"] : []),
    `- **What became of your last nights** (at most ${NIGHTS_KEPT}, now ${nights.length}): the date, whether the message was sent and when, and whether you pressed Skip`,
    "- **While a message is on its way:** a note of it, so that a crash cannot send it twice; and how often Discord refused, so that I stop trying",
    `Kept while the reminder is on, and for ${KEPT_AFTER_STOP.days} days after you stop it.`,
  ];
}
