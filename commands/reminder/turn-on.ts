import type { TurnOnOutcome } from "../../src/delivery/consent.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { nightsText } from "../../src/discord/ui/schedule.ts";
import { dayAndTime, timestamp } from "../../src/discord/ui/timestamps.ts";
import { takesEffectAtOnce } from "../../src/nights/changes.ts";
import { EVERY_NIGHT } from "../../src/nights/chosen-nights.ts";
import { isChosen, type Schedule, type Window, windowOf, zoneAt } from "../../src/nights/night.ts";
import { tonightIn } from "../../src/nights/tonight.ts";
import type { Text } from "../../src/text/text.ts";
import { showZone } from "../../src/time/zones.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { askWhichTime } from "../shared/bedtime.ts";
import { type Draft, outdated, scheduleOfDraft, writeDraft } from "./draft.ts";

/** Whose reminder, on what occasion, and in which language their messages come. */
export type Asker = { readonly userId: string; readonly occasion: string; readonly locale: string };

export function askerOf(interaction: { id: string; user: { id: string }; locale: string }): Asker {
  return { userId: interaction.user.id, occasion: interaction.id, locale: interaction.locale };
}

/** The last step of setting a reminder: everything is known but, perhaps, which bedtime is meant. */
export async function withZone(
  draft: Draft,
  zone: string,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  const [bedtime] = draft.bedtimes;
  if (bedtime === undefined) throw outdated();
  const written = writeDraft(draft);
  if (draft.isAsked) {
    const choosing = (bedtimes: string) => customId("reminder.at", { ...written, bedtimes, zone });
    return answer.update(askWhichTime(context.text, TONE.reminder, draft.bedtimes, choosing));
  }

  const schedule = scheduleOfDraft(draft, bedtime, zone);
  if (!takesEffectAtOnce(await context.reminders.find(asker.userId))) takeMessage(context.allowance, asker.userId);
  // The wish is written before anything is said, so that what was asked for first is also done first.
  const [outcome] = await Promise.all([
    context.reminders.turnOn(asker.userId, schedule, asker.occasion, asker.locale),
    answer.thinking(),
  ]);
  await answer.update(drawOutcome(outcome, draft, schedule, context));
}

function drawOutcome(outcome: TurnOnOutcome, draft: Draft, schedule: Schedule, context: CommandContext): Shown {
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
          text(isNew ? "reminder.first-message" : "reminder.next-message-when", { when }),
          clockQuestion(text, schedule, outcome.window.closesAt),
          ...(schedule.quiet ? [text("reminder.quietly")] : []),
          ...(isNew ? [text("reminder.dm-sent")] : []),
        ].join("\n"),
        buttons(button(text("reminder.mine-differs"), "reminder.city", writeDraft(draft))),
      );
    }
    case "refused":
      return said(text("reminder.not-on"), text("notices.how-to-allow-dms"), text("reminder.try-again"));
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
function clockQuestion(text: Text, schedule: Schedule, closesAt: Temporal.Instant): string {
  const { bedtime, zone, nights, everyOther } = schedule;
  const meant = showClockTime(bedtime);
  const instead = showClockTime(closesAt.toZonedDateTimeISO(zone).toPlainTime());
  const isEvery = nights === undefined || nights.length === EVERY_NIGHT.length;
  const rhythm = [
    ...(everyOther && isEvery ? [] : [nightsText(text, nights)]),
    ...(everyOther ? [text("reminder.nights-every-other")] : []),
  ];
  const told = {
    bedtime: meant,
    place: showZone(zone),
    nights: rhythm.join(", "),
    moment: timestamp(closesAt, "t"),
  };
  return instead === meant
    ? text("reminder.clock-question", told)
    : text("reminder.clock-question-skipped", { ...told, instead });
}

/** Says so when none comes tonight any more, rather than leaving somebody waiting for it. */
function firstMessage(
  { window, isPaused }: { readonly window: Window; readonly isPaused: boolean },
  schedule: Schedule,
  { text, now }: CommandContext,
): string {
  if (Temporal.Instant.compare(window.opensAt, now()) <= 0) return text("reminder.starts-now");
  const when = dayAndTime(window.opensAt);
  const tonight = tonightIn(zoneAt(schedule, now()), now());
  if (window.night <= tonight) return text("reminder.starts-at", { when });
  if (isPaused) return text("reminder.starts-later-paused", { when });
  if (!isChosen(schedule, tonight)) return text("reminder.starts-later-chosen", { when });
  const isOver = Temporal.Instant.compare(windowOf(tonight, schedule).closesAt, now()) <= 0;
  return text(isOver ? "reminder.starts-later-over" : "reminder.starts-later-sent", { when });
}
