import { KEPT_AFTER_STOP } from "../src/delivery/sweep.ts";
import type { Command } from "../src/discord/command.ts";
import { button, buttons, card, dangerButton, type Shown, TONE } from "../src/discord/draw/card.ts";
import { nightText, timestamp } from "../src/discord/draw/timestamps.ts";
import { NIGHTS_KEPT, type Reminder, type StoredSchedule } from "../src/reminders/reminder.ts";
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
            ? "## Deleted\nEverything I kept about you is gone, and I will not message you again. The messages I sent you stay in our direct messages on Discord."
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
  const lines = [
    "- **Your Discord user id**, so that I know whose reminder it is",
    ...Object.values(KEPT).flatMap((tell) => tell?.(reminder) ?? []),
  ];
  return card(
    TONE.plain,
    `## What I keep about you\n${lines.join("\n")}`,
    `I keep it while your reminder is on, and for ${KEPT_AFTER_STOP.days} days after you stop it. \`/privacy delete\` deletes all of it at once.`,
    never,
  );
}

type Telling = (reminder: Reminder) => string | null | undefined;

/**
 * Every field of the record, in words. A field that is not told here is a broken promise, so a new one does not
 * compile until it is; `undefined` stands for one that says nothing about the person or is told with another.
 */
const KEPT: Readonly<Record<keyof Reminder, Telling | undefined>> = {
  version: undefined, // the form in which we write records, the same for everybody
  schedule: ({ schedule }) => schedule && `- **Your reminder:** ${scheduleText(schedule)}`,
  pending: ({ pending }) =>
    pending &&
    `- **What you asked for, not confirmed yet:** ${scheduleText(pending.schedule)}, asked for ${momentText(pending.askedAt)}`,
  state: ({ state }) => `- **Whether it is on:** ${state}`,
  changedAt: ({ changedAt }) => `- **When you last changed it:** ${momentText(changedAt)}`,
  next: ({ next }) =>
    next &&
    `- **Your next night:** a message from ${momentText(next.opensAt)}, until bedtime at ${momentText(next.closesAt)}`,
  plans: ({ plans }) => {
    const times = Object.values(plans).flatMap((at) => (at === undefined ? [] : momentText(at)));
    return times.length > 0 ? `- **When I look at your reminder next:** ${times.join(" and ")}` : undefined;
  },
  channelId: ({ channelId }) => channelId && "- **The id of our direct-message channel**, so that I find it again",
  claim: ({ claim }) =>
    claim && `- **A message on its way**, noted at ${momentText(claim.at)}, so that a crash cannot send it twice`,
  last: ({ last }) =>
    last && `- **The last night I wrote to you:** ${nightText(last.night)}, at ${momentText(last.at)}`,
  nights: ({ nights }) =>
    `- **What became of your last nights** (at most ${NIGHTS_KEPT}, now ${nights.length}): the date, whether my message was sent and when, and whether you pressed Skip. \`/reminder show\` lists them`,
  refusals: ({ refusals }) =>
    refusals > 0
      ? `- **How often in a row Discord refused my message:** ${refusals}, so that I stop trying`
      : undefined,
  notice: ({ notice }) => notice && "- **That I have something to tell you**, which I say at your next command",
};

function scheduleText({ bedtime, zone, leadMinutes }: StoredSchedule): string {
  return `bedtime ${bedtime} in ${showZone(zone)}, a message ${leadMinutes} minutes before`;
}

function momentText(instant: string): string {
  return timestamp(Temporal.Instant.from(instant), "f");
}
