import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outbox } from "../../src/delivery/outbox.ts";
import { type CheckInTime, checkInWindow } from "../../src/nights/check-in.ts";
import { openMapStore } from "../../src/storage/core/map-store.ts";
import { createCoach } from "../support/coach.ts";
import { seeded } from "../support/seed.ts";
import { createSimulatedDiscord, type Weather } from "../support/simulated-discord.ts";
import { createTestClock } from "../support/test-clock.ts";

/** One person's mornings in any weather, with crashes anywhere and changes of mind. Counted at Discord. */

const USER = "100000000000000001";
const START = Temporal.Instant.from("2026-03-27T20:00:00Z"); // Europe's clocks go forward in the night of the 28th
const STORMY_MINUTES = 2 * 24 * 60 + 12 * 60;
/** A fine day without crashes at the end, after which nothing may be left open. */
const CALM_MINUTES = 26 * 60;
/** With Discord fine and the bot up for this long inside a window, its message is sent. */
const SURELY_ENOUGH_MINUTES = 6;
/** One already on its way when somebody stops may still arrive. */
const ON_ITS_WAY = { minutes: 2 } as const;

type Change = { readonly kind: "on"; readonly checkIn: CheckInTime } | { readonly kind: "off" | "delete" | "skip" };
type Story = {
  readonly first: CheckInTime;
  readonly changes: readonly { readonly minute: number; readonly change: Change }[];
  readonly spells: readonly {
    readonly from: number;
    readonly minutes: number;
    readonly weathers: readonly Weather[];
  }[];
  readonly crashes: readonly { readonly afterSteps: number; readonly downSeconds: number }[];
};

const anyCheckIn: fc.Arbitrary<CheckInTime> = fc.record({
  at: fc.constantFrom("08:00", "08:00", "05:00", "09:30", "16:45").map((at) => Temporal.PlainTime.from(at)),
  zone: fc.constantFrom("Europe/Lisbon", "Europe/Lisbon", "Europe/Berlin", "America/New_York", "Pacific/Auckland"),
});
const anyStory: fc.Arbitrary<Story> = fc.record({
  first: anyCheckIn,
  changes: fc.array(
    fc.record({
      minute: fc.integer({ min: 10, max: STORMY_MINUTES }),
      change: fc.oneof(
        { weight: 2, arbitrary: anyCheckIn.map((checkIn): Change => ({ kind: "on", checkIn })) },
        { weight: 3, arbitrary: fc.constantFrom<Change>({ kind: "skip" }, { kind: "off" }, { kind: "delete" }) },
      ),
    }),
    { maxLength: 5 },
  ),
  spells: fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: STORMY_MINUTES }),
      minutes: fc.integer({ min: 1, max: 600 }),
      weathers: fc.array(
        fc.constantFrom<Weather>("fine", "answer-lost", "lost-before", "unavailable", "limited", "wrong-channel"),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { maxLength: 6 },
  ),
  crashes: fc.array(
    fc.record({
      afterSteps: fc.integer({ min: 1, max: 120 }),
      downSeconds: fc.constantFrom(0, 1, 20, 90, 150, 600, 3 * 3600),
    }),
    { maxLength: 8 },
  ),
});

test("in any weather, with crashes and changes of mind, each morning has its one message and none has two", async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(anyStory, async (story) => {
      const lived = await live(story);
      sent += lived.sent;
      expect(lived.broken).toEqual([]);
    }),
    { ...seeded, numRuns: 25 },
  );
  expect(sent).toBeGreaterThan(40);
});

/** The process is dead: nothing it still tries has any effect. */
class Crash extends Error {}

async function live(story: Story) {
  const clock = createTestClock(START.toString());
  const discord = createSimulatedDiscord(clock.now);
  const broken: string[] = [];
  const say = (what: string) => broken.push(`${clock.now()} ${what}`);
  const minuteNow = () => Math.floor((clock.now().epochMilliseconds - START.epochMilliseconds) / 60_000);
  const isStormy = () => minuteNow() < STORMY_MINUTES;

  let requests = 0;
  const spellNow = () =>
    story.spells.find(({ from, minutes }) => isStormy() && minuteNow() >= from && minuteNow() < from + minutes);
  discord.setWeather(() => {
    const weathers = spellNow()?.weathers ?? ["fine"];
    return weathers[requests++ % weathers.length] ?? "fine";
  });

  let isDead = false;
  let crashes = 0;
  let untilCrash = story.crashes[0]?.afterSteps ?? Number.POSITIVE_INFINITY;
  const step = () => {
    if (!isDead && --untilCrash <= 0 && isStormy()) isDead = true;
    if (isDead) throw new Crash();
  };
  const store = openMapStore({ before: step });

  // What the test knows without asking the bot.
  const wanted: CheckInTime[] = [];
  let offSince: Temporal.Instant | undefined;
  /** Goes up with each deletion: what was before it the bot cannot know any more. */
  let life = 0;
  /** What is from before this one is surely deleted; a crash may have come before. */
  let firstKnownLife = 0;
  const received: { readonly night: string; readonly at: Temporal.Instant; readonly life: number }[] = [];
  /** Nights that may end without a message: Discord called it wrong. */
  const spoiled = new Set<string>();
  let fineMinutes = 0;
  let changedAt = START;

  const outbox: Outbox = {
    async open(...args) {
      step();
      return discord.outbox.open(...args);
    },
    async post(channelId, message, nonce) {
      step();
      const begunIn = life;
      if (message.kind === "check-in") {
        const isInWindow = wanted.some((checkIn) => {
          const { opensAt, closesAt } = checkInWindow(message.night, checkIn);
          const [now, from] = [clock.now(), opensAt];
          return Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, closesAt) < 0;
        });
        if (!isInWindow) say(`night ${message.night} was asked about outside its window`);
        if (offSince && Temporal.Instant.compare(clock.now(), offSince.add(ON_ITS_WAY)) > 0)
          say(`night ${message.night} was asked about after stopping`);
      }
      const before = discord.delivered.length;
      const outcome = await discord.outbox.post(channelId, message, nonce);
      if (discord.delivered.length > before && message.kind === "check-in") {
        const last = received.findLast((one) => one.life === begunIn);
        const apart = last?.at.until(clock.now()).total("hours") ?? Number.POSITIVE_INFINITY;
        if (apart < 7.9 || (apart < 15.9 && last?.night === message.night))
          say(`a second one for ${message.night}; the first was for ${last?.night} at ${last?.at}`);
        received.push({ night: message.night, at: clock.now(), life: begunIn });
      }
      const isCalledWrong = outcome.kind === "wrong-channel" || outcome.kind === "rejected";
      if (isCalledWrong && message.kind === "check-in") spoiled.add(message.night);
      step();
      return outcome;
    },
    lookUp: (userId) => discord.outbox.lookUp(userId),
    async find(...args) {
      step();
      return discord.outbox.find(...args);
    },
  };
  let coach = createCoach({ store, outbox, clock });
  let occasions = 0;
  const act = async (change: Change) => {
    changedAt = clock.now();
    fineMinutes = 0;
    switch (change.kind) {
      case "on":
        wanted.push(change.checkIn);
        offSince = undefined;
        return coach.checkIns.turnOn(USER, change.checkIn, `command ${++occasions}`);
      case "off":
        await coach.checkIns.stop(USER);
        offSince = clock.now();
        return;
      case "delete":
        life += 1;
        await coach.checkIns.forget(USER);
        firstKnownLife = life;
        offSince = clock.now();
        return;
      case "skip":
        return coach.checkIns.skipLatest(USER);
    }
  };
  const survive = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!isDead) throw error;
    }
    if (!isDead) return;
    const { downSeconds = 0 } = story.crashes[crashes] ?? {};
    crashes += 1;
    untilCrash = story.crashes[crashes]?.afterSteps ?? Number.POSITIVE_INFINITY;
    clock.advance({ seconds: downSeconds });
    fineMinutes = 0;
    isDead = false;
    coach = createCoach({ store, outbox, clock });
    await coach.checkIns.sweep().catch(() => undefined);
    isDead = false;
  };

  /** Once the bot was up and Discord fine for long enough inside the window that is in force, its message is there. */
  const checkLost = async () => {
    const record = isDead ? undefined : await coach.checkIns.find(USER).catch(() => undefined);
    if (record?.state !== "on" || record.pending !== null || record.schedule === null) {
      fineMinutes = 0;
      return;
    }
    const checkIn = { at: Temporal.PlainTime.from(record.schedule.at), zone: record.schedule.zone };
    const now = clock.now();
    const open = [-2, -1, 0]
      .map((days) => now.toZonedDateTimeISO(checkIn.zone).toPlainDate().add({ days }).toString())
      .map((night) => checkInWindow(night, checkIn))
      .find(
        ({ opensAt, closesAt }) =>
          Temporal.Instant.compare(opensAt, now) <= 0 && Temporal.Instant.compare(now, closesAt) < 0,
      );
    fineMinutes = open === undefined || spellNow() !== undefined ? 0 : fineMinutes + 1;
    if (open === undefined || fineMinutes < SURELY_ENOUGH_MINUTES || spoiled.has(open.night)) return;
    const isThere = received.some(
      (one) =>
        one.life >= firstKnownLife &&
        (one.night === open.night || Math.abs(one.at.until(open.opensAt).total("hours")) < 16),
    );
    if (!isThere) say(`night ${open.night} was lost (last change at ${changedAt})`);
  };

  await survive(() => act({ kind: "on", checkIn: story.first }));
  const waiting = story.changes.toSorted((a, b) => a.minute - b.minute);
  while (minuteNow() < STORMY_MINUTES + CALM_MINUTES) {
    while ((waiting[0]?.minute ?? Number.POSITIVE_INFINITY) <= minuteNow()) {
      const next = waiting.shift();
      if (next) await survive(() => act(next.change));
    }
    await survive(() => coach.serveDue());
    await checkLost();
    clock.advance({ minutes: 1 });
  }
  const record = await coach.checkIns.find(USER);
  if (record?.claim != null) say("a claim was left open");
  return { broken, sent: received.length };
}
