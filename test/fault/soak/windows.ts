/** What somebody asked for, in their own words: a message before bedtime, or one in the morning. */
export type Wish = (
  | {
      readonly bedtime: string;
      readonly zone: string;
      readonly leadMinutes: number;
      /** Another bedtime on Friday and Saturday nights. */
      readonly weekend?: string | undefined;
    }
  | { readonly checkInAt: string; readonly zone: string }
) & {
  /** Whose wish it is of the people in the local Discord; absent: who comes at this wish's place. */
  readonly who?: number;
};

/** When one night's message may come: from `opens` until just before `closes`. */
export type NightWindow = {
  readonly night: string;
  readonly opens: Temporal.Instant;
  readonly closes: Temporal.Instant;
};

const CHECK_IN_HOURS = 4;

/**
 * The window of one night, worked out here anew: what the soak judges by must not be the bot's own reckoning.
 *
 * @param night the date of its evening; a bedtime before noon is on the morning after, and so is every check-in
 */
export function windowOf(night: string, wish: Wish): NightWindow {
  if ("checkInAt" in wish) {
    const opens = instantOf(night, 1, wish.checkInAt, wish.zone);
    return { night, opens, closes: opens.add({ hours: CHECK_IN_HOURS }) };
  }
  const { zone, leadMinutes } = wish;
  const isWeekend = [5, 6].includes(Temporal.PlainDate.from(night).dayOfWeek);
  const bedtime = (isWeekend ? wish.weekend : undefined) ?? wish.bedtime;
  const closes = instantOf(night, Temporal.PlainTime.from(bedtime).hour < 12 ? 1 : 0, bedtime, zone);
  return { night, opens: closes.subtract({ minutes: leadMinutes }), closes };
}

function instantOf(night: string, daysLater: number, time: string, timeZone: string): Temporal.Instant {
  const date = Temporal.PlainDate.from(night).add({ days: daysLater });
  return date.toZonedDateTime({ plainTime: Temporal.PlainTime.from(time), timeZone }).toInstant();
}

/** How long the window is open, in minutes. */
export function openMinutes(wish: Wish): number {
  return "checkInAt" in wish ? CHECK_IN_HOURS * 60 : wish.leadMinutes;
}

/** Every window that opens from `from` on and is over by `to`. */
export function windowsBetween(from: Temporal.Instant, to: Temporal.Instant, wish: Wish): NightWindow[] {
  const windows: NightWindow[] = [];
  const last = to.toZonedDateTimeISO("UTC").toPlainDate().add({ days: 2 });
  let date = from.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 3 });
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const window = windowOf(date.toString(), wish);
    if (isUpTo(from, window.opens) && isUpTo(window.closes, to)) windows.push(window);
  }
  return windows;
}

export function isUpTo(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) <= 0;
}

export function isIn({ opens, closes }: NightWindow, at: Temporal.Instant): boolean {
  return isUpTo(opens, at) && Temporal.Instant.compare(at, closes) < 0;
}
