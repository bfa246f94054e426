import { button, buttons, card, dangerButton, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { nightText, timestamp, whenAndHowSoon } from "../../src/discord/draw/timestamps.ts";
import { REFUSALS_BEFORE_PAUSE } from "../../src/reminders/changes.ts";
import type { NightOutcome, Reminder } from "../../src/reminders/reminder.ts";
import { showZone } from "../../src/reminders/zones.ts";

const NIGHTS_SHOWN = 7;

const OUTCOME_IN_WORDS: Readonly<Record<NightOutcome, string>> = {
  sent: "sent",
  late: "not sent, because bedtime came before I could send it",
  refused: "not sent, because Discord did not let me message you",
  failed: "not sent, because something was wrong on Discord's side or mine",
  unknown: "perhaps sent. Discord did not tell me, and I would rather miss a night than send two",
};

/** A person's reminder as it stands, and what became of the last nights. */
export function drawSchedule(reminder: Reminder | undefined, now: Temporal.Instant): Shown {
  if (reminder === undefined || (reminder.state === "off" && reminder.pending === null)) {
    return card(
      TONE.reminder,
      "## No reminder is on\n`/reminder set bedtime:22:30` starts one.",
      ...pastNights(reminder),
    );
  }
  const controls = buttons(
    button("My clock differs", ...differArgs(reminder)),
    dangerButton("Stop", "reminder.stop", "shown"),
  );
  return card(
    TONE.reminder,
    `## Your nightly reminder\n${stateText(reminder, now)}`,
    ...pastNights(reminder),
    controls,
  );
}

function stateText({ state, schedule, pending, next }: Reminder, now: Temporal.Instant): string {
  const lines: string[] = [];
  if (schedule && state !== "off")
    lines.push(
      `Bedtime **${schedule.bedtime}** in ${showZone(schedule.zone)}. The message comes ${schedule.leadMinutes} minutes before.`,
    );
  if (state === "on" && next) {
    const opensAt = Temporal.Instant.from(next.opensAt);
    const isOpen = Temporal.Instant.compare(opensAt, now) <= 0;
    lines.push(isOpen ? "Tonight's message is due now." : `Next message: ${whenAndHowSoon(opensAt)}.`);
  }
  if (state === "paused")
    lines.push(
      `**Paused:** Discord refused my messages ${REFUSALS_BEFORE_PAUSE} nights in a row. \`/reminder set\` starts it again.`,
    );
  if (pending) {
    const { bedtime, zone } = pending.schedule;
    lines.push(
      `**Not on yet:** bedtime ${bedtime} in ${showZone(zone)}. It is on once my confirming message has reached you. I am still trying.`,
    );
  }
  return lines.join("\n");
}

function pastNights(reminder: Reminder | undefined): string[] {
  const nights = (reminder?.nights ?? []).slice(-NIGHTS_SHOWN).reverse();
  if (nights.length === 0) return [];
  const lines = nights.map(({ night, outcome, at, answer }) => {
    const sent = outcome === "sent" ? ` at ${timestamp(Temporal.Instant.from(at), "t")}` : "";
    return `- ${nightText(night)}: ${OUTCOME_IN_WORDS[outcome]}${sent}${answer === "skip" ? ", and you skipped it" : ""}`;
  });
  return [`### The last nights\n${lines.join("\n")}`];
}

function differArgs({ schedule, pending }: Reminder): [string, string, string] {
  const { bedtime = "", leadMinutes = 0 } = pending?.schedule ?? schedule ?? {};
  return ["reminder.city", bedtime.replace(":", ""), String(leadMinutes)];
}
