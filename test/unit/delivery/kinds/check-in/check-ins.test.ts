import { describe, expect, test } from "vitest";
import { drawCheckIn } from "../../../../../src/discord/ui/check-in.ts";
import type { CheckInTime } from "../../../../../src/nights/check-in.ts";
import { ledgerOf, nightsIn } from "../../../../../src/nights/ledger.ts";
import { CheckIn } from "../../../../../src/nights/reminder.ts";
import { openMapStore } from "../../../../../src/storage/core/map-store.ts";
import { LATE_EVENING } from "../../../../support/a-reminder.ts";
import { createCoach } from "../../../../support/coach.ts";
import { english } from "../../../../support/command-house.ts";
import { createSimulatedDiscord, type Weather } from "../../../../support/simulated-discord.ts";
import { createTestClock } from "../../../../support/test-clock.ts";

const USER = "100000000000000001";
const AT_EIGHT: CheckInTime = { at: Temporal.PlainTime.from("08:00"), zone: "Europe/Lisbon" };

/** In the afternoon of 10 January 2026, where the clock shows UTC. */
function createMorning({ hasDiary = true } = {}) {
  const clock = createTestClock("2026-01-10T16:00:00Z");
  const discord = createSimulatedDiscord(clock.now);
  const noted = new Set<string>();
  const store = openMapStore();
  const start = (has = hasDiary) =>
    createCoach({ store, outbox: discord.outbox, clock, hasDiary: has, nightsNoted: async () => noted });
  const coach = start();
  let occasions = 0;
  return {
    ...coach,
    clock,
    discord,
    noted,
    start,
    turnOn: (checkIn = AT_EIGHT) => coach.checkIns.turnOn(USER, checkIn, `command ${++occasions}`),
    async beatAt(instant: string, weather: Weather = "fine") {
      clock.set(instant);
      discord.setWeather(() => weather);
      await coach.serveDue();
    },
    nights: () => discord.checkIns(USER),
    async ledger() {
      const { nights } = (await coach.checkIns.find(USER)) ?? { nights: ledgerOf([]) };
      return nightsIn(nights).map(({ night, outcome }) => `${night} ${outcome}`);
    },
  };
}

describe("a morning check-in", () => {
  test("is on once a real message has arrived, and asks each morning about the night just over", async () => {
    const { turnOn, beatAt, nights, discord } = createMorning();
    expect(await turnOn()).toMatchObject({ kind: "on" });
    expect(discord.delivered.map(({ message }) => message.kind)).toEqual(["check-in-consent"]);

    await beatAt("2026-01-11T07:59:00Z");
    expect(nights()).toEqual([]);
    await beatAt("2026-01-11T08:00:00Z");
    await beatAt("2026-01-11T08:01:00Z");
    await beatAt("2026-01-12T08:00:00Z");

    expect(nights()).toEqual(["2026-01-10", "2026-01-11"]);
  });

  test("offers a typical night where there is one, by the night and the place it asks about", async () => {
    const clock = createTestClock("2026-01-10T16:00:00Z");
    const discord = createSimulatedDiscord(clock.now);
    const asked: string[] = [];
    const hasUsual = async (...of: readonly string[]) => asked.push(of.join(" ")) > 1;
    const { checkIns, serveDue } = createCoach({ store: openMapStore(), outbox: discord.outbox, clock, hasUsual });
    await checkIns.turnOn(USER, AT_EIGHT, "command");
    for (const morning of ["2026-01-11T08:00:00Z", "2026-01-12T08:00:00Z"]) {
      clock.set(morning);
      await serveDue();
    }

    expect(asked).toEqual([`${USER} 2026-01-10 Europe/Lisbon`, `${USER} 2026-01-11 Europe/Lisbon`]);
    const sent = discord.delivered.flatMap(({ message }) => (message.kind === "check-in" ? [message] : []));
    expect(sent.map((message) => message.hasUsual)).toEqual([undefined, true]);
    const labels = sent.map((message) => JSON.stringify(drawCheckIn(english, message)).includes("As usual"));
    expect(labels).toEqual([false, true]);
  });

  test("comes late while its four hours last, and is told as missed after them", async () => {
    const { turnOn, beatAt, nights, ledger } = createMorning();
    await turnOn();
    await beatAt("2026-01-11T11:59:00Z");
    await beatAt("2026-01-12T12:00:00Z");

    expect(nights()).toEqual(["2026-01-10"]);
    expect(await ledger()).toEqual(["2026-01-10 sent", "2026-01-11 late"]);
  });

  test("does not come when the night is noted already", async () => {
    const { turnOn, beatAt, nights, noted, ledger } = createMorning();
    await turnOn();
    noted.add("2026-01-10");
    await beatAt("2026-01-11T08:00:00Z");
    await beatAt("2026-01-12T08:00:00Z");

    expect(nights()).toEqual(["2026-01-11"]);
    expect(await ledger()).toEqual(["2026-01-10 skipped", "2026-01-11 sent"]);
  });

  test("lives beside a reminder: each comes, and ending one leaves the other", async () => {
    const { turnOn, beatAt, nights, discord, reminders, checkIns, agenda } = createMorning();
    await turnOn();
    await reminders.turnOn(USER, LATE_EVENING, "set");
    await beatAt("2026-01-10T21:45:00Z");
    await beatAt("2026-01-11T08:00:00Z");
    expect([discord.nights(USER), nights()]).toEqual([["2026-01-10"], ["2026-01-10"]]);

    await reminders.stop(USER);
    await beatAt("2026-01-11T21:45:00Z");
    await beatAt("2026-01-12T08:00:00Z");
    expect([discord.nights(USER), nights()]).toEqual([["2026-01-10"], ["2026-01-10", "2026-01-11"]]);
    expect((await reminders.wordForWord(USER)).agenda).toEqual([]);
    expect((await checkIns.wordForWord(USER)).agenda).toHaveLength(1);

    await checkIns.stop(USER);
    expect(await agenda.rowsOf(USER)).toEqual([]);
  });

  test("pauses after three refusals in a row, and says so once at the next command", async () => {
    const { turnOn, beatAt, checkIns } = createMorning();
    await turnOn();
    for (const day of [11, 12, 13]) await beatAt(`2026-01-${day}T08:00:00Z`, "refused");

    expect(await checkIns.find(USER)).toMatchObject({ state: "paused", notice: "dms-refused", plans: {} });
    expect(await checkIns.takeNotice(USER)).toBe("dms-refused");
    expect(await checkIns.takeNotice(USER)).toBeNull();
  });

  test("a pause by refusals can be ended at once; one that is none is not", async () => {
    const { turnOn, beatAt, checkIns } = createMorning();
    await turnOn();
    expect(await checkIns.resumeRefused(USER)).toBe(false);
    for (const day of [11, 12, 13]) await beatAt(`2026-01-${day}T08:00:00Z`, "refused");

    expect(await checkIns.resumeRefused(USER)).toBe(true);
    expect(await checkIns.find(USER)).toMatchObject({ state: "on" });
  });

  test("an account that stays gone takes its check-in and its reminder with it", async () => {
    const { turnOn, beatAt, checkIns, reminders, accounts, agenda, clock } = createMorning();
    await turnOn();
    await reminders.turnOn(USER, LATE_EVENING, "set");
    await beatAt("2026-01-11T08:00:00Z", "gone");
    expect(await checkIns.find(USER)).toMatchObject({ state: "paused" });
    for (const day of [12, 13, 14]) {
      clock.set(`2026-01-${day}T12:00:00Z`);
      await accounts.sweep();
    }

    expect([await checkIns.find(USER), await reminders.find(USER), await agenda.rowsOf(USER)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  test("without a diary none comes; with it again the next one does", async () => {
    const { turnOn, beatAt, nights, start, clock, discord } = createMorning();
    await turnOn();
    const without = start(false);
    clock.set("2026-01-11T08:00:00Z");
    await without.serveDue();
    await without.checkIns.sweep();
    expect(await without.agenda.rowsOf(USER)).toEqual([]);

    const again = start(true);
    clock.set("2026-01-12T07:00:00Z");
    await again.checkIns.sweep();
    await beatAt("2026-01-12T07:01:00Z");
    await beatAt("2026-01-12T08:00:00Z");
    expect(nights()).toEqual(["2026-01-11"]);
    expect(discord.delivered.every(({ userId }) => userId === USER)).toBe(true);
  });

  test("moved to another time after it came, it does not come twice that morning", async () => {
    const { turnOn, beatAt, nights, clock } = createMorning();
    await turnOn();
    await beatAt("2026-01-11T08:00:00Z");
    for (const [now, at] of [
      ["2026-01-11T08:30:00Z", "09:00"],
      ["2026-01-11T09:30:00Z", "16:30"],
      ["2026-01-11T17:00:00Z", "05:00"],
    ] as const) {
      clock.set(now);
      await turnOn({ ...AT_EIGHT, at: Temporal.PlainTime.from(at) });
      for (const minute of ["09:00", "16:30", "20:00"]) await beatAt(`2026-01-11T${minute}:00Z`);
    }
    await beatAt("2026-01-12T05:00:00Z");

    expect(nights()).toEqual(["2026-01-10", "2026-01-11"]);
  });
});

describe("an answer", () => {
  test("of Skip is noted, however late and however often; an unknown night is said to be", async () => {
    const { turnOn, beatAt, checkIns } = createMorning();
    await turnOn();
    await beatAt("2026-01-11T08:00:00Z");
    expect(await checkIns.skip(USER, "2026-01-09")).toBe(false);
    expect(await checkIns.skip("1", "2026-01-10")).toBe(false);
    await beatAt("2026-01-11T20:00:00Z");
    expect([await checkIns.skip(USER, "2026-01-10"), await checkIns.skip(USER, "2026-01-10")]).toEqual([true, true]);

    expect(await checkIns.find(USER)).toMatchObject({
      nights: expect.stringMatching(/^\S+ sent \S+ answered skip$/),
      unanswered: 0,
    });
  });

  test("typed as a word counts for four hours, once", async () => {
    const { turnOn, beatAt, checkIns } = createMorning();
    expect(await checkIns.skipLatest(USER)).toBe(false);
    await turnOn();
    await beatAt("2026-01-11T08:00:00Z");
    expect([await checkIns.skipLatest(USER), await checkIns.skipLatest(USER)]).toEqual([true, false]);
    await beatAt("2026-01-12T08:00:00Z");
    await beatAt("2026-01-12T12:01:00Z");
    expect(await checkIns.skipLatest(USER)).toBe(false);
  });

  test("given by opening the form proves that the message arrived", async () => {
    const { turnOn, beatAt, checkIns, nights } = createMorning();
    await turnOn();
    await beatAt("2026-01-11T08:00:00Z", "answer-lost");
    expect(await checkIns.find(USER)).toMatchObject({ claim: { night: "2026-01-10" } });
    await checkIns.opened(USER, "2026-01-10");

    expect(await checkIns.find(USER)).toMatchObject({
      claim: null,
      nights: expect.stringMatching(/^2026-01-10 sent \S+$/),
    });
    await beatAt("2026-01-11T08:10:00Z");
    expect(nights()).toEqual(["2026-01-10"]);
  });
});

test("what is kept of a check-in is its time of day and its place, and is read back as it was", async () => {
  const { turnOn, checkIns } = createMorning();
  await turnOn();
  const [stored = ""] = (await checkIns.wordForWord(USER)).records;
  expect(CheckIn.parse(JSON.parse(stored)).schedule).toEqual({ at: "08:00", zone: "Europe/Lisbon" });
});

describe("a check-in of somebody with a rota", () => {
  /** From 10 January 2026 on: two nights in bed at 23:00, two at 08:00 in the morning after, two off. */
  const ROTA = { start: "2026-01-10", bedtimes: ["23:00", "23:00", "08:00", "08:00", undefined, undefined] };
  const schedule = (bedtimes = ROTA.bedtimes) => ({
    ...{ bedtime: Temporal.PlainTime.from("23:00"), zone: "Europe/Lisbon", leadMinutes: 45 },
    cycle: { start: ROTA.start, bedtimes: bedtimes.map((time) => (time ? Temporal.PlainTime.from(time) : undefined)) },
  });
  const everyHour = async (beatAt: (instant: string) => Promise<void>, from: string, hours: number) => {
    for (let hour = 0; hour <= hours; hour++) await beatAt(Temporal.Instant.from(from).add({ hours: hour }).toString());
  };
  const asked = ({ discord }: ReturnType<typeof createMorning>) =>
    discord.delivered.flatMap(({ message, at }) => (message.kind === "check-in" ? [`${message.night} ${at}`] : []));

  test("comes eight hours after each bedtime, at whatever hour, and at its plain time after nights off", async () => {
    const morning = createMorning();
    await morning.turnOn();
    await morning.reminders.turnOn(USER, schedule(), "the reminder");
    await everyHour(morning.beatAt, "2026-01-10T20:00:00Z", 6 * 24);
    expect(asked(morning)).toEqual([
      "2026-01-10 2026-01-11T07:00:00Z",
      "2026-01-11 2026-01-12T07:00:00Z",
      "2026-01-12 2026-01-13T16:00:00Z",
      "2026-01-13 2026-01-14T16:00:00Z",
      "2026-01-14 2026-01-15T08:00:00Z",
      "2026-01-15 2026-01-16T08:00:00Z",
    ]);
  });

  test("goes by the rota that is set later, by the next one, and by the clock alone when it ends", async () => {
    const { turnOn, reminders, checkIns } = createMorning();
    await turnOn();
    const stored = async () => (await checkIns.find(USER))?.schedule;
    expect(await stored()).toEqual({ at: "08:00", zone: "Europe/Lisbon" });

    await reminders.turnOn(USER, schedule(), "a rota");
    expect(await stored()).toEqual({
      ...{ at: "08:00", zone: "Europe/Lisbon" },
      after: { cycle: "2026-01-10 2x2300 2x0800 2x-", minutes: 480 },
    });
    expect((await checkIns.find(USER))?.next).toMatchObject({ night: "2026-01-10", opensAt: "2026-01-11T07:00:00Z" });

    await reminders.turnOn(USER, schedule(["22:00", "08:00", undefined]), "another");
    expect((await stored())?.after?.cycle).toBe("2026-01-10 1x2200 1x0800 1x-");

    const { cycle: _ended, ...plain } = schedule();
    await reminders.turnOn(USER, plain, "none");
    expect(await stored()).toEqual({ at: "08:00", zone: "Europe/Lisbon" });
  });

  test("that a crash kept from following is put right by the next sweep", async () => {
    const morning = createMorning();
    await morning.reminders.turnOn(USER, schedule(), "a rota");
    await morning.turnOn();
    expect((await morning.checkIns.find(USER))?.schedule?.after).toBeUndefined();
    await morning.checkIns.sweep();
    expect((await morning.checkIns.find(USER))?.schedule?.after?.minutes).toBe(480);
  });

  test("stays as it is when the reminder is turned off: the shifts go on", async () => {
    const { turnOn, reminders, checkIns } = createMorning();
    await turnOn();
    await reminders.turnOn(USER, schedule(), "a rota");
    await reminders.stop(USER);
    await checkIns.sweep();
    expect((await checkIns.find(USER))?.schedule?.after).toBeDefined();
  });
});
