import type { Reminder } from "../../reminders/reminder.ts";

/** What a person should know that could not be said in a direct message. */
export function noticeText(notice: NonNullable<Reminder["notice"]>): string {
  switch (notice) {
    case "dms-refused":
      return `### My messages do not reach you\n${HOW_TO_ALLOW_DMS}\nUntil then I cannot send your reminder.`;
    case "consent-lost":
      return "### Your reminder is not on\nI could not make sure that my confirming message reached you, so what you asked for is not on. Please use `/reminder set` again.";
  }
}

/** What to change so that the bot's messages arrive (docs: errors 50007 and 50278). */
export const HOW_TO_ALLOW_DMS = [
  "Discord does not let me message you. Any of these can be the reason:",
  "- **Server settings:** allow direct messages from members of the server we share (server name → Privacy Settings).",
  "- **Blocked:** unblock me, if you blocked me.",
  "- **No server in common:** add me to your account (my profile → Add App), or join a server I am in.",
  "Then use `/reminder set` again, or `/reminder test` to try.",
].join("\n");
