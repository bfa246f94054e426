import type { Evening, Story } from "./story.ts";
import { isUpTo, type NightWindow, windowOf, windowsBetween } from "./windows.ts";

/** One evening of the story, its window, and how far it has come. */
export type LiveEvening = Evening & {
  readonly window: NightWindow;
  isArmed: boolean;
  hasChanged: boolean;
  isRead: boolean;
};

/** All evenings of a story, and the instants at which it is worth being there. */
export function eveningsOf(story: Story) {
  const evenings = story.evenings.map((evening): LiveEvening => {
    const wish = story.people[evening.person];
    if (wish === undefined) throw new Error(`nobody is person ${evening.person}`);
    return { ...evening, window: windowOf(evening.night, wish), isArmed: false, hasChanged: false, isRead: false };
  });
  const opens = evenings.map(({ window }) => window.opens.epochMilliseconds);
  const closes = evenings.map(({ window }) => window.closes.epochMilliseconds);
  const begun = Temporal.Instant.fromEpochMilliseconds(Math.min(...opens)).subtract({ hours: 3 });
  const lastOver = Temporal.Instant.fromEpochMilliseconds(Math.max(...closes));
  return {
    evenings,
    /** Long enough before the first window for everybody to ask for their reminder. */
    begun,
    lastOver,
    minutes: busyMinutes(
      begun,
      story.people.flatMap((wish) => windowsBetween(begun, lastOver, wish)),
    ),
  };
}

/** Ten minutes to ask in, the minutes around everybody's windows, and one in each pause between them. */
function busyMinutes(begun: Temporal.Instant, windows: readonly NightWindow[]): Temporal.Instant[] {
  const minuteMs = 60_000;
  const minutes = new Set(Array.from({ length: 10 }, (_, index) => begun.epochMilliseconds + (index + 1) * minuteMs));
  for (const { opens, closes } of windows) {
    const from = opens.epochMilliseconds - minuteMs;
    const to = closes.epochMilliseconds + 8 * minuteMs;
    for (let at = from; at <= to; at += minuteMs) {
      // Of a morning's four hours, the first and the last minutes.
      const isLong = to - from > 200 * minuteMs;
      const isQuiet =
        isLong && at > opens.epochMilliseconds + 30 * minuteMs && at < closes.epochMilliseconds - 5 * minuteMs;
      if (!isQuiet) minutes.add(at);
    }
    minutes.add(to + 90 * minuteMs);
  }
  return [...minutes].sort((a, b) => a - b).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
}

/** Whether it is the evening of somebody's night: no time to set a reminder anew, which would change that very night. */
export function isEvening({ window }: LiveEvening, now: Temporal.Instant): boolean {
  return isUpTo(window.opens.subtract({ minutes: 2 }), now) && isUpTo(now, window.closes.add({ minutes: 4 }));
}
