import type { CheckIn, Reminder } from "../../nights/reminder.ts";
import type { Text } from "../../text/text.ts";
import { button, buttons, card, type Shown, TONE } from "./card.ts";

/** What a person should be told about their check-ins, which could not be said in a direct message. */
export function drawCheckInNotice(text: Text, notice: NonNullable<CheckIn["notice"]>): Shown {
  switch (notice) {
    case "dms-refused":
      return card(TONE.diary, text("notices.checkin-refused"), switchOn(text, "diary.checkin-resume"));
    case "consent-lost":
      return card(TONE.diary, text("notices.checkin-consent-lost"));
  }
}

/**
 * What a person should know that could not be said in a direct message. What has to change so that messages arrive
 * is Discord's list (docs: errors 50007 and 50278).
 */
export function drawNotice(text: Text, notice: NonNullable<Reminder["notice"]>): Shown {
  switch (notice) {
    case "dms-refused":
      return card(
        TONE.reminder,
        text("notices.dms-refused", { howToAllow: text("notices.how-to-allow-dms") }),
        switchOn(text, "reminder.resume"),
      );
    case "consent-lost":
      return card(TONE.reminder, text("notices.consent-lost"));
  }
}

/** It paused by itself, so it need not be set anew. */
function switchOn(text: Text, action: "reminder.resume" | "diary.checkin-resume") {
  return buttons(button(text("notices.switch-on-again"), action));
}
