import type { ButtonBuilder } from "discord.js";
import type { CustomId } from "../../src/discord/ui/actions.ts";
import { buttons, type Controls, card, mainButtonTo, miss, type Shown } from "../../src/discord/ui/card.ts";
import type { Text } from "../../src/text/text.ts";
import { readClock } from "../../src/understanding/clock/read-clock.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";

/** How a bedtime is typed, asked about and carried in a button; the same wherever one can be given. */

export const USUAL_BEDTIMES = ["22:00", "22:30", "23:00", "23:30", "00:00"].map((time) =>
  Temporal.PlainTime.from(time),
);

/** What a button for a bedtime leads to, given the bedtime as `writeBedtime` writes it. */
export type ChoosingBedtime = (bedtime: string) => CustomId;

export type Bedtimes = {
  readonly bedtimes: readonly Temporal.PlainTime[];
  /** Whether the person has to say which they mean: one of several, or one that they did not say in so many words. */
  readonly isAsked: boolean;
};

/** What was typed for a bedtime. */
export type TypedBedtimes = Bedtimes & {
  /** It could not be read, and these only come near, or are usual where nothing does. */
  readonly isNear?: true;
  /** The clock that was named with it, such as "est". */
  readonly zone?: string;
};

/**
 * What was typed for a bedtime. A time is never guessed: what may be read in several ways, and what only comes near a
 * time, is asked about; where nothing comes near, usual bedtimes are.
 */
export function bedtimesIn(typed: string): TypedBedtimes {
  const read = readClock(typed);
  if (read.kind === "value") {
    const { time, zone } = read.value;
    return { bedtimes: [time], isAsked: false, ...(zone !== undefined && { zone }) };
  }
  const readings = read.kind === "ask" ? read.readings : read.nearest;
  if (readings.length === 0) return { bedtimes: USUAL_BEDTIMES, isAsked: true, isNear: true };
  const [zone] = readings.flatMap((reading) => reading.zone ?? []);
  return {
    bedtimes: readings.map(({ time }) => time),
    isAsked: true,
    ...(read.kind === "unreadable" && { isNear: true }),
    ...(zone !== undefined && { zone }),
  };
}

/** Says that it could not be read, with times to press instead. */
export function offerNearTimes(
  text: Text,
  tone: number,
  bedtimes: readonly Temporal.PlainTime[],
  choosing: ChoosingBedtime,
): Shown {
  return miss(card(tone, text("bedtime.near"), bedtimeRow(bedtimes, choosing)));
}

/** Asks which time was meant. */
export function askWhichTime(
  text: Text,
  tone: number,
  bedtimes: readonly Temporal.PlainTime[],
  choosing: ChoosingBedtime,
): Shown {
  const row = bedtimeRow(bedtimes, choosing);
  const [first, second] = bedtimes;
  if (bedtimes.length === 2 && first && second && first.add({ hours: 12 }).equals(second))
    return card(tone, text("bedtime.which-half"), row);
  return miss(card(tone, text(second ? "bedtime.which-time" : "bedtime.is-it"), row));
}

/** For somebody who has not said when they mean to be in bed. */
export function usualBedtimes(choosing: ChoosingBedtime): Controls {
  return bedtimeRow(USUAL_BEDTIMES, choosing);
}

export function bedtimeRow(bedtimes: readonly Temporal.PlainTime[], choosing: ChoosingBedtime): Controls {
  return buttons(...bedtimes.map((time) => bedtimeButton(time, choosing)));
}

export function bedtimeButton(time: Temporal.PlainTime, choosing: ChoosingBedtime): ButtonBuilder {
  return mainButtonTo(choosing(writeBedtime(time)), showClockTime(time));
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
