import type { ButtonBuilder } from "discord.js";
import { NIGHTS_BEFORE_ASKING } from "../../delivery/message-kind.ts";
import type { CheckInMessage, DirectMessage } from "../../delivery/outbox.ts";
import type { Text } from "../../text/text.ts";
import { showZone } from "../../time/zones.ts";
import { button, buttons, card, dangerButton, mainButton, type Shown, TONE } from "./card.ts";
import { dayText } from "./schedule.ts";
import { dayAndTime } from "./timestamps.ts";

/** Which night a check-in's button is about, by whose clock, and whose it is. */
export type OfCheckIn = Pick<CheckInMessage, "night" | "zone" | "userId">;

/** A morning's question: two answers, and a way out. */
export function drawCheckIn(text: Text, message: CheckInMessage): Shown {
  return card(
    TONE.diary,
    text("checkin.question", { day: dayText(text, message.night) }),
    ...(message.asksToGoOn ? [text("checkin.go-on", { mornings: NIGHTS_BEFORE_ASKING })] : []),
    `-# ${text("checkin.why-this-message")}`,
    buttons(logButton(text, message), skipButton(text, message), stopCheckInButton(text, message)),
  );
}

export function drawCheckInConsent(text: Text, message: DirectMessage & { kind: "check-in-consent" }): Shown {
  const { at, zone } = message.schedule;
  return card(
    TONE.diary,
    [
      text(message.isMove ? "checkin.consent-moved" : "checkin.consent-on"),
      text("checkin.consent", { at, place: showZone(zone) }),
      message.startsNow
        ? text("checkin.consent-now")
        : text("checkin.consent-first", { when: dayAndTime(message.opensAt) }),
      text("checkin.how-to-stop"),
    ].join("\n"),
    buttons(dangerButton(text("checkin.stop"), "diary.checkin-stop", { of: message.marker })),
  );
}

/** What stands on the message once its night is in the diary: nothing of the night itself. */
export function drawCheckInNoted(text: Text, of: OfCheckIn): Shown {
  return card(
    TONE.diary,
    text("checkin.noted", { day: dayText(text, of.night) }),
    buttons(logButton(text, of, "diary.change"), stopCheckInButton(text, of)),
  );
}

/** Opens the form for the night. */
export function logButton(
  text: Text,
  of: OfCheckIn,
  label: "checkin.log" | "checkin.log-after-all" | "diary.change" = "checkin.log",
): ButtonBuilder {
  return mainButton(text(label), "diary.checkin-log", written(of));
}

export function skipButton(text: Text, of: OfCheckIn): ButtonBuilder {
  return button(text("checkin.skip"), "diary.checkin-skip", written(of));
}

/**
 * Stays on the message whatever else is answered, so that it can still be recognised as that night's. Carries no place: a
 * message whose fate is not known must be found again though its person has moved meanwhile.
 */
export function stopCheckInButton(text: Text, of: OfCheckIn): ButtonBuilder {
  return dangerButton(text("checkin.stop"), "diary.checkin-stop", { of: of.night, owner: of.userId });
}

function written({ night, zone, userId }: OfCheckIn) {
  return { night, zone, owner: userId };
}
