import type { Schedule, Window } from "../../src/nights/night.ts";

/** `windowOf` as one would write it with nothing but Temporal in mind: what the quick way must agree with. */
export function plainWindowOf(night: string, { bedtime, zone, leadMinutes }: Schedule): Window {
  const evening = Temporal.PlainDate.from(night);
  const date = bedtime.hour < 12 ? evening.add({ days: 1 }) : evening;
  const closesAt = date.toZonedDateTime({ timeZone: zone, plainTime: bedtime }).toInstant();
  return { night, opensAt: closesAt.subtract({ minutes: leadMinutes }), closesAt };
}

/** The first window that closes after `now`. */
export function plainNextWindow(schedule: Schedule, now: Temporal.Instant): Window {
  let date = now.toZonedDateTimeISO(schedule.zone).toPlainDate().subtract({ days: 2 });
  for (;;) {
    const window = plainWindowOf(date.toString(), schedule);
    if (Temporal.Instant.compare(window.closesAt, now) > 0) return window;
    date = date.add({ days: 1 });
  }
}

export function areSame(a: Window, b: Window): boolean {
  return a.night === b.night && a.opensAt.equals(b.opensAt) && a.closesAt.equals(b.closesAt);
}
