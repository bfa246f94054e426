import type { ChosenDestination, TurnOnOutcome } from "../../src/delivery/consent.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { eveningsText, groupText, scheduleWords, shortDays } from "../../src/discord/ui/schedule.ts";
import { type ThreadPlace, toDmButton } from "../../src/discord/ui/thread-offer.ts";
import { dayAndTime, timestamp } from "../../src/discord/ui/timestamps.ts";
import { takesEffectAtOnce } from "../../src/nights/changes.ts";
import { isWeek } from "../../src/nights/cycle.ts";
import { bedtimeByDay, bedtimesOf, type Laid, laidOver } from "../../src/nights/laid-over.ts";
import {
  bedtimeOn,
  isChosen,
  nextWindow,
  type Schedule,
  type Window,
  windowOf,
  zoneOn,
} from "../../src/nights/night.ts";
import { LEAD_MINUTES, type Reminder, scheduleOf, storedSchedule } from "../../src/nights/reminder.ts";
import { tonightOf } from "../../src/nights/tonight.ts";
import type { Text } from "../../src/text/text.ts";
import { showZone } from "../../src/time/show-zone.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { askWhichTime } from "../shared/bedtime.ts";
import { arrivedText, drawRefused } from "./destination.ts";
import { AS_IT_IS, isOnlyAPlace, type ReminderDraft, saidIn, writeDraft } from "./draft.ts";
import { drawRota } from "./draw-rota.ts";
import { comeHome } from "./journey.ts";
import { drawQuestion } from "./questions.ts";

/** Whose reminder, on what occasion, in which language their messages come, and whether a thread can be made there. */
export type Asker = {
  readonly userId: string;
  readonly occasion: string;
  readonly locale: string;
  readonly threadPlace: ThreadPlace;
};

export function askerOf(interaction: {
  id: string;
  user: { id: string };
  locale: string;
  threadPlace: ThreadPlace;
}): Asker {
  const { id: occasion, user, locale, threadPlace } = interaction;
  return { userId: user.id, occasion, locale, threadPlace };
}

/** The last step of setting a reminder: everything is known but, perhaps, which bedtime is meant. */
export async function withZone(
  draft: ReminderDraft,
  zone: string,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  if (draft.isAsked) {
    const written = writeDraft(draft);
    const choosing = (bedtimes: string) => customId("reminder.at", { ...written, bedtimes, zone });
    return answer.update(askWhichTime(context.text, TONE.reminder, draft.bedtimes, choosing));
  }

  const record = await context.reminders.find(asker.userId);
  // One that is still to be confirmed is what they asked for last.
  const stored = record?.pending?.schedule ?? record?.schedule;
  const laid = laidOver(stored ? scheduleOf(stored) : undefined, saidIn(draft), zone, LEAD_MINUTES.usual);
  if (laid.kind !== "schedule") return answer.update(drawQuestion(laid, draft, zone, context.text));
  const { schedule, named } = laid;
  // Who names home, and nothing else, is back there.
  if (isOnlyAPlace(draft) && schedule.travel) return answer.update(await comeHome(asker.userId, context));
  if (draft.rota && !draft.isSeen) return answer.update(drawRota(context, draft, schedule));
  await turnOnIn(undefined, { schedule, named, draft, known: record }, asker, answer, context);
}

/** What is to be turned on. */
type Wished = {
  readonly schedule: Schedule;
  /** The nights that were named, where the other nights stay as they were. */
  readonly named?: Named;
  /** What was said, for the buttons that say more. */
  readonly draft: ReminderDraft;
  /** What there is until then. */
  readonly known: Reminder | undefined;
};
type Named = Extract<Laid, { kind: "schedule" }>["named"] | undefined;

/** @param place where it is to come; undefined: where it comes already */
export async function turnOnIn(
  place: ChosenDestination | undefined,
  wished: Wished,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  if (!takesEffectAtOnce(wished.known, place)) takeMessage(context.allowance, asker.userId);
  // Not one after the other: while Discord is told that it takes a moment, the wish is written, first come first served.
  const [outcome] = await Promise.all([
    context.reminders.turnOn(asker.userId, wished.schedule, asker.occasion, asker.locale, place),
    answer.thinking(),
  ]);
  const record = outcome.kind === "refused" ? await context.reminders.find(asker.userId) : undefined;
  await answer.update(drawOutcome(outcome, wished, asker.threadPlace, record, context));
}

function drawOutcome(
  outcome: TurnOnOutcome,
  { schedule, named, draft }: Wished,
  threadPlace: ThreadPlace,
  record: Reminder | undefined,
  context: CommandContext,
): Shown {
  const { text } = context;
  const said = (...lines: readonly string[]) => card(TONE.reminder, lines.join("\n"));
  switch (outcome.kind) {
    case "on":
    case "moved":
    case "unchanged": {
      const isNew = outcome.kind === "on";
      const heading = outcome.kind === "moved" && outcome.wasPaused ? "resumed" : outcome.kind;
      const when = firstMessage(outcome, schedule, context);
      return card(
        TONE.reminder,
        [
          text(HEADINGS[heading]),
          ...(schedule.cycle ? [] : [text(isNew ? "reminder.first-message" : "reminder.next-message-when", { when })]),
          clockQuestion(text, schedule, outcome.window),
          ...(schedule.cycle ? [firstMessages(schedule, outcome.window, context)] : []),
          ...(named ? [text("reminder.others-stay")] : []),
          ...(schedule.quiet ? [text("reminder.quietly")] : []),
          ...(isNew ? [arrivedText(text, outcome.thread)] : []),
        ].join("\n"),
        buttons(
          ...(named
            ? [
                button(text("reminder.only-these", { days: shortDays(text, named) }), "reminder.at", {
                  ...writeDraft({ ...draft, endsBefore: true }),
                  zone: schedule.zone,
                }),
              ]
            : []),
          button(text("reminder.mine-differs"), "reminder.city", writeDraft(AS_IT_IS)),
          ...(outcome.thread === undefined ? [] : [toDmButton(text, "reminder.move-to-dm")]),
        ),
      );
    }
    case "refused":
      return drawRefused(
        text,
        [text(outcome.staysOn ? "reminder.not-moved" : "reminder.not-on")],
        outcome.trouble,
        record,
        threadPlace,
      );
    case "waiting":
    case "rejected":
    case "overtaken":
    case "repeated":
      return said(text(`reminder.outcome-${outcome.kind}`));
  }
}

const HEADINGS = {
  on: "reminder.on",
  moved: "reminder.moved",
  resumed: "reminder.on-again",
  unchanged: "reminder.already-set",
} as const;

/** Shows bedtime twice, as we understood it and as the person's Discord has it, so that a wrong place is noticed. */
function clockQuestion(text: Text, schedule: Schedule, { night, closesAt }: Window): string {
  const zone = zoneOn(schedule, night);
  const meant = showClockTime(bedtimeOn(schedule, night) ?? schedule.bedtime);
  const instead = showClockTime(closesAt.toZonedDateTimeISO(zone).toPlainTime());
  const told = {
    bedtime: meant,
    place: showZone(zone),
    nights: scheduleWords(text, storedSchedule(schedule)).nights,
    moment: timestamp(closesAt, "t"),
  };
  if (instead !== meant) return text("reminder.clock-question-skipped", { ...told, instead });
  if (schedule.cycle === undefined) return text("reminder.clock-question", told);
  return text("reminder.clock-question-week", { ...told, evenings: eveningsText(text, schedule.cycle) });
}

/** Of each bedtime of a week the first message; of a rota the next one, as its nights were shown before. */
function firstMessages(schedule: Schedule, { opensAt }: Window, { text }: CommandContext): string {
  if (schedule.cycle === undefined || !isWeek(schedule.cycle))
    return text("reminder.next-message", { when: dayAndTime(opensAt) });
  const firsts = bedtimesOf(bedtimeByDay(schedule)).map((group) => {
    const { cycle: _week, ...others } = schedule;
    const ofThese = { ...others, bedtime: group.bedtime ?? schedule.bedtime, nights: group.nights };
    return { evening: groupText(text, group), at: nextWindow(ofThese, opensAt).opensAt };
  });
  const lines = firsts
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map(({ evening, at }) => text("reminder.first-of", { evening, when: dayAndTime(at) }));
  return [text("reminder.first-messages"), ...lines].join("\n");
}

/** Says so when none comes tonight any more, rather than leaving somebody waiting for it. */
function firstMessage(
  { window, isPaused }: { readonly window: Window; readonly isPaused: boolean },
  schedule: Schedule,
  { text, now }: CommandContext,
): string {
  if (Temporal.Instant.compare(window.opensAt, now()) <= 0) return text("reminder.starts-now");
  const when = dayAndTime(window.opensAt);
  const tonight = tonightOf(schedule, now());
  if (window.night <= tonight) return text("reminder.starts-at", { when });
  if (isPaused) return text("reminder.starts-later-paused", { when });
  if (!isChosen(schedule, tonight)) return text("reminder.starts-later-chosen", { when });
  const isOver = Temporal.Instant.compare(windowOf(tonight, schedule).closesAt, now()) <= 0;
  return text(isOver ? "reminder.starts-later-over" : "reminder.starts-later-sent", { when });
}
