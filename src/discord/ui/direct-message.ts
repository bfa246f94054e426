import { createHash } from "node:crypto";
import { type ButtonBuilder, TextDisplayBuilder } from "discord.js";
import { pageOfAsked } from "../../content/choose/tip-pages.ts";
import { windDownIdea } from "../../content/choose/wind-down-idea.ts";
import type { Contents } from "../../content/load/contents.ts";
import type { Content } from "../../content/schema/content.ts";
import type { DirectMessage, DoneAsAsked, WindDownMessage } from "../../delivery/outbox.ts";
import type { ClockChange } from "../../nights/clock-change.ts";
import type { Night } from "../../nights/night.ts";
import { NIGHTS_BEFORE_ASKING, NIGHTS_BEFORE_PAUSING } from "../../nights/silence.ts";
import type { OfMessage, ResumeOutcome, SkipOutcome } from "../../nights/transitions.ts";
import type { Text } from "../../text/text.ts";
import type { Texts } from "../../text/texts.ts";
import { cityOf } from "../../time/show-zone.ts";
import { showClockTime } from "../../understanding/clock/show-clock-time.ts";
import { drawNamed } from "./asked-cautions.ts";
import { awakeButton, drawAwake, drawWorry } from "./awake.ts";
import { besideWords, emergencyOf } from "./beside-words.ts";
import { button, buttons, card, dangerButton, mainButton, type Part, type Shown, TONE } from "./card.ts";
import { drawCheckIn, drawCheckInConsent } from "./check-in.ts";
import { coachButtons, coachParts } from "./coach.ts";
import { drawHelpNow } from "./help-now.ts";
import { drawOverview, type Instance, overviewButtons } from "./overview.ts";
import { markedQuestion } from "./question.ts";
import { dayText, scheduleWords } from "./schedule.ts";
import { toDmButton } from "./thread-offer.ts";
import { dayAndTime, timestamp } from "./timestamps.ts";
import { writeTip } from "./tip.ts";
import { drawNoTip, drawTipForNow, drawTipPage } from "./tip-page.ts";
import { drawWeekly, drawWeeklyConsent } from "./weekly.ts";

export type DrawDirectMessage = (message: DirectMessage) => Shown;

/** How each direct message looks. The buttons carry the night, so they work after any restart. */
export function createDrawDirectMessage(
  contents: Pick<Contents, "in">,
  texts: Pick<Texts, "in">,
  instance: Instance,
): DrawDirectMessage {
  const draw: DrawDirectMessage = (message) => {
    const text = texts.in(message.locale);
    const content = contents.in(message.locale);
    switch (message.kind) {
      case "wind-down":
        return drawWindDown(content, text, message);
      case "consent":
        return drawConsent(text, message);
      case "check-in":
        return drawCheckIn(text, message);
      case "check-in-consent":
        return drawCheckInConsent(text, message);
      case "weekly":
        return drawWeekly(text, message);
      case "weekly-consent":
        return drawWeeklyConsent(text, message);
      case "test":
        return card(TONE.reminder, text("dm.test"));
      case "worry":
        return drawWorry(text, message.worry);
      case "help":
        return drawHelpNow(text, content, message);
      default: {
        const { isMiss, ...shown } = drawDone(content, text, instance, message);
        const country = message.kind === "no-tip" ? message.country : undefined;
        const call = isMiss ? emergencyOf(text, content, country) : undefined;
        return besideWords(shown, text, { ask: message.ask, call });
      }
    }
  };
  return (message) => named(draw(message), message.inThread);
}

/** In a thread Discord tells people of what names them, and by itself of nothing more: this one, and nobody else. */
function named(shown: Shown, userId: string | undefined): Shown {
  if (userId === undefined) return shown;
  const name = new TextDisplayBuilder().setContent(`<@${userId}>`).toJSON();
  return { ...shown, components: [name, ...shown.components], allowed_mentions: { parse: [], users: [userId] } };
}

/** What was done for words that somebody wrote. */
function drawDone(content: Content, text: Text, instance: Instance, message: DoneAsAsked): Shown {
  switch (message.kind) {
    case "check-in-skipped":
      return card(TONE.diary, text("checkin.skipped"));
    case "stopped":
      return card(TONE.reminder, stoppedText(text, message));
    case "nothing-to-stop":
      return card(TONE.reminder, text("dm.nothing-to-stop"));
    case "paused":
      return drawPaused(text, message);
    case "skipped":
      return card(TONE.reminder, skippedText(text, message.outcome));
    case "resumed":
      return drawResumed(text, message);
    case "ask-stop":
      return drawAskStop(text, message.asked);
    case "ask-delete":
      return card(
        TONE.plain,
        text("dm.ask-delete"),
        buttons(dangerButton(text("privacy.delete-button"), "privacy.ask")),
      );
    case "ask-remind":
      return card(TONE.reminder, text("dm.ask-remind"), buttons(mainButton(text("help.remind-me"), "reminder.begin")));
    case "awake":
      return drawAwake(content, text);
    case "overview":
      return message.isGreeting
        ? card(TONE.plain, text("dm.greeting"), overviewButtons(text))
        : drawOverview(text, instance);
    case "tip-for-now":
      return drawTipForNow(content, text, message.userId, message);
    case "tips":
      return drawTipPage(content, text, message.userId, pageOfAsked(message.tips));
    case "cautions":
      return drawNamed(content, text, message.userId, message.names, pageOfAsked(message.tips));
    case "no-tip":
      return drawNoTip(content, text, message.userId, pageOfAsked(message.tips));
    case "too-many":
      return card(TONE.plain, text("dm.too-many", { seconds: message.seconds }));
  }
}

/** One of a nightly message's buttons: it carries the night, which message of it, and whose it is. */
export function windDownButton(
  text: Text,
  what: keyof typeof LABELS,
  { night, step }: OfMessage,
  userId: string,
): ButtonBuilder {
  return button(text(LABELS[what]), `reminder.${what}`, { night, step, owner: userId });
}

export function stopButton(text: Text, { night, step }: OfMessage, userId: string): ButtonBuilder {
  return dangerButton(text("reminder.stop"), "reminder.stop", { marker: night, step, owner: userId });
}

const LABELS = {
  "in-bed": "reminder.in-bed",
  snooze: "reminder.more-minutes",
  skip: "reminder.skip",
  "go-on": "reminder.keep-it",
  "every-other": "reminder.every-other",
  "pause-asked": "reminder.pause-now",
} as const;

function drawWindDown(content: Content, text: Text, message: DirectMessage & WindDownMessage): Shown {
  const { night, step, bedtime, userId, clockChange, homeAgain, ofSilence, offersSnooze, inThread } = message;
  const coach = step === 0 ? message.coach : undefined;
  const bedtimeTold = { bedtime: timestamp(bedtime, "t") };
  const of = (what: Parameters<typeof windDownButton>[1]) => windDownButton(text, what, { night, step }, userId);
  const stop = stopButton(text, { night, step }, userId);
  const awake = awakeButton(text, { marker: night, step, owner: userId });
  const why = `-# ${text(inThread === undefined ? "dm.why-this-message" : "dm.why-in-thread")}`;
  const last = text("dm.pauses", { nights: NIGHTS_BEFORE_ASKING + NIGHTS_BEFORE_PAUSING });
  const heading = text(coach ? "coach.evening" : "dm.wind-down", bedtimeTold);
  const tonight = [
    ...(clockChange ? [clockChangeText(text, clockChange)] : []),
    ...(homeAgain ? [text("dm.home-again", { home: cityOf(homeAgain.home) })] : []),
  ];
  const silence = ofSilence === "pauses" ? [last] : ofSilence === "asks" ? [goOnText(text)] : [];
  const opening: Part[] =
    step > 0
      ? [text("dm.once-more", bedtimeTold)]
      : [
          heading,
          ...(coach
            ? coachParts(text, content, coach, [heading, ...tonight, ...silence, why])
            : [writeTip(text, windDownIdea(content, { seed: seedOf(userId), night }))]),
          ...tonight,
        ];
  if (ofSilence === "pauses") {
    // Nothing is left to skip, or to ask for once more.
    return card(
      TONE.reminder,
      ...opening,
      last,
      why,
      buttons(resumeButton(text, { night, step }, userId), stop, awake),
    );
  }
  return card(
    TONE.reminder,
    ...opening,
    why,
    buttons(of("in-bed"), ...(offersSnooze ? [of("snooze")] : []), of("skip"), stop, awake),
    ...(homeAgain ? [buttons(stillAwayButton(text, homeAgain, night))] : []),
    ...(ofSilence === "asks" ? askToGoOn(text, message) : []),
    ...(coach ? [coachButtons(text, coach, { night, step, owner: userId })] : []),
  );
}

function goOnText(text: Text): string {
  return text("dm.go-on", { nights: NIGHTS_BEFORE_ASKING, more: NIGHTS_BEFORE_PAUSING });
}

/** Below what is there every night, so that nobody looks for the usual buttons. */
function askToGoOn(text: Text, { night, step, userId, isNightly }: WindDownMessage): Part[] {
  const of = (what: keyof typeof LABELS) => windDownButton(text, what, { night, step }, userId);
  const keep = button(text("reminder.keep-nightly"), "reminder.go-on", { night, step, owner: userId });
  return [goOnText(text), buttons(...(isNightly ? [keep, of("every-other")] : [of("go-on")]), of("pause-asked"))];
}

/** Carries its night, so that the message can be told from all others. */
function resumeButton(text: Text, { night, step }: OfMessage, userId: string): ButtonBuilder {
  return mainButton(text("reminder.resume-now"), "reminder.resume", { marker: night, step, owner: userId });
}

function stillAwayButton(text: Text, { away }: NonNullable<WindDownMessage["homeAgain"]>, night: Night): ButtonBuilder {
  return button(text("dm.still-away", { place: cityOf(away) }), "reminder.longer", { zone: away, night });
}

function clockChangeText(text: Text, change: ClockChange): string {
  const { night, inNights, minutes, bedtime, bedtimeThatNight } = change;
  const told = {
    direction: minutes > 0 ? ("forward" as const) : ("other" as const),
    minutes: Math.abs(minutes),
    bedtime: showClockTime(bedtime),
  };
  const what =
    inNights === 0 ? text("dm.clocks-tonight", told) : text("dm.clocks-soon", { ...told, day: dayText(text, night) });
  if (bedtimeThatNight === undefined) return what;
  const instead = showClockTime(bedtimeThatNight);
  return `${what} ${text("dm.clocks-skip", { bedtime: told.bedtime, instead })}`;
}

function drawConsent(text: Text, message: DirectMessage & { kind: "consent" }): Shown {
  return card(
    TONE.reminder,
    [
      text("dm.consent-on"),
      text("dm.consent", scheduleWords(text, message.schedule)),
      message.startsNow ? text("dm.consent-now") : text("dm.consent-first", { when: dayAndTime(message.opensAt) }),
      text(message.inThread === undefined ? "dm.how-to-stop" : "dm.how-to-stop-in-thread"),
    ].join("\n"),
    buttons(dangerButton(text("reminder.stop"), "reminder.stop", { marker: message.marker })),
  );
}

/** Says what was stopped, where more than the reminder may have been on. */
function stoppedText(text: Text, { what, isOneInFlight }: DirectMessage & { kind: "stopped" }): string {
  if (what === undefined) return text(isOneInFlight ? "dm.stopped-under-way" : "dm.stopped");
  const more = isOneInFlight ? [text("reminder.one-under-way")] : [];
  return [text(`dm.stopped-${what}`), ...more].join("\n");
}

function drawPaused(text: Text, { isOn, isOneInFlight, hasCheckIn }: DirectMessage & { kind: "paused" }): Shown {
  const goesOn = hasCheckIn ? [text("checkin.goes-on")] : [];
  if (!isOn) return card(TONE.reminder, [text("reminder.nothing-to-pause"), ...goesOn].join("\n"));
  const more = [...(isOneInFlight ? [text("reminder.one-under-way")] : []), ...goesOn];
  return card(
    TONE.reminder,
    [text("reminder.paused"), ...more].join("\n"),
    buttons(button(text("reminder.resume-now"), "reminder.resume")),
  );
}

/** Asks before messages stop for good. */
export function askToStop(text: Text, question: string): Shown {
  return card(
    TONE.reminder,
    question,
    buttons(
      dangerButton(text("reminder.stop-yes"), "reminder.stop-now"),
      button(text("reminder.keep-it"), "reminder.keep"),
    ),
  );
}

function drawAskStop(text: Text, asked: string): Shown {
  const question = askToStop(text, text("dm.ask-stop"));
  return markedQuestion(question, asked) ?? question;
}

/** What came of the wish to have messages again. */
function drawResumed(text: Text, { outcome, checkInAt }: DirectMessage & { kind: "resumed" }): Shown {
  const mornings = checkInAt ? [text("checkin.resumed", { when: dayAndTime(checkInAt) })] : [];
  if (outcome.kind === "nothing-on" && checkInAt) return card(TONE.diary, ...mornings);
  if (outcome.kind === "nothing-on")
    return card(
      TONE.reminder,
      text("dm.nothing-to-resume"),
      buttons(mainButton(text("help.remind-me"), "reminder.begin")),
    );
  if (outcome.kind === "thread-lost")
    return card(
      TONE.reminder,
      text("reminder.no-place"),
      buttons(toDmButton(text, "reminder.come-by-dm")),
      ...mornings,
    );
  return card(TONE.reminder, resumedText(text, outcome), ...mornings);
}

/** What came of it, where something is on to have again. */
export function resumedText(text: Text, { kind, nextAt }: Extract<ResumeOutcome, { nextAt: unknown }>): string {
  return text(kind === "resumed" ? "reminder.resumed" : "reminder.was-not-paused", { when: dayAndTime(nextAt) });
}

/** What came of the wish to skip tonight, said in the DM and on the button alike. */
export function skippedText(text: Text, { kind, nextAt }: SkipOutcome): string {
  if (kind === "nothing-on") return text("reminder.nothing-to-skip");
  return [text(`reminder.skip-${kind}`), nextText(text, nextAt)].join("\n");
}

export function nextText(text: Text, nextAt: Temporal.Instant | undefined): string {
  return nextAt ? text("reminder.next-message", { when: dayAndTime(nextAt) }) : text("reminder.nothing-comes");
}

/** Which idea comes when differs from person to person; the id itself stays out of it. */
function seedOf(userId: string): string {
  return createHash("sha256").update(userId).digest("hex").slice(0, 12);
}
