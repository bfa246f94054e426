import fc from "fast-check";
import { expect, test } from "vitest";
import { nextWindow, type Schedule, type Window, windowOf } from "../../src/nights/night.ts";
import { clockOf, live } from "../support/a-life.ts";
import { anyLife, quietLife } from "../support/any-life.ts";
import { cronNights } from "../support/cron-nights.ts";
import { bedtimesIn } from "../support/expectation.ts";
import { seeded } from "../support/seed.ts";
import {
  ALL_ZONES,
  bedtimeOf,
  dateOf,
  dayNumber,
  nightAt,
  nightsOfChange,
  readClockTime,
  readWallClock,
  type WallClock,
} from "../support/wall-clock.ts";

const FIRST = dayNumber("2026-01-01");
const LAST = dayNumber("2028-12-31");
/** Around a change of the clocks every night is looked at, with every bedtime. */
const NEAR_DAYS = 2;
/** Elsewhere every so-manieth, another one for each bedtime and zone. */
const STRIDE = 97;

/** Every half hour, and what lies on or beside the edges of the gaps and doubled hours there are. */
const BEDTIMES = [
  ...Array.from({ length: 48 }, (_, index) => index * 30),
  ...["00:01", "00:15", "00:59", "01:45", "01:59", "02:15", "02:45", "02:59", "03:15", "03:44", "03:46", "11:59"],
  ...["12:01", "22:37", "23:15", "23:59"],
].map((time) => (typeof time === "number" ? time : readClockTime(time)));

const CRON_BEDTIMES = [
  "21:30",
  "22:30",
  "23:00",
  "23:30",
  "00:00",
  "00:30",
  "01:00",
  "01:30",
  "02:00",
  "02:30",
  "03:00",
].map(readClockTime);
const LAST_OF_CRON = dayNumber("2027-12-31");
/** The night of a change, the one before it and the one after. */
const NIGHTS_OF_CRON = 3;

const clocks = ALL_ZONES.map((zone) => readWallClock(zone, FIRST - 7, LAST + 7));
const NAMES = Array.from({ length: LAST - FIRST + 21 }, (_, index) => dateOf(FIRST - 10 + index));
const nameOf = (night: number) => NAMES[night - FIRST + 10] ?? dateOf(night);

/** What is wrong with the window of a night, if anything is. */
function faultOf(window: Window, clock: WallClock, night: number, clockMinute: number, lead: number) {
  const should = bedtimeOf(clock, night, clockMinute).at * 60_000;
  const opens = window.opensAt.epochMilliseconds;
  const closes = window.closesAt.epochMilliseconds;
  if (window.night === nameOf(night) && closes === should && opens === should - lead * 60_000) return undefined;
  const found = `${window.night} ${window.opensAt} to ${window.closesAt}`;
  return `${clock.zone}, ${clockMinute} min, lead ${lead}: ${found}, not ${nameOf(night)} to ${new Date(should).toISOString()}`;
}

function scheduleFor(clock: WallClock, clockMinute: number, index: number): Schedule {
  const bedtime = new Temporal.PlainTime(Math.floor(clockMinute / 60), clockMinute % 60);
  return { bedtime, zone: clock.zone, leadMinutes: 15 + ((index * 7) % 106) };
}

function nearChanges(clock: WallClock): ReadonlySet<number> {
  const nights = nightsOfChange(clock).flatMap((night) =>
    Array.from({ length: 2 * NEAR_DAYS + 1 }, (_, index) => night - NEAR_DAYS + index),
  );
  return new Set(nights.filter((night) => night >= FIRST && night <= LAST));
}

test("in every zone and at every hour a night's window ends when the clock there shows bedtime", () => {
  const counts = { nights: 0, once: 0, skipped: 0, doubled: 0 };
  const faults: string[] = [];
  for (const [zoneIndex, clock] of clocks.entries()) {
    const near = nearChanges(clock);
    for (const [index, clockMinute] of BEDTIMES.entries()) {
      const schedule = scheduleFor(clock, clockMinute, zoneIndex + index);
      const look = (night: number) => {
        const window = windowOf(nameOf(night), schedule);
        const fault = faultOf(window, clock, night, clockMinute, schedule.leadMinutes);
        if (fault !== undefined) faults.push(fault);
        counts.nights += 1;
        counts[bedtimeOf(clock, night, clockMinute).kind] += 1;
      };
      for (const night of near) look(night);
      for (let night = FIRST + ((zoneIndex + index) % STRIDE); night <= LAST; night += STRIDE) {
        if (!near.has(night)) look(night);
      }
    }
  }
  const { nights, skipped, doubled } = counts;
  console.log(
    `${clocks.length} zones × ${BEDTIMES.length} bedtimes, 2026–2028: ${nights} nights, ` +
      `${skipped} with their bedtime skipped, ${doubled} with it twice`,
  );
  expect(faults.slice(0, 20)).toEqual([]);
  expect(counts.skipped).toBeGreaterThan(1_000);
  expect(counts.doubled).toBeGreaterThan(1_000);
});

test("asked as one night's window opens, each of the next nights comes once, and after it", () => {
  const faults: string[] = [];
  for (const [zoneIndex, clock] of distinctClocks().entries()) {
    const near = nearChanges(clock);
    const nights = near.size > 0 ? near : new Set([FIRST, FIRST + 1]);
    for (const [index, clockMinute] of BEDTIMES.entries()) {
      const schedule = scheduleFor(clock, clockMinute, zoneIndex + index);
      for (const night of nights) {
        const { closesAt, opensAt } = windowOf(nameOf(night), schedule);
        const next = nextWindow(schedule, opensAt, { night: nameOf(night), at: opensAt });
        const fault = faultOf(next, clock, night + 1, clockMinute, schedule.leadMinutes);
        if (fault !== undefined) faults.push(fault);
        if (Temporal.Instant.compare(closesAt, next.opensAt) >= 0) faults.push(`overlap: ${clock.zone}, ${closesAt}`);
      }
    }
  }
  expect(faults.slice(0, 20)).toEqual([]);
});

test("a year of moves, pauses, answers and restarts brings each message that is owed, once, and no other", () => {
  let lives = 0;
  let messages = 0;
  let late = 0;
  let snoozes = 0;
  fc.assert(
    fc.property(anyLife, (life) => {
      const lived = live(life);
      lives += 1;
      messages += lived.messages.length;
      late += lived.late;
      snoozes += lived.messages.filter(({ step }) => step > 0).length;
    }),
    { ...seeded, numRuns: 100, interruptAfterTimeLimit: 60_000 }, // a failing year is long to shorten
  );
  console.log(`${lives} lives of a year: ${messages} messages, ${snoozes} of them asked for, ${late} nights too late`);
});

test("a year in which nothing is said brings one message on each chosen night, at its hour", () => {
  fc.assert(
    fc.property(quietLife, (life) => {
      const { zone, leadMinutes } = life.schedule;
      const clock = clockOf(zone);
      const minuteOn = bedtimesIn(life.schedule);
      const should: number[] = [];
      for (let night = nightAt(clock, life.start) - 1; ; night++) {
        const minute = minuteOn(night);
        // A rota may begin after the year.
        if (minute === undefined && night * 1440 > life.start + life.length) break;
        if (minute === undefined) continue;
        const closes = bedtimeOf(clock, night, minute).at;
        if (closes <= life.start) continue;
        const opens = Math.max(closes - leadMinutes, life.start);
        if (opens >= life.start + life.length) break;
        should.push(opens);
      }
      expect(live(life).messages.map(({ at }) => at)).toEqual(should);
    }),
    { ...seeded, numRuns: 20 },
  );
});

test("node-cron's own timezone option would lose and shift nights; ours are all there, to the minute", () => {
  const lost = { ours: 0, theirs: 0 };
  const shifted = { ours: 0, theirs: 0 };
  const doubled = { theirs: 0 };
  let nights = 0;
  const zonesHurt = new Set<string>();
  for (const clock of clocks) {
    const changes = nightsOfChange(clock).filter((night) => night >= FIRST && night <= LAST_OF_CRON);
    for (const clockMinute of CRON_BEDTIMES) {
      const schedule = scheduleFor(clock, clockMinute, 30);
      for (const change of changes.length > 0 ? changes : [FIRST]) {
        const begin = change - 1;
        const asked = bedtimeOf(clock, begin - 1, clockMinute).at + 1;
        const theirs = cronNights(clock, clockMinute, asked, NIGHTS_OF_CRON + 2);
        let now = Temporal.Instant.fromEpochMilliseconds(asked * 60_000);
        for (let night = begin; night < begin + NIGHTS_OF_CRON; night++) {
          nights += 1;
          const { at } = bedtimeOf(clock, night, clockMinute);
          const window = nextWindow(schedule, now);
          if (window.night !== nameOf(night)) lost.ours += 1;
          else if (window.closesAt.epochMilliseconds !== at * 60_000) shifted.ours += 1;
          now = window.closesAt;

          const [first, ...more] = theirs.get(night) ?? [];
          if (first === undefined) lost.theirs += 1;
          else if (first !== at) shifted.theirs += 1;
          if (more.length > 0) doubled.theirs += 1;
          if (first !== at) zonesHurt.add(clock.zone);
        }
      }
    }
  }
  console.log(
    `node-cron with timezone, ${nights} nights of 2026-2027 in ${clocks.length} zones, most around a change: ` +
      `${lost.theirs} lost, ${shifted.theirs} at another time, ${doubled.theirs} twice, in ${zonesHurt.size} zones; ` +
      `ours: ${lost.ours} lost, ${shifted.ours} at another time`,
  );
  expect({ lost: lost.ours, shifted: shifted.ours }).toEqual({ lost: 0, shifted: 0 });
  expect(lost.theirs).toBeGreaterThan(0);
  expect(shifted.theirs).toBeGreaterThan(0);
});

/** One of all zones whose clocks agree through these years. */
function distinctClocks(): readonly WallClock[] {
  return [...new Map(clocks.map((clock) => [JSON.stringify(clock.spans), clock])).values()];
}
