import type { ChartNight } from "../../src/diary/chart-night.ts";
import type { TimeName, WeekWords } from "../../src/diary/picture/week-input.ts";

const SAID: Record<TimeName, string> = {
  bed: "in bed",
  sleep: "asleep",
  midpoint: "middle",
  wake: "awake",
  rise: "up",
};

/** "23:10" for 670. */
export function clock(minutes: number): string {
  const time = new Temporal.PlainTime(12).add({ minutes });
  return time.toString({ smallestUnit: "minute" });
}

export function label(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString("en-GB", { weekday: "short", day: "numeric" });
}

/** What a caller might say around a picture, in English. */
export const WORDS: WeekWords = {
  title: "Your nights, 26 Oct to 22 Nov",
  legend: {
    bed: "in bed",
    sleep: "asleep",
    midpoint: "middle of sleep",
    awake: "awake",
    quality: "you said:",
    bedtime: (at) => `bedtime ${at}`,
    bedtimes: "chosen bedtime",
  },
  clock,
  hour: clock,
  night: label,
  nothing: "Nothing logged yet",
  qualities: { "very-poor": "very poor", poor: "poor", fair: "fair", good: "good", "very-good": "very good" },
  alt: {
    opening: "Your nights as bars, one below the other.",
    bedtime: (at) => `Your chosen bedtime is ${at}.`,
    bedtimes: (all) => `Your chosen bedtimes are ${all.join(", ")}, by the night.`,
    before: (label) => `Your diary begins after ${label}.`,
    night: ({ label, times, awakeMinutes, quality }) => {
      const told = [
        ...Object.entries(times).map(([name, at]) => `${SAID[name as TimeName]} ${at}`),
        ...(awakeMinutes === undefined ? [] : [`${awakeMinutes} min awake`]),
        ...(quality === undefined ? [] : [quality]),
      ];
      return `${label}: ${told.join(", ") || "nothing logged"}.`;
    },
    nights: ({ first, last, count, of, times }) => {
      const told = Object.entries(times).map(([name, { from, to }]) => `${SAID[name as TimeName]} ${from}–${to}`);
      return `${first} to ${last}: ${[`${count} of ${of} nights`, ...told].join(", ")}.`;
    },
  },
};

const FIRST_EVENING = Temporal.PlainDate.from("2026-10-26");

/** So many nights as somebody might have slept, with a gap in every week and one night without sleep. */
export function someNights(count: number): ChartNight[] {
  return Array.from({ length: count }, (_, index) => {
    const date = FIRST_EVENING.add({ days: index }).toString();
    if (index % 7 === 3 && count > 7) return { date };
    const weekend = index % 7 >= 4 && index % 7 <= 5 ? 75 : 0;
    const bedAt = 640 + ((index * 37) % 50) + weekend;
    const riseAt = 1140 + ((index * 23) % 40) + weekend;
    if (index % 9 === 8) return { date, bedAt, riseAt };
    const sleepAt = bedAt + 15 + ((index * 11) % 45);
    return { date, bedAt, sleepAt, wakeAt: riseAt - 8 - ((index * 5) % 30), riseAt, awakeMinutes: (index * 7) % 40 };
  });
}
