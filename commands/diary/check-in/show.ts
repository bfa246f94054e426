import type { CommandContext, Subcommand } from "../../../src/discord/app/command.ts";
import { buttons, card, type Shown, TONE } from "../../../src/discord/ui/card.ts";
import { checkInWords, resumeCheckInButton } from "../../../src/discord/ui/check-in.ts";
import { dayText } from "../../../src/discord/ui/schedule.ts";
import { dayAndTime, timestamp } from "../../../src/discord/ui/timestamps.ts";
import { REFUSALS_BEFORE_PAUSE } from "../../../src/nights/changes.ts";
import { nightsIn, type PastNight } from "../../../src/nights/ledger.ts";
import { type CheckIn, isWanted } from "../../../src/nights/reminder.ts";
import { nightsBeforeLast, pauseOf } from "../../../src/nights/silence.ts";
import { atHomeAgain } from "../../../src/nights/travel.ts";
import { key, type Text } from "../../../src/text/text.ts";

/** `/diary checkin show`: the check-in as it stands, and what became of the last mornings. */
export const show: Subcommand = {
  data: (sub) => sub.setName("show").setDescription(key("checkin.show")),
  isPrivate: () => true,
  async run(interaction, answer, context) {
    const record = await context.checkIns.find(interaction.user.id);
    if (record && pauseOf(record) === "silence") await context.checkIns.takeNotice(interaction.user.id); // told here
    await answer.send(drawCheckIns(record, context), "private");
  },
};

function drawCheckIns(record: CheckIn | undefined, { text, now }: CommandContext): Shown {
  const lines =
    record && isWanted(record) ? [text("checkin.yours"), ...stateLines(text, record, now())] : [text("checkin.none")];
  const isPaused = record?.state === "paused";
  return card(
    TONE.diary,
    lines.join("\n"),
    ...mornings(text, record),
    ...(isPaused ? [buttons(resumeCheckInButton(text))] : []),
  );
}

function stateLines(text: Text, record: CheckIn, now: Temporal.Instant): string[] {
  const { state, schedule, pending, next } = record;
  const lines: string[] = [];
  if (schedule && state !== "off")
    lines.push(text("checkin.by-the-clock", checkInWords(atHomeAgain(schedule, now), text)));
  if (state === "on" && next) {
    const opensAt = Temporal.Instant.from(next.opensAt);
    const isOpen = Temporal.Instant.compare(opensAt, now) <= 0;
    lines.push(isOpen ? text("checkin.due-now") : text("checkin.next", { when: dayAndTime(opensAt) }));
  }
  lines.push(...pauseLines(text, record));
  if (pending) lines.push(text("checkin.pending", checkInWords(pending.schedule, text)));
  return lines;
}

function pauseLines(text: Text, record: CheckIn): string[] {
  switch (pauseOf(record)) {
    case "person":
      return [text("checkin.paused-by-you")];
    case "silence":
      return [text("checkin.paused-by-silence", { mornings: nightsBeforeLast(record) })];
    case "refusals":
      return [text("checkin.paused-refused", { nights: REFUSALS_BEFORE_PAUSE })];
    case undefined:
      return [];
  }
}

function mornings(text: Text, record: CheckIn | undefined): string[] {
  const lines = (record ? nightsIn(record.nights) : [])
    .toReversed()
    .map((past) => text("checkin.morning", { day: dayText(text, past.night), outcome: outcomeText(text, past) }));
  return lines.length === 0 ? [] : [[text("checkin.last-mornings"), ...lines].join("\n")];
}

function outcomeText(text: Text, { outcome, at, answer, why }: PastNight): string {
  switch (outcome) {
    case "sent":
      return text("checkin.morning-sent", {
        time: timestamp(Temporal.Instant.from(at), "t"),
        answer: answer === "skip" ? "skip" : "other",
      });
    case "late":
      return text(why ? `checkin.morning-${why.kind}` : "checkin.morning-late");
    case "skipped":
    case "refused":
    case "failed":
    case "unknown":
      return text(`checkin.morning-${outcome}`);
  }
}
