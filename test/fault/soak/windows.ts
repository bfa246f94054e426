/** What somebody asked for, in their own words. */
export type Wish = { readonly bedtime: string; readonly zone: string; readonly leadMinutes: number };

/** When one night's message may come: from `opens` until just before `closes`. */
export type NightWindow = {
  readonly night: string;
  readonly opens: Temporal.Instant;
  readonly closes: Temporal.Instant;
};

/**
 * The window of one night, worked out here anew: what the soak judges by must not be the bot's own reckoning.
 *
 * @param night the date of its evening; a bedtime before noon is on the morning after
 */
export function windowOf(night: string, { bedtime, zone, leadMinutes }: Wish): NightWindow {
  const time = Temporal.PlainTime.from(bedtime);
  const date = Temporal.PlainDate.from(night).add({ days: time.hour < 12 ? 1 : 0 });
  const closes = date.toZonedDateTime({ plainTime: time, timeZone: zone }).toInstant();
  return { night, opens: closes.subtract({ minutes: leadMinutes }), closes };
}

/** Every window that opens from `from` on and is over by `to`. */
export function windowsBetween(from: Temporal.Instant, to: Temporal.Instant, wish: Wish): NightWindow[] {
  const windows: NightWindow[] = [];
  const last = to.toZonedDateTimeISO("UTC").toPlainDate().add({ days: 2 });
  let date = from.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 2 });
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
