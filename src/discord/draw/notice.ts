import type { Reminder } from "../../reminders/reminder.ts";
import { english } from "../../text/english.ts";
import type { Text } from "../../text/text.ts";

/** What a person should know that could not be said in a direct message. */
export function writeNotice(text: Text, notice: NonNullable<Reminder["notice"]>): string {
  switch (notice) {
    case "dms-refused":
      return text("notices.dms-refused", { howToAllow: text("notices.how-to-allow-dms") });
    case "consent-lost":
      return text("notices.consent-lost");
  }
}

/**
 * What to change so that the bot's messages arrive (docs: errors 50007 and 50278).
 *
 * @deprecated in English, for the reminder's commands until they say it with `text("notices.how-to-allow-dms")`
 */
export const HOW_TO_ALLOW_DMS = { toString: () => english("notices.how-to-allow-dms") };
