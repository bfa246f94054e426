import type { Notice } from "../../nights/destination.ts";
import { NIGHTS_BEFORE_ASKING, NIGHTS_BEFORE_PAUSING } from "../../nights/silence.ts";
import type { Text } from "../../text/text.ts";
import { button, buttons, card, type Shown, TONE } from "./card.ts";
import type { ThreadPlace } from "./thread-offer.ts";
import { permissionNames, threadOffer, toDmButton } from "./thread-offer.ts";

/** What a person should be told about their check-ins, which could not be said in a direct message. */
export function drawCheckInNotice(text: Text, notice: Notice): Shown {
  switch (notice) {
    case "dms-refused":
    case "thread-gone": // no check-in goes to a thread
    case "thread-left":
    case "thread-closed":
      return card(TONE.diary, text("notices.checkin-refused"), buttons(switchOn(text, "diary.checkin-resume")));
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

/** The same about the words of a week. Silence pauses none: they come to whoever notes nights. */
export function drawWeeklyNotice(text: Text, notice: Notice): Shown {
  if (notice !== "dms-refused") return card(TONE.diary, text("notices.weekly-consent-lost"));
  return card(TONE.diary, text("notices.weekly-refused"), buttons(switchOn(text, "diary.weekly-resume")));
}

/**
 * What a person should know that could not be said in a direct message. What has to change so that messages arrive
 * is Discord's list (docs: errors 50007 and 50278).
 */
export function drawNotice(text: Text, notice: Notice, threadPlace: ThreadPlace): Shown {
  const offer = threadOffer(text, threadPlace);
  const byDm = toDmButton(text, "reminder.come-by-dm");
  const said = (...lines: readonly string[]) => [...lines, ...offer.lines].join("\n");
  switch (notice) {
    case "dms-refused":
      return card(
        TONE.reminder,
        said(text("notices.dms-refused", { howToAllow: text("notices.how-to-allow-dms") })),
        buttons(switchOn(text, "reminder.resume"), ...offer.buttons),
      );
    case "thread-gone":
    case "thread-left":
      return card(
        TONE.reminder,
        said(text(notice === "thread-gone" ? "notices.thread-gone" : "notices.thread-left")),
        buttons(byDm, ...offer.buttons),
      );
    case "thread-closed":
      return card(
        TONE.reminder,
        said(text("notices.thread-closed", { permissions: permissionNames(text) })),
        buttons(switchOn(text, "reminder.resume"), byDm, ...offer.buttons),
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

const SILENT_FOR = NIGHTS_BEFORE_ASKING + NIGHTS_BEFORE_PAUSING;

/** It paused by itself, so it need not be set anew. */
function switchOn(text: Text, action: "reminder.resume" | "diary.checkin-resume" | "diary.weekly-resume") {
  return button(text("notices.switch-on-again"), action);
}
