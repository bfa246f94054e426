/* Which date a part of one means, seen from a day. */

export type Direction = "future" | "past";

/** From where a date is read, and which way it lies. */
export type DateContext = {
  /** Today; of the past, the day of the night that is called last night. */
  readonly on: Temporal.PlainDate;
  readonly direction: Direction;
};

type PlainDate = Temporal.PlainDate;

/** Undefined where the year has no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) return undefined; // there is no such day
    throw error;
  }
}

/** A day of a month without its year: the next one; of the past, the latest, and one within the next month is a slip. */
export function withoutYear({ on, direction }: DateContext, month: number, day: number): PlainDate | undefined {
  const thisYear = dateOf(on.year, month, day);
  const compare = Temporal.PlainDate.compare;
  if (direction === "past") {
    const isAhead = thisYear === undefined || compare(thisYear, on.add({ months: 1 })) > 0;
    return isAhead ? dateOf(on.year - 1, month, day) : thisYear;
  }
  const isGone = thisYear === undefined || compare(thisYear, on) < 0;
  return isGone ? dateOf(on.year + 1, month, day) : thisYear;
}

/** A day without its month. */
export function dayOfMonth({ on, direction }: DateContext, day: number): PlainDate | undefined {
  const step = direction === "future" ? 1 : -1;
  for (let months = 0; months < 3; months++) {
    const { year, month } = on.with({ day: 1 }).add({ months: step * months });
    const date = dateOf(year, month, day);
    if (date && Temporal.PlainDate.compare(date, on) * step >= (direction === "future" ? 1 : 0)) return date;
  }
  return undefined;
}

/** The next day of that name, today not among them; of the past the latest, `on` among them. */
export function weekdayFrom({ on, direction }: DateContext, weekday: number): PlainDate {
  if (direction === "past") return on.subtract({ days: (on.dayOfWeek - weekday + 7) % 7 });
  return on.add({ days: (weekday - on.dayOfWeek + 7) % 7 || 7 });
}

export function endOfMonth(first: PlainDate): PlainDate {
  return first.with({ day: first.daysInMonth });
}

/** A number of two digits is a year of this century. */
export function yearOf(written: string): number {
  return Number(written) + (written.length === 2 ? 2000 : 0);
}
