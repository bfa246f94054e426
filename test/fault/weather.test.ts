import fc from "fast-check";
import { expect, test } from "vitest";
import { nonceFor } from "../../src/delivery/nonce.ts";
import type { Outbox, WindDownMessage } from "../../src/delivery/outbox.ts";
import { type NightOutcome, nightsIn } from "../../src/nights/ledger.ts";
import { isDealtWith, nextWindow, nightOf, type Schedule, type Window, windowOf } from "../../src/nights/night.ts";
import type { Reminder } from "../../src/nights/reminder.ts";
import { scheduleOf, storedSchedule } from "../../src/nights/reminder.ts";
import { openMapStore } from "../../src/storage/core/map-store.ts";
import { createCoach } from "../support/coach.ts";
import { seeded } from "../support/seed.ts";
import { createSimulatedDiscord, type Weather } from "../support/simulated-discord.ts";
import { createTestClock } from "../support/test-clock.ts";

/**
 * A few people, a few nights, any weather, crashes anywhere, and people who change their minds at any time, also
 * while a message is on its way. Counted where it matters: at Discord.
 */

const USERS = ["100000000000000001", "100000000000000002", "100000000000000003"];
const START = Temporal.Instant.from("2026-03-27T15:00:00Z"); // Europe's clocks go forward in the night of the 28th
const STORMY_MINUTES = 3 * 24 * 60;
/** A fine day without crashes at the end, after which nothing may be left open. */
const CALM_MINUTES = 26 * 60;
/** With Discord fine and the bot up for this long inside a window, its reminder is sent. */
const SURELY_ENOUGH_MINUTES = 6;
/** A message is stamped when it arrives, its night when it was claimed. */
const ON_ITS_WAY = Temporal.Duration.from({ minutes: 2 });

type Change =
  | { readonly kind: "set"; readonly schedule: Schedule }
  | { readonly kind: "off" }
  | { readonly kind: "delete" }
  | { readonly kind: "test" | "resume" | "skip-tonight" }
  | { readonly kind: "pause" }
  | { readonly kind: "pause-until"; readonly nights: number }
  /** Pressed on the message that came last. */
  | { readonly kind: "skip" | "in-bed" | "snooze" };
type Story = {
  readonly first: readonly Schedule[];
  readonly changes: readonly { readonly minute: number; readonly user: number; readonly change: Change }[];
  /** What the person does while the request of this number is on its way. */
  readonly meanwhile: readonly { readonly request: number; readonly change: Change }[];
  readonly spells: readonly {
    readonly from: number;
    readonly minutes: number;
    readonly weathers: readonly Weather[];
  }[];
  readonly crashes: readonly { readonly afterSteps: number; readonly downSeconds: number }[];
  readonly secondsOnTheWay: readonly number[];
};

const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  bedtime: fc.constantFrom("22:30", "22:30", "23:15", "00:10", "02:30", "09:00", "12:30").map(Temporal.PlainTime.from),
  zone: fc.constantFrom("Europe/Lisbon", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Pacific/Honolulu"),
  leadMinutes: fc.constantFrom(15, 45, 120),
});
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: anySchedule.map((schedule): Change => ({ kind: "set", schedule })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Change>(
      ...(["off", "test", "skip", "in-bed", "snooze", "snooze", "pause", "resume", "skip-tonight"] as const).map(
        (kind) => ({ kind }) as Change,
      ),
      { kind: "pause-until", nights: 1 },
      { kind: "pause-until", nights: 3 },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Change>({ kind: "delete" }) },
);
const anyWeather = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom<Weather>("fine", "answer-lost", "lost-before", "unavailable", "limited"),
  },
  { weight: 2, arbitrary: fc.constantFrom<Weather>("refused", "wrong-channel", "rejected") },
);
const anyStory: fc.Arbitrary<Story> = fc.record({
  first: fc.array(anySchedule, { minLength: USERS.length, maxLength: USERS.length }),
  changes: fc.array(
    fc.record({
      minute: fc.integer({ min: 10, max: STORMY_MINUTES }),
      user: fc.nat(USERS.length - 1),
      change: anyChange,
    }),
    { maxLength: 10 },
  ),
  meanwhile: fc.array(fc.record({ request: fc.integer({ min: 1, max: 80 }), change: anyChange }), { maxLength: 8 }),
  spells: fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: STORMY_MINUTES }),
      minutes: fc.integer({ min: 1, max: 600 }),
      weathers: fc.array(anyWeather, { minLength: 1, maxLength: 6 }),
    }),
    { maxLength: 8 },
  ),
  crashes: fc.array(
    fc.record({
      afterSteps: fc.integer({ min: 1, max: 120 }),
      downSeconds: fc.constantFrom(0, 1, 20, 90, 150, 600, 3 * 3600),
    }),
    { maxLength: 10 },
  ),
  secondsOnTheWay: fc.array(fc.constantFrom(0, 0, 1, 9), { minLength: 1, maxLength: 5 }),
});

test("in any weather, with crashes and changes of mind, nobody gets two, none too late, none after stopping, and every fine night its one", async () => {
  let nightsSent = 0;
  let nightsUnknown = 0;
  await fc.assert(
    fc.asyncProperty(anyStory, async (story) => {
      const lived = await live(story);
      nightsSent += lived.sent;
      nightsUnknown += lived.unknown;
      expect(lived.broken).toEqual([]);
    }),
    { ...seeded, numRuns: 150 },
  );
  expect(nightsSent).toBeGreaterThan(500);
  expect(nightsUnknown).toBeLessThan(nightsSent / 4);
});

/** The process is dead: nothing it still tries has any effect. */
class Crash extends Error {}

/** What the test knows about one person without asking the bot. */
type Person = {
  readonly userId: string;
  readonly wanted: Schedule[];
  /** Stopped or deleted for certain, and not set since. */
  isOff: boolean;
  /** Goes up with each deletion: what was before it the bot cannot know any more. */
  life: number;
  lastAsked: { readonly nonce: string; readonly schedule: Schedule; isToldOn?: true } | undefined;
  /** How many confirming messages had arrived when they last stopped or deleted for certain. */
  consentsBefore: number;
  readonly received: { readonly night: string; readonly at: Temporal.Instant; readonly life: number }[];
  /** The message that came last: the reminder (0), or one that was asked for. */
  newest: { readonly night: string; readonly step: number } | undefined;
  /** Messages asked for with "15 more minutes", and those that came. */
  readonly snoozes: { readonly asked: Set<string>; readonly came: Set<string> };
  /** Nights that ended otherwise, and why that may be. */
  readonly excused: { readonly night: string; readonly at: Temporal.Instant }[];
  /**
   * Nights they said to leave out, or to be in bed already: nothing more is owed up to these, also where a move to an
   * earlier clock brings the same date again, or puts an evening in between.
   */
  readonly leftOut: Set<string>;
  window: Window | undefined;
  schedule: string | undefined;
  fineMinutes: number;
  lastTurnedDown: Temporal.Instant | undefined;
};

async function live(story: Story) {
  const clock = createTestClock(START.toString());
  const discord = createSimulatedDiscord(clock.now);
  const broken: string[] = [];
  const unknown = new Set<string>();
  const people = USERS.map(
    (userId): Person => ({
      userId,
      wanted: [],
      isOff: true,
      life: 0,
      lastAsked: undefined,
      consentsBefore: 0,
      received: [],
      newest: undefined,
      snoozes: { asked: new Set(), came: new Set() },
      excused: [],
      leftOut: new Set(),
      window: undefined,
      schedule: undefined,
      fineMinutes: 0,
      lastTurnedDown: undefined,
    }),
  );
  const personOf = (userId: string) => people.find((one) => one.userId === userId) as Person;
  const say = (what: string) => broken.push(`${clock.now()} ${what}`);

  // Weather
  let requests = 0;
  const minuteNow = () => Math.floor((clock.now().epochMilliseconds - START.epochMilliseconds) / 60_000);
  const spellAt = (minute: number) =>
    story.spells.find(({ from, minutes }) => minute >= from && minute < from + minutes && minute < STORMY_MINUTES);
  discord.setWeather(({ userId }) => {
    const weathers = spellAt(minuteNow())?.weathers ?? ["fine"];
    const weather = weathers[requests++ % weathers.length] ?? "fine";
    if (weather === "refused" || weather === "wrong-channel" || weather === "rejected")
      personOf(userId).lastTurnedDown = clock.now();
    return weather;
  });

  // Crashes
  let isDead = false;
  let crashes = 0;
  let untilCrash = story.crashes[0]?.afterSteps ?? Number.POSITIVE_INFINITY;
  const step = () => {
    if (!isDead && --untilCrash <= 0 && minuteNow() < STORMY_MINUTES) isDead = true;
    if (isDead) throw new Crash();
  };
  const store = openMapStore({ before: step });

  // Discord, with time passing on the way and people who do something meanwhile
  let requestsBegun = 0;
  const onTheWay = async (person: Person) => {
    const nth = ++requestsBegun;
    const meanwhile = story.meanwhile.find(({ request }) => request === nth);
    if (meanwhile) await act(person, meanwhile.change, `meanwhile ${nth}`);
    clock.advance({ seconds: story.secondsOnTheWay[nth % story.secondsOnTheWay.length] ?? 0 });
  };
  const outbox: Outbox = {
    async open(...args) {
      step();
      await onTheWay(personOf(args[0]));
      return discord.outbox.open(...args);
    },
    async post(channelId, message, nonce) {
      step();
      const person = personOf(channelId.slice("dm-".length));
      const begun = { life: person.life, at: clock.now() };
      if (message.kind === "wind-down") checkBegin(person, message);
      await onTheWay(person);
      const before = discord.delivered.length;
      const outcome = await discord.outbox.post(channelId, message, nonce);
      if (discord.delivered.length > before && message.kind === "wind-down") {
        const { night } = message;
        person.newest = message;
        if (message.step === 0) receive(person, { night, at: clock.now(), life: begun.life });
        else receiveSnooze(person, `${night} ${message.step} of life ${begun.life}`);
      }
      step();
      return outcome;
    },
    lookUp: (userId) => discord.outbox.lookUp(userId),
    async find(...args) {
      step();
      await onTheWay(personOf(args[0].slice("dm-".length)));
      return discord.outbox.find(...args);
    },
  };
  let coach = createCoach({ store, outbox, clock });

  const checkBegin = (person: Person, { night, step, bedtime }: WindDownMessage) => {
    if (person.isOff) say(`${person.userId} was sent night ${night} after stopping`);
    const isInWindow = person.wanted.some((schedule) => {
      const { opensAt, closesAt } = windowOf(night, schedule);
      // One that was asked for keeps to bedtime alone: the schedule may have moved since the message it was asked on.
      return closesAt.equals(bedtime) && isBetween(step > 0 ? START : opensAt, clock.now(), closesAt);
    });
    if (!isInWindow) say(`${person.userId} was sent night ${night} outside its window`);
  };
  const receive = (person: Person, one: Person["received"][number]) => {
    const last = person.received.findLast(({ life }) => life === one.life);
    person.received.push(one);
    if (last === undefined) return;
    const apart = last.at.until(one.at).add(ON_ITS_WAY);
    const isTooSoon = apart.total("hours") < 8 || (apart.total("hours") < 16 && last.night === one.night);
    if (isTooSoon) say(`${person.userId} got a second one for ${one.night}; the first was ${last.night} at ${last.at}`);
  };

  const receiveSnooze = ({ userId, snoozes }: Person, which: string) => {
    if (!snoozes.asked.has(which)) say(`${userId} was sent ${which} and had not asked for it`);
    if (snoozes.came.has(which)) say(`${userId} was sent ${which} twice`);
    snoozes.came.add(which);
  };

  // People
  let occasions = 0;
  const act = async (person: Person, change: Change, why: string): Promise<void> => {
    const { userId } = person;
    const occasion = `${why} ${++occasions}`;
    switch (change.kind) {
      case "set": {
        person.isOff = false;
        person.wanted.push(change.schedule);
        person.lastAsked = { nonce: nonceFor("app", userId, occasion, "consent"), schedule: change.schedule };
        const asked = person.lastAsked;
        const { kind } = await coach.reminders.turnOn(userId, change.schedule, occasion);
        if (kind === "on" || kind === "moved" || kind === "unchanged") asked.isToldOn = true;
        return;
      }
      case "off":
        person.lastAsked = undefined;
        await coach.reminders.stop(userId);
        person.isOff = true;
        person.consentsBefore = discord.consents(userId);
        return;
      case "delete":
        person.lastAsked = undefined;
        person.life += 1;
        await coach.reminders.forget(userId);
        person.isOff = true;
        person.consentsBefore = discord.consents(userId);
        return;
      case "test":
        await coach.reminders.test(userId, occasion);
        return;
      case "pause":
      case "pause-until": {
        const tonight = nightOf(clock.now(), "Europe/Lisbon");
        const until =
          change.kind === "pause"
            ? undefined
            : Temporal.PlainDate.from(tonight).add({ days: change.nights }).toString();
        const { kind } = await coach.reminders.pause(userId, until);
        if (kind !== "paused") return;
        person.lastAsked = undefined;
        person.isOff = until === undefined;
        return;
      }
      case "resume": {
        person.isOff &&= (await coach.reminders.resume(userId)).kind === "nothing-on";
        return;
      }
      case "skip-tonight":
        await coach.reminders.skipTonight(userId);
        return;
      case "skip":
      case "in-bed":
        if (person.newest === undefined) return;
        person.leftOut.add(person.newest.night);
        await coach.reminders.answer(userId, person.newest, change.kind);
        return;
      case "snooze": {
        if (person.newest === undefined) return;
        const { night, step } = person.newest;
        person.snoozes.asked.add(`${night} ${step + 1} of life ${person.life}`);
        await coach.reminders.snooze(userId, { night, step });
      }
    }
  };

  const rawRecord = async (userId: string): Promise<Reminder | undefined> => {
    const [dead, left] = [isDead, untilCrash];
    isDead = false;
    untilCrash = Number.POSITIVE_INFINITY;
    const read = await coach.records.get(userId);
    [isDead, untilCrash] = [dead, left];
    if (read.kind === "unreadable") say(`${userId} has an unreadable record: ${read.reason}`);
    return read.kind === "found" ? read.value : undefined;
  };

  /** Notes what is in force, and whether each night that ended unsent has a reason. */
  const observe = async (person: Person) => {
    const { userId } = person;
    const record = await rawRecord(userId);
    for (const { night, outcome } of record ? nightsIn(record.nights) : []) {
      if (outcome === "unknown") unknown.add(`${userId} ${night}`);
      if (outcome === "skipped") person.leftOut.add(night);
      if (isExcuse(outcome, person) && record?.last?.night === night)
        person.excused.push({ night, at: Temporal.Instant.from(record.last.at) });
    }
    const inForce = record?.state === "on" ? record.schedule : null;
    if (inForce) {
      // Who has had it confirmed may change it without another message; after a stop it takes a new one.
      const isConfirmed = discord.consents(userId) > person.consentsBefore;
      const isWanted = person.wanted.some((one) => JSON.stringify(storedSchedule(one)) === JSON.stringify(inForce));
      if (!isConfirmed)
        say(`${userId} has ${JSON.stringify(inForce)} in force and no message that it is on has arrived`);
      if (!isWanted) say(`${userId} has ${JSON.stringify(inForce)} in force and never asked for it`);
    }
    const schedule = inForce ? JSON.stringify(inForce) : undefined;
    if (schedule !== person.schedule) person.fineMinutes = 0;
    person.schedule = schedule;
    const pausedUntil = record?.pausedUntil;
    person.window = inForce ? nextWindow(scheduleOf(inForce), clock.now(), undefined, pausedUntil) : undefined;
  };

  /** One more minute of a window in which nothing stood in the way. */
  const countMinute = (person: Person, isFine: boolean) => {
    const { window, userId } = person;
    const now = clock.now().epochMilliseconds;
    const isOpen = window && window.opensAt.epochMilliseconds <= now && now < window.closesAt.epochMilliseconds;
    if (!isOpen || !isFine) {
      person.fineMinutes = 0;
      return;
    }
    person.fineMinutes += 1;
    if (person.fineMinutes !== SURELY_ENOUGH_MINUTES) return;
    const isSentOrExcused = [...person.received, ...person.excused].some(({ night, at }) =>
      [at, at.add(ON_ITS_WAY), at.subtract(ON_ITS_WAY)].some((when) => isDealtWith(window, { night, at: when })),
    );
    const isLeftOut = [...person.leftOut].some((night) => night >= window.night);
    if (!isSentOrExcused && !isLeftOut) say(`${userId} was not sent night ${window.night}`);
  };

  // The days
  const guarded = async (work: () => Promise<unknown>) => {
    await work().catch(ignoreCrash);
  };
  let nextDue: Temporal.Instant | undefined = START;
  const lookAhead = async () => {
    const [dead, left] = [isDead, untilCrash];
    isDead = false;
    untilCrash = Number.POSITIVE_INFINITY;
    nextDue = await coach.agenda.next();
    [isDead, untilCrash] = [dead, left];
  };
  const restart = async () => {
    while (isDead) {
      clock.advance({ seconds: story.crashes[crashes]?.downSeconds ?? 0 });
      crashes += 1;
      untilCrash = story.crashes[crashes]?.afterSteps ?? Number.POSITIVE_INFINITY;
      isDead = false;
      coach = createCoach({ store, outbox, clock });
      await guarded(() => coach.reminders.sweep());
    }
  };

  const changes = [
    ...USERS.map((_, user) => ({
      minute: 1 + user,
      user,
      change: { kind: "set", schedule: story.first[user] as Schedule } as const,
    })),
    ...story.changes,
  ].toSorted((a, b) => a.minute - b.minute);
  let begun = 0;
  while (minuteNow() < STORMY_MINUTES + CALM_MINUTES) {
    const minute = minuteNow();
    const crashesBefore = crashes;
    let hasHappened = false;
    for (; begun < changes.length && (changes[begun]?.minute ?? 0) <= minute; begun++) {
      const { user, change } = changes[begun] as (typeof changes)[number];
      await guarded(() => act(people[user] as Person, change, `change ${begun}`));
      await restart();
      hasHappened = true;
    }
    if (hasHappened || minute % 60 === 0) await guarded(() => coach.reminders.sweep());
    if (nextDue !== undefined && nextDue.epochMilliseconds <= clock.now().epochMilliseconds) {
      await guarded(() => coach.serveDue());
      hasHappened = true;
    }
    await restart();
    for (const person of people) {
      const isOver = person.window && clock.now().epochMilliseconds >= person.window.closesAt.epochMilliseconds;
      if (hasHappened || isOver) await observe(person);
    }
    if (hasHappened) await lookAhead();
    const isFine = crashes === crashesBefore && minuteNow() - minute <= 1 && !spellAt(minute) && !spellAt(minute + 1);
    for (const person of people) countMinute(person, isFine);
    clock.set(START.add({ minutes: Math.max(minuteNow(), minute) + 1 }));
  }

  // After a fine day nothing is left open.
  isDead = false;
  untilCrash = Number.POSITIVE_INFINITY;
  for (const { userId, lastAsked, lastTurnedDown } of people) {
    const record = await rawRecord(userId);
    if (record?.pending) say(`${userId} still waits for a confirmation asked for at ${record.pending.askedAt}`);
    if (record?.state === "on" && record.claim) say(`${userId} still has a claim of ${record.claim.at}`);
    const hasArrived = lastAsked?.isToldOn || discord.delivered.some(({ nonce }) => nonce === lastAsked?.nonce);
    // Turned down after the message arrived, a person can no longer be reached: then it is off, and said at the next command.
    if (lastAsked && hasArrived && lastTurnedDown === undefined && record?.state !== "paused") {
      const isInForce =
        record?.state === "on" &&
        JSON.stringify(record.schedule) === JSON.stringify(storedSchedule(lastAsked.schedule));
      if (!isInForce) say(`${userId} was told that it is on, and it is not`);
    }
    const { reminder: plannedAt } = record?.plans ?? {};
    if (record?.state === "on") {
      const dueAt = plannedAt && Temporal.Instant.from(plannedAt);
      if (!dueAt || !(await coach.agenda.has({ userId, kind: "reminder", dueAt }))) say(`${userId} has no plan`);
    }
  }
  const overdue = await coach.agenda.due(clock.now().subtract({ minutes: 30 }), 10);
  for (const { userId, dueAt, kind } of overdue) say(`${userId} has a ${kind} plan of ${dueAt} that nobody serves`);

  const sent = people.flatMap(({ received }) => received).length;
  return { broken, sent, unknown: unknown.size };
}

/** Unknown is counted apart; refused and failed are right only when Discord has just turned this person's message down. */
function isExcuse(outcome: NightOutcome, { lastTurnedDown }: Person): boolean {
  if (outcome === "unknown" || outcome === "skipped") return true;
  return (outcome === "refused" || outcome === "failed") && lastTurnedDown !== undefined;
}

function isBetween(from: Temporal.Instant, at: Temporal.Instant, to: Temporal.Instant): boolean {
  return Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, to) < 0;
}

function ignoreCrash(error: unknown): void {
  if (!(error instanceof Error && isCrash(error))) throw error;
}

function isCrash(error: Error): boolean {
  return error instanceof Crash || (error.cause instanceof Error && isCrash(error.cause));
}
