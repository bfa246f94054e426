import { describe, expect, test } from "vitest";
import type { Outbox } from "../../src/delivery/outbox.ts";
import type { Schedule } from "../../src/nights/night.ts";
import { openMapStore } from "../../src/storage/core/map-store.ts";
import { createCoach } from "../support/coach.ts";
import { createSimulatedDiscord } from "../support/simulated-discord.ts";
import { createTestClock } from "../support/test-clock.ts";

/** The process is dead: nothing it still tries has any effect. */
class Crash extends Error {}

const USER = "100000000000000001";
const EVENING: Schedule = { bedtime: Temporal.PlainTime.from("22:30"), zone: "Europe/Lisbon", leadMinutes: 45 };
const SUNDAY = { day: 7, at: Temporal.PlainTime.from("18:00"), zone: EVENING.zone } as const;
const MORNING = { at: Temporal.PlainTime.from("08:00"), zone: EVENING.zone };
/** What comes by itself. A weekly word comes on three Sundays; the same three nights bring one of each, those of the evening and those of the morning after. */
const SERIES = {
  reminder: "reminders",
  "crowded reminder": "reminders",
  "check-in": "checkIns",
  "weekly word": "weekly",
} as const;
type Kind = keyof typeof SERIES;
const THREAD = "300000000000000001";
const NIGHTS = ["2026-03-27", "2026-03-28", "2026-03-29"]; // the clocks go forward in the night of the 28th
const SUNDAYS = ["2026-03-29", "2026-04-05", "2026-04-12"];

/** When something happens in Lisbon: while people ask, and around each window. Between these a beat in ten is enough. */
const BUSY: Readonly<Record<Kind, readonly [from: string, to: string]>> = {
  reminder: ["21:30", "22:50"],
  "crowded reminder": ["21:30", "22:50"],
  "check-in": ["07:45", "12:20"],
  "weekly word": ["17:50", "18:30"],
};
/** A minute that carries one, and somebody who shares it: of the two the first in the order of crowds begins a minute early. */
const CROWDED = { minutes: 2, perMinute: 1 };
const NEIGHBOUR = "100000000000000002";
const ASKED_UNTIL = Temporal.Instant.from("2026-03-27T20:45:00Z");

function untilNextBeat(kind: Kind, now: Temporal.Instant): Temporal.DurationLike {
  const there = now.toZonedDateTimeISO(EVENING.zone);
  if (kind === "weekly word" && there.dayOfWeek !== 7 && Temporal.Instant.compare(now, ASKED_UNTIL) > 0)
    return { minutes: 60 - there.minute };
  const time = there.toPlainTime().toString();
  const [from, to] = BUSY[kind];
  const isBusy = Temporal.Instant.compare(now, ASKED_UNTIL) < 0 || (time >= from && time < to);
  return { minutes: isBusy ? 1 : 10 };
}

/**
 * Lives three nights with one person and crashes before the step numbered `crashAt`, counted over everything that
 * touches the store or Discord; starts again after `downFor` and goes on.
 */
async function live(kind: Kind, crashAt: number, downFor: Temporal.DurationLike, thread?: string) {
  const clock = createTestClock("2026-03-27T20:00:00Z");
  const discord = createSimulatedDiscord(clock.now);
  let steps = 0;
  let isDead = false;
  const idleSteps = new Set<number>();
  let isCounting = false;
  let isIdle = true;
  const step = (table?: string) => {
    if (!isCounting) return;
    isIdle &&= table === "agenda";
    steps += 1;
    if (steps === crashAt) isDead = true;
    if (isDead) throw new Crash();
  };
  const store = openMapStore({ before: (table) => step(table) });
  const outbox: Outbox = {
    open: async (...args) => {
      step();
      return discord.outbox.open(...args);
    },
    post: async (...args) => {
      step();
      return discord.outbox.post(...args);
    },
    find: async (...args) => {
      step();
      return discord.outbox.find(...args);
    },
    lookUp: async (...args) => {
      step();
      return discord.outbox.lookUp(...args);
    },
  };
  const isCrowded = kind === "crowded reminder";
  const spread = isCrowded ? CROWDED : undefined;
  let coach = createCoach({ store, outbox, clock, spread });

  const restartWhenDead = async () => {
    if (!isDead) return;
    clock.advance(downFor);
    isDead = false;
    coach = createCoach({ store, outbox, clock, spread });
    await coach[SERIES[kind]].sweep().catch(ignoreCrash);
  };
  const ask = (occasion: string) =>
    (kind === "check-in"
      ? coach.checkIns.turnOn(USER, MORNING, occasion)
      : kind === "weekly word"
        ? coach.weekly.turnOn(USER, SUNDAY, occasion)
        : coach.reminders.turnOn(USER, EVENING, occasion, undefined, thread === undefined ? undefined : { thread })
    ).catch(ignoreCrash);

  if (isCrowded) await coach.reminders.turnOn(NEIGHBOUR, EVENING, "neighbour");
  isCounting = true;
  await ask("first");
  await restartWhenDead();
  const end = Temporal.Instant.from(kind === "weekly word" ? "2026-04-13T00:00:00Z" : "2026-03-30T12:00:00Z");
  let hasAskedAgain = false;
  while (Temporal.Instant.compare(clock.now(), end) < 0) {
    const before = steps;
    isIdle = true;
    await coach.serveDue().catch(ignoreCrash);
    // Looks at the agenda, for who is due and for how many come in the next minutes, and nothing was due.
    if (isIdle) for (let idle = before + 1; idle <= steps; idle++) idleSteps.add(idle);
    await restartWhenDead();
    clock.advance(untilNextBeat(kind, clock.now()));
    // Somebody whose command was cut off and who got no message asks again a while later.
    const isHalfPastEight = Temporal.Instant.compare(clock.now(), Temporal.Instant.from("2026-03-27T20:30:00Z")) >= 0;
    if (isHalfPastEight && !hasAskedAgain) {
      hasAskedAgain = true;
      if (discord.consents(USER) === 0) await ask("second");
      await restartWhenDead();
    }
  }
  const stepsLived = steps;
  const record = await coach[SERIES[kind]].find(USER);
  const nights = {
    reminder: discord.nights,
    "crowded reminder": discord.nights,
    "check-in": discord.checkIns,
    "weekly word": discord.weeks,
  }[kind](USER);
  const early = discord.delivered.filter(({ at }) => at.toZonedDateTimeISO(EVENING.zone).minute === 44);
  const neighbours = isCrowded ? discord.nights(NEIGHBOUR) : NIGHTS;
  const places = new Set(discord.delivered.map(({ channelId }) => channelId));
  return {
    places,
    early: early.length,
    neighbours,
    nights,
    consents: discord.consents(USER),
    record,
    steps: stepsLived,
    idleSteps,
  };
}

function ignoreCrash(error: unknown): void {
  if (!(error instanceof Error && isCrash(error))) throw error;
}

function isCrash(error: Error): boolean {
  return error instanceof Crash || (error.cause instanceof Error && isCrash(error.cause));
}

test("in a private thread, crashed anywhere, three nights bring three messages there, and none elsewhere", async () => {
  const { steps, idleSteps } = await live("reminder", Number.POSITIVE_INFINITY, {}, THREAD);
  for (let crashAt = 1; crashAt <= steps; crashAt++) {
    if (idleSteps.has(crashAt)) continue;
    const { nights, places, consents } = await live("reminder", crashAt, { minutes: 10 }, THREAD);
    expect.soft(nights, `crash before step ${crashAt}`).toEqual(NIGHTS);
    expect.soft(consents, `crash before step ${crashAt}`).toBe(1);
    expect.soft([...places], `crash before step ${crashAt}`).toEqual([THREAD]);
  }
});

describe.each([
  ["reminder", "at once", { seconds: 0 }],
  ["reminder", "after a minute and a half", { seconds: 90 }],
  ["reminder", "after ten minutes", { minutes: 10 }],
  ["crowded reminder", "at once", { seconds: 0 }],
  ["crowded reminder", "after a minute and a half", { seconds: 90 }],
  ["check-in", "after a minute and a half", { seconds: 90 }],
  ["check-in", "after ten minutes", { minutes: 10 }],
  ["weekly word", "after a minute and a half", { seconds: 90 }],
  ["weekly word", "after ten minutes", { minutes: 10 }],
] as const)("with a %s, crashed anywhere and started again %s", (kind, _name, downFor) => {
  test("three nights, or weeks, bring three messages, none lost and none doubled", async () => {
    const { steps, idleSteps, early } = await live(kind, Number.POSITIVE_INFINITY, downFor);
    expect(early).toBe(kind === "crowded reminder" ? NIGHTS.length : 0);
    const interesting = Array.from({ length: steps }, (_, index) => index + 1).filter((at) => !idleSteps.has(at));
    expect(interesting.length).toBeGreaterThan(30); // a record and its agenda rows are one step

    for (const crashAt of interesting) {
      const { nights, neighbours, consents, record } = await live(kind, crashAt, downFor);

      expect.soft(nights, `crash before step ${crashAt}`).toEqual(kind === "weekly word" ? SUNDAYS : NIGHTS);
      expect.soft(neighbours, `crash before step ${crashAt}`).toEqual(NIGHTS);
      expect.soft(consents, `crash before step ${crashAt}`).toBe(1);
      expect.soft(record?.state, `crash before step ${crashAt}`).toBe("on");
    }
  });
});
