import type { ButtonBuilder } from "discord.js";
import { buttons, type Controls, card, mainButton, type Shown } from "../src/discord/draw/card.ts";
import { UserError } from "../src/errors.ts";
import { readClockTime, showClockTime } from "../src/reminders/clock-time.ts";
import type { Text } from "../src/text/text.ts";

/** How a bedtime is typed, asked about and carried in a button; the same wherever one can be given. */

export const USUAL_BEDTIMES = ["22:00", "22:30", "23:00", "23:30", "00:00"].map((time) =>
  Temporal.PlainTime.from(time),
);

/** One reading, or two when the person has not said which half of the day. */
export function bedtimesIn(typed: string): readonly Temporal.PlainTime[] {
  const read = readClockTime(typed);
  if (read.kind === "time") return [read.time];
  if (read.kind === "ambiguous") return read.choices;
  throw new UserError("time-unreadable");
}

/** Asks which half of the day was meant; a time is never guessed. */
export function askHalfOfDay(
  text: Text,
  tone: number,
  bedtimes: readonly Temporal.PlainTime[],
  ...to: readonly [action: string, ...after: string[]]
): Shown {
  return card(tone, text("bedtime.which-half"), buttons(...bedtimes.map((time) => bedtimeButton(time, ...to))));
}

/** For somebody who has not said when they mean to be in bed. */
export function usualBedtimes(action: string): Controls {
  return buttons(...USUAL_BEDTIMES.map((time) => bedtimeButton(time, action)));
}

export function bedtimeButton(
  time: Temporal.PlainTime,
  ...[action, ...after]: readonly [action: string, ...after: string[]]
): ButtonBuilder {
  return mainButton(showClockTime(time), action, writeBedtime(time), ...after);
}

/** `2230`, for a custom id. */
export function writeBedtime(time: Temporal.PlainTime): string {
  return showClockTime(time).replace(":", "");
}

/** Undefined for what `writeBedtime` did not write. */
export function readBedtime(text: string): Temporal.PlainTime | undefined {
  if (!/^([01]\d|2[0-3])[0-5]\d$/.test(text)) return undefined;
  return new Temporal.PlainTime(Number(text.slice(0, 2)), Number(text.slice(2)));
}
