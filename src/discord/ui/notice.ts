import type { AnyRecord } from "../../nights/reminder.ts";
import { NIGHTS_BEFORE_ASKING, NIGHTS_BEFORE_PAUSING } from "../../nights/silence.ts";
import type { Text } from "../../text/text.ts";
import { button, buttons, card, type Shown, TONE } from "./card.ts";

/** What a person should be told about their check-ins, which could not be said in a direct message. */
export function drawCheckInNotice(text: Text, notice: Notice): Shown {
  switch (notice) {
    case "dms-refused":
      return card(TONE.diary, text("notices.checkin-refused"), switchOn(text, "diary.checkin-resume"));
    case "consent-lost":
      return card(TONE.diary, text("notices.checkin-consent-lost"));
    case "paused-by-silence":
      return card(
        TONE.diary,
        text("notices.checkin-paused-by-silence", { mornings: SILENT_FOR }),
        buttons(button(text("checkin.resume"), "diary.checkin-resume")),
      );
  }
}

/**
 * What a person should know that could not be said in a direct message. What has to change so that messages arrive
 * is Discord's list (docs: errors 50007 and 50278).
 */
export function drawNotice(text: Text, notice: Notice): Shown {
  switch (notice) {
    case "dms-refused":
      return card(
        TONE.reminder,
        text("notices.dms-refused", { howToAllow: text("notices.how-to-allow-dms") }),
        switchOn(text, "reminder.resume"),
      );
    case "consent-lost":
      return card(TONE.reminder, text("notices.consent-lost"));
    case "paused-by-silence":
      return card(
        TONE.reminder,
        text("notices.paused-by-silence", { nights: SILENT_FOR }),
        buttons(button(text("reminder.resume-now"), "reminder.resume")),
      );
  }
}

type Notice = NonNullable<AnyRecord["notice"]>;

const SILENT_FOR = NIGHTS_BEFORE_ASKING + NIGHTS_BEFORE_PAUSING;

/** It paused by itself, so it need not be set anew. */
function switchOn(text: Text, action: "reminder.resume" | "diary.checkin-resume") {
  return buttons(button(text("notices.switch-on-again"), action));
}
