import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { button, buttons, card, dangerButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { dayText, nextNightsText, scheduleWords } from "../../src/discord/ui/schedule.ts";
import type { ThreadPlace } from "../../src/discord/ui/thread-offer.ts";
import { dayAndTime, timestamp } from "../../src/discord/ui/timestamps.ts";
import { type Cycle, rotaIn } from "../../src/nights/cycle.ts";
import { hasLostThread } from "../../src/nights/destination.ts";
import { nightsIn, type PastNight } from "../../src/nights/ledger.ts";
import { type Night, windowOf } from "../../src/nights/night.ts";
import { isWanted, type Reminder, type StoredSchedule, scheduleOf } from "../../src/nights/reminder.ts";
import { pauseOf } from "../../src/nights/silence.ts";
import { tonightOf } from "../../src/nights/tonight.ts";
import { atHomeAgain } from "../../src/nights/travel.ts";
import { key, type Text } from "../../src/text/text.ts";
import { destinationOfReminder } from "./destination.ts";
import { AS_IT_IS, writeDraft } from "./draft.ts";
import { travelButtons } from "./journey.ts";
import { everyNightButton, pausedLines, resumeButton } from "./pause.ts";
import { testButton } from "./test.ts";

/** `/reminder show`: a person's reminder as it stands, and what became of the last nights. */
export const show: Subcommand = {
  data: (sub) => sub.setName("show").setDescription(key("reminder.show")),
  isPrivate: () => true,
  async run(interaction, answer, context) {
    const record = await context.reminders.find(interaction.user.id);
    if (record && pauseOf(record) === "silence") await context.reminders.takeNotice(interaction.user.id); // told here
    await answer.send(drawReminder(record, context, interaction.threadPlace), "private");
  },
};

/** The reminder as it stands, with what can be done about it. */
export function drawReminder(
  stored: Reminder | undefined,
  { text, now }: CommandContext,
  threadPlace: ThreadPlace,
): Shown {
  const reminder = stored?.schedule ? { ...stored, schedule: atHomeAgain(stored.schedule, now()) } : stored;
  const schedule = reminder?.pending?.schedule ?? reminder?.schedule;
  if (!reminder || !schedule || !isWanted(reminder))
    return card(TONE.reminder, text("reminder.none"), ...pastNights(text, reminder));

  const { state } = reminder;
  const place = destinationOfReminder(text, reminder, threadPlace);
  const isPaused = state === "paused" || reminder.pausedUntil !== undefined;
  return card(
    TONE.reminder,
    [text("reminder.yours"), ...stateLines(text, reminder, now()), ...place.lines].join("\n"),
    ...(rotaIn(schedule.cycle) ? [nextNights(text, schedule, now())] : []),
    ...pastNights(text, reminder),
    ...(reminder.schedule?.travel && state !== "off"
      ? [buttons(...travelButtons(text, reminder.schedule.travel))]
      : []),
    buttons(
      ...(isTonightToCome(reminder, now()) ? [button(text("reminder.skip"), "reminder.skip-tonight")] : []),
      ...(state === "off"
        ? []
        : hasLostThread(reminder)
          ? []
          : isPaused
            ? [resumeButton(text), ...(pauseOf(reminder) === "refusals" ? [testButton(text)] : [])]
            : [button(text("reminder.pause-now"), "reminder.pause")]),
      ...(schedule.everyOther ? [everyNightButton(text)] : []),
      button(text("reminder.clock-differs"), "reminder.city", writeDraft(AS_IT_IS)),
      ...(rotaIn(schedule.cycle) ? [button(text("reminder.change-rota"), "reminder.rota-type")] : []),
      ...place.buttons,
      dangerButton(text("reminder.stop"), "reminder.stop"),
    ),
  );
}

function stateLines(text: Text, reminder: Reminder, now: Temporal.Instant): string[] {
  const { state, schedule, pending, next } = reminder;
  const lines: string[] = [];
  if (schedule && state !== "off") {
    lines.push(text("reminder.summary", scheduleWords(text, schedule)));
    const rota = rotaIn(schedule.cycle);
    if (rota) lines.push(whereInIt(text, rota, tonightOf(scheduleOf(schedule), now)));
  }
  lines.push(...pausedLines(text, reminder));
  if (state === "on" && next) {
    const opensAt = Temporal.Instant.from(next.opensAt);
    const when = dayAndTime(opensAt);
    const isOpen = Temporal.Instant.compare(opensAt, now) <= 0;
    if (next.step !== undefined) lines.push(text("reminder.once-more", { time: timestamp(opensAt, "t") }));
    else lines.push(isOpen ? text("reminder.due-now") : text("reminder.next-message", { when }));
    if (!isOpen && next.step === undefined && cameEarly(reminder)) lines.push(text("reminder.comes-early"));
  }
  if (pending) {
    lines.push(text("reminder.pending", scheduleWords(text, pending.schedule)));
  }
  return lines;
}

/** Whether the last message came before its time, as those of a crowd do: then so will the next. */
function cameEarly({ nights, schedule, changedAt }: Reminder): boolean {
  const last = nightsIn(nights).findLast(({ outcome }) => outcome === "sent");
  if (last === undefined || schedule === null) return false;
  const at = Temporal.Instant.from(last.at);
  const isOfThisSchedule = Temporal.Instant.compare(Temporal.Instant.from(changedAt), at) < 0;
  return isOfThisSchedule && Temporal.Instant.compare(at, windowOf(last.night, scheduleOf(schedule)).opensAt) < 0;
}

function whereInIt(text: Text, { start, bedtimes }: Cycle, tonight: Night): string {
  const days = Temporal.PlainDate.from(start).until(tonight, { largestUnit: "days" }).days;
  if (days < 0) return text("reminder.rota-not-begun", { day: dayText(text, start) });
  return text("reminder.rota-where-in-it", { night: (days % bedtimes.length) + 1, nights: bedtimes.length });
}

function nextNights(text: Text, stored: StoredSchedule, now: Temporal.Instant): string {
  const schedule = scheduleOf(stored);
  const list = nextNightsText(text, schedule, tonightOf(schedule, now), NIGHTS_SHOWN);
  return text("reminder.rota-next", { nights: NIGHTS_SHOWN, list });
}

const NIGHTS_SHOWN = 7;

function isTonightToCome({ state, schedule, next, claim }: Reminder, now: Temporal.Instant): boolean {
  return state === "on" && schedule !== null && claim === null && next?.night === tonightOf(scheduleOf(schedule), now);
}

function pastNights(text: Text, reminder: Reminder | undefined): string[] {
  const again = [reminder?.next, reminder?.claim].find((message) => message?.step !== undefined);
  const lines = (reminder ? nightsIn(reminder.nights) : []).toReversed().map((past) => {
    const outcome = outcomeText(text, past, again?.night === past.night);
    return text("reminder.night", { day: dayText(text, past.night), outcome });
  });
  return lines.length === 0 ? [] : [[text("reminder.last-nights"), ...lines].join("\n")];
}

/**
 * What became of one night, with the reason where it is known.
 *
 * @param isOneToCome whether a message that was asked for with *15 more minutes* is still to come
 */
function outcomeText(text: Text, past: PastNight, isOneToCome: boolean): string {
  const { outcome, why } = past;
  switch (outcome) {
    case "sent":
      return sentText(text, past, isOneToCome);
    case "late":
      if (why?.kind === "down")
        return text("reminder.night-down", { from: shortTime(why.from), to: shortTime(why.to) });
      return text(why?.kind === "discord" ? "reminder.night-discord" : "reminder.night-late");
    case "skipped":
    case "refused":
    case "failed":
    case "unknown":
      return text(`reminder.night-${outcome}`);
  }
}

function sentText(text: Text, { at, answer, snoozes }: PastNight, isOneToCome: boolean): string {
  const given = answer === "in-bed" ? "inbed" : (answer ?? "other");
  const sent = text("reminder.night-sent", { time: shortTime(at), answer: given });
  if (snoozes === undefined) return sent;
  const missed = snoozes.asked - snoozes.sent - Number(isOneToCome);
  const asked = text("reminder.night-snoozed", { sent, times: snoozes.asked });
  return missed > 0 ? text("reminder.night-snooze-missed", { sent: asked, missed }) : asked;
}

function shortTime(instant: string): string {
  return timestamp(Temporal.Instant.from(instant), "t");
}
