/**
 * A second opinion on what clocks show, for tests of src/time and src/nights: `Intl` tells how far each zone is from Greenwich,
 * and the rest is whole numbers. Nothing of Temporal and nothing of ours is used.
 *
 * A day is counted from 1 January 1970, and a night has the number of the day on whose evening it begins.
 */
export type WallClock = {
  readonly zone: string;
  /** The minute (since 1970, UTC) from which on each offset holds, in order; the first holds from ever. */
  readonly spans: readonly { readonly from: number; readonly offset: number }[];
};

/** When a clock shows a bedtime, and whether it does so never or twice in that night. */
export type Bedtime = { readonly at: number; readonly kind: "once" | "skipped" | "doubled" };

export const MINUTES_A_DAY = 1440;
const NOON = 720;
const DAY_MS = 86_400_000;

/** Every zone of the runtime, and UTC, which is not always among them. */
export const ALL_ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])];

/** @param firstDay, lastDay the days to read; to both sides the clock is taken to go on as it is there */
export function readWallClock(zone: string, firstDay: number, lastDay: number): WallClock {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const offsetAt = (minute: number) => readOffset(format.format(minute * 60_000));
  let offset = offsetAt(firstDay * MINUTES_A_DAY);
  const spans = [{ from: Number.NEGATIVE_INFINITY, offset }];
  for (let day = firstDay; day < lastDay; day++) {
    let before = day * MINUTES_A_DAY;
    let after = before + MINUTES_A_DAY;
    if (offsetAt(after) === offset) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(middle) === offset) before = middle;
      else after = middle;
    }
    offset = offsetAt(after);
    spans.push({ from: after, offset });
  }
  return { zone, spans };
}

/** The bedtime of one night, `clockMinute` being what the clock shows, from 0 at midnight. */
export function bedtimeOf({ spans }: WallClock, night: number, clockMinute: number): Bedtime {
  const day = clockMinute < NOON ? night + 1 : night;
  const shown = day * MINUTES_A_DAY + clockMinute;
  let at: number | undefined;
  let times = 0;
  for (let index = 0; index < spans.length; index++) {
    const { from, offset } = spanAt(spans, index);
    const until = spans[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const minute = shown - offset;
    if (minute >= until) continue;
    if (minute >= from) {
      at ??= minute;
      times += 1;
    } else if (at === undefined) {
      // The clock went from before `shown` to after it: as many minutes on as the gap is long.
      return { at: shown - spanAt(spans, index - 1).offset, kind: "skipped" };
    }
  }
  if (at === undefined) throw new Error("a clock always shows something");
  return { at, kind: times > 1 ? "doubled" : "once" };
}

/** The night in which that minute lies: from noon to noon. */
export function nightAt({ spans }: WallClock, minute: number): number {
  const { offset } = spans.findLast(({ from }) => from <= minute) ?? spanAt(spans, 0);
  return Math.floor((minute + offset - NOON) / MINUTES_A_DAY);
}

/** The nights in which the clock changes. */
export function nightsOfChange(clock: WallClock): number[] {
  return clock.spans.slice(1).map(({ from }) => nightAt(clock, from));
}

export function dayNumber(date: string): number {
  return Date.parse(date) / DAY_MS;
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1; // 1 January 1970 was a Thursday
}

export function readClockTime(text: string): number {
  const [hour = 0, minute = 0] = text.split(":").map(Number);
  return hour * 60 + minute;
}

function spanAt(spans: WallClock["spans"], index: number) {
  const span = spans[index];
  if (span === undefined) throw new RangeError("no such span");
  return span;
}

function readOffset(shown: string): number {
  const [, sign, hours, minutes, rest] = /GMT(?:([+-])(\d\d):(\d\d)(.*))?$/.exec(shown) ?? [];
  if (rest) throw new Error(`an offset of whole minutes was expected, not ${shown}`);
  return sign === undefined ? 0 : (sign === "+" ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}
