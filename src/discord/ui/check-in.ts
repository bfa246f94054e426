import type { ButtonBuilder } from "discord.js";
import type { CheckInMessage, DirectMessage } from "../../delivery/outbox.ts";
import type { StoredCheckIn } from "../../nights/reminder.ts";
import { NIGHTS_BEFORE_ASKING, NIGHTS_BEFORE_PAUSING } from "../../nights/silence.ts";
import type { Text } from "../../text/text.ts";
import { showZone } from "../../time/show-zone.ts";
import { button, buttons, card, dangerButton, mainButton, type Part, type Shown, TONE } from "./card.ts";
import { dayText, placeAway } from "./schedule.ts";
import { dayAndTime } from "./timestamps.ts";

/** Which night a check-in's button is about, by whose clock, and whose it is. */
export type OfCheckIn = Pick<CheckInMessage, "night" | "zone" | "userId">;

/** What the sentences about a check-in's time are told. */
export function checkInWords({ at, zone, after, travel }: StoredCheckIn, text: Text) {
  const place = travel ? placeAway(text, travel, zone) : showZone(zone);
  return { at, place, form: after ? "rota" : "other", hours: (after?.minutes ?? 0) / 60 } as const;
}

/** A morning's question: two answers, and a way out. What is said of its person's silence stands below them. */
export function drawCheckIn(text: Text, message: CheckInMessage): Shown {
  return card(
    TONE.diary,
    text("checkin.question", { day: dayText(text, message.night) }),
    `-# ${text("checkin.why-this-message")}`,
    questionButtons(text, message, message.hasUsual ?? false),
    ...silenceParts(text, message),
  );
}

function silenceParts(text: Text, message: CheckInMessage): Part[] {
  const { night, userId, ofSilence } = message;
  const of = { of: night, owner: userId };
  switch (ofSilence) {
    case "asks":
      return [
        text("checkin.go-on", { mornings: NIGHTS_BEFORE_ASKING, more: NIGHTS_BEFORE_PAUSING }),
        buttons(
          button(text("checkin.keep-it"), "diary.checkin-go-on", of),
          button(text("checkin.pause"), "diary.checkin-pause", of),
        ),
      ];
    case "pauses":
      return [
        text("checkin.pauses", { mornings: NIGHTS_BEFORE_ASKING + NIGHTS_BEFORE_PAUSING }),
        buttons(mainButton(text("checkin.resume"), "diary.checkin-resume", of)),
      ];
    case undefined:
      return [];
  }
}

/** @param hasUsual whether the person's typical night is known */
function questionButtons(text: Text, of: OfCheckIn, hasUsual: boolean) {
  return buttons(
    logButton(text, of),
    ...(hasUsual ? [button(text("checkin.usual"), "diary.checkin-usual", written(of))] : []),
    skipButton(text, of),
    stopCheckInButton(text, of),
  );
}

/** The night was noted as usual: that can be put right, or undone. */
export function drawUsualNoted(text: Text, of: OfCheckIn): Shown {
  return card(
    TONE.diary,
    text("checkin.noted-usual", { day: dayText(text, of.night) }),
    buttons(
      logButton(text, of, "diary.change"),
      button(text("checkin.undo"), "diary.checkin-undo", written(of)),
      stopCheckInButton(text, of),
    ),
  );
}

export function drawUsualUndone(text: Text, of: OfCheckIn, hasUsual: boolean): Shown {
  const said = text("checkin.undone", { day: dayText(text, of.night) });
  return card(TONE.diary, said, questionButtons(text, of, hasUsual));
}

export function drawCheckInConsent(text: Text, message: DirectMessage & { kind: "check-in-consent" }): Shown {
  return card(
    TONE.diary,
    [
      text("checkin.consent-on"),
      text("checkin.consent", checkInWords(message.schedule, text)),
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
export function stopCheckInButton(text: Text, of: Pick<OfCheckIn, "night" | "userId">): ButtonBuilder {
  return dangerButton(text("checkin.stop"), "diary.checkin-stop", { of: of.night, owner: of.userId });
}

/** Ends a pause, whoever began it. */
export function resumeCheckInButton(text: Text): ButtonBuilder {
  return button(text("checkin.resume"), "diary.checkin-resume");
}

function written({ night, zone, userId }: OfCheckIn) {
  return { night, zone, owner: userId };
}
