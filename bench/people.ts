import { planned } from "../src/nights/changes.ts";
import { ledgerOf, NIGHTS_KEPT } from "../src/nights/ledger.ts";
import { nextWindow, type Schedule } from "../src/nights/night.ts";
import { type Reminder, scheduleOf, storedSchedule } from "../src/nights/reminder.ts";

/** Where a bot's people might live: our guess, seeded, not real data. Name and weight. */
const ZONES: readonly (readonly [zone: string, weight: number])[] = [
  ["America/New_York", 18],
  ["America/Chicago", 11],
  ["America/Denver", 3],
  ["America/Los_Angeles", 8],
  ["Europe/London", 9],
  ["Europe/Berlin", 7],
  ["Europe/Paris", 6],
  ["Europe/Warsaw", 4],
  ["Europe/Lisbon", 2],
  ["America/Sao_Paulo", 6],
  ["America/Mexico_City", 3],
  ["America/St_Johns", 1],
  ["Asia/Kolkata", 8],
  ["Asia/Kathmandu", 1],
  ["Asia/Manila", 5],
  ["Asia/Tokyo", 3],
  ["Africa/Lagos", 2],
  ["Australia/Sydney", 2],
  ["Australia/Adelaide", 1],
];
/** Where it is late evening at about 03:00 UTC. */
const AMERICAN_ZONES = ZONES.slice(0, 3).map(([zone]) => zone);
const LEAD_MINUTES = 45;

/** Invented people with nightly reminders, always the same ones. */
export function createPeople(start: Temporal.Instant) {
  const random = createRandom(20_260_715);
  const pickZone = weighted(random, ZONES);

  /** Between 21:00 and 00:30: half on the hour, a quarter on the half hour. */
  const anyBedtime = () => {
    const minute = random() < 0.55 ? 0 : random() < 0.6 ? 30 : 5 * Math.floor(random() * 12);
    const first = new Temporal.PlainTime(21);
    return first.add({ hours: Math.floor(random() * 3.5), minutes: minute });
  };
  const anySchedule = (): Schedule => ({ bedtime: anyBedtime(), zone: pickZone(), leadMinutes: LEAD_MINUTES });

  const scheduleOpeningAt = (opensAt: Temporal.Instant): Schedule => {
    const zone = AMERICAN_ZONES[Math.floor(random() * AMERICAN_ZONES.length)] as string;
    const bedtime = opensAt.add({ minutes: LEAD_MINUTES }).toZonedDateTimeISO(zone).toPlainTime();
    return { bedtime, zone, leadMinutes: LEAD_MINUTES };
  };

  const record = (index: number, schedule: Schedule, now: Temporal.Instant): Reminder => {
    const stored = storedSchedule(schedule);
    const nights = Math.min(NIGHTS_KEPT, index % 40); // two in three have been here for two weeks
    const { night } = nextWindow(schedule, now);
    const past = Array.from({ length: nights }, (_, back) => {
      const date = Temporal.PlainDate.from(night).subtract({ days: nights - back });
      return { night: date.toString(), outcome: "sent" as const, at: `${date.toString()}T21:00:04.512Z` };
    });
    const blank: Reminder = {
      version: 1,
      state: "on",
      schedule: stored,
      pending: null,
      channelId: idOf(2_000_000_000 + index),
      next: null,
      plans: {},
      claim: null,
      last: null,
      nights: ledgerOf(past),
      refusals: 0,
      notice: null,
      changedAt: start.subtract({ hours: 24 * nights + 1 }).toString(),
    };
    return planned(blank, now);
  };

  return {
    schedules: (count: number): Schedule[] => Array.from({ length: count }, anySchedule),

    /** Somebody whose window opens exactly at `opensAt`. */
    dueAt(index: number, opensAt: Temporal.Instant): readonly [string, Reminder] {
      const reminder = record(index, scheduleOpeningAt(opensAt), opensAt.subtract({ minutes: 1 }));
      if (!Temporal.Instant.from(reminder.next?.opensAt ?? "").equals(opensAt)) {
        throw new Error(`person ${index} is not due at ${opensAt}: ${JSON.stringify(reminder.schedule)}`);
      }
      return [idOf(index), reminder];
    },

    /** Somebody whose next window opens after `quietUntil`. */
    dueAfter(index: number, quietUntil: Temporal.Instant): readonly [string, Reminder] {
      for (;;) {
        const schedule = anySchedule();
        const window = nextWindow(scheduleOf(storedSchedule(schedule)), start);
        if (Temporal.Instant.compare(window.opensAt, quietUntil) > 0) {
          return [idOf(index), record(index, schedule, start)];
        }
      }
    },
  };
}

/** As long as Discord's ids are, and in no order that a database could profit from. */
export function idOf(index: number): string {
  return String(200_000_000_000_000_000n + ((BigInt(index) * 2_654_435_761n) % 4_294_967_296n) * 186_264_514n);
}

function weighted<T>(random: () => number, choices: readonly (readonly [T, number])[]): () => T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  return () => {
    let left = random() * total;
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return choices[0]?.[0] as T;
  };
}

/** mulberry32: small, even enough, and the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
