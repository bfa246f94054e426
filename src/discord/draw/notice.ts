import type { CheckIn, Reminder } from "../../reminders/reminder.ts";
import type { Text } from "../../text/text.ts";

/** What a person should be told about their check-ins, which could not be said in a direct message. */
export function writeCheckInNotice(text: Text, notice: NonNullable<CheckIn["notice"]>): string {
  return text(notice === "dms-refused" ? "notices.checkin-refused" : "notices.checkin-consent-lost");
}

/**
 * What a person should know that could not be said in a direct message. What has to change so that messages arrive
 * is Discord's list (docs: errors 50007 and 50278).
 */
export function writeNotice(text: Text, notice: NonNullable<Reminder["notice"]>): string {
  switch (notice) {
    case "dms-refused":
      return text("notices.dms-refused", { howToAllow: text("notices.how-to-allow-dms") });
    case "consent-lost":
      return text("notices.consent-lost");
  }
}
