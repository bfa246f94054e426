import type { CustomId } from "../../src/discord/ui/actions.ts";
import { buttons, card, mainButtonTo, miss, type Shown } from "../../src/discord/ui/card.ts";
import type { Text } from "../../src/text/text.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { bedtimeRow, type ChoosingBedtime } from "./bedtime.ts";

/**
 * Hours of sleep that bedtimes are offered for, the longest first, and never fewer. Adults should have 7 or more (Watson
 * et al. 2015, Sleep 38(6):843–844), teenagers 8 to 10 (Paruthi et al. 2016, J Clin Sleep Med 12(6):785–786).
 */
export const HOURS_OFFERED = [9, 8, 7] as const;

/** Offered where what was typed is no time. */
export const USUAL_WAKES = ["06:00", "06:30", "07:00", "07:30", "08:00"].map((time) => Temporal.PlainTime.from(time));

/** Bedtimes for somebody who has to get up at `wake`, each with the hours that are left for sleep. */
export function bedtimesBefore(wake: Temporal.PlainTime) {
  return HOURS_OFFERED.map((hours) => ({ hours, bedtime: wake.subtract({ hours }) }));
}

/** Asks which time was meant. */
export function askWhichWake(
  text: Text,
  tone: number,
  wakes: readonly Temporal.PlainTime[],
  choosing: ChoosingBedtime,
) {
  return miss(card(tone, text("bedtime.which-wake"), bedtimeRow(wakes, choosing)));
}

/** @param choosing what the button for a bedtime leads to */
export function offerBedtimesBefore(
  text: Text,
  tone: number,
  wake: Temporal.PlainTime,
  choosing: (bedtime: Temporal.PlainTime) => CustomId,
): Shown {
  const offered = bedtimesBefore(wake).map(({ hours, bedtime }) =>
    mainButtonTo(choosing(bedtime), text("bedtime.for-hours", { bedtime: showClockTime(bedtime), hours })),
  );
  return card(tone, text("bedtime.before-wake", { wake: showClockTime(wake) }), buttons(...offered));
}
