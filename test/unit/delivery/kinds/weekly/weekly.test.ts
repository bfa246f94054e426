import { describe, expect, test } from "vitest";
import { ledgerOf, nightsIn } from "../../../../../src/nights/ledger.ts";
import type { WeeklyTime } from "../../../../../src/nights/weekly.ts";
import { openMapStore } from "../../../../../src/storage/core/map-store.ts";
import { createCoach } from "../../../../support/coach.ts";
import { createSimulatedDiscord, type Weather } from "../../../../support/simulated-discord.ts";
import { createTestClock } from "../../../../support/test-clock.ts";

const USER = "100000000000000001";
const SUNDAY: WeeklyTime = { day: 7, at: Temporal.PlainTime.from("18:00"), zone: "Europe/Lisbon" };
const WEEK = { nights: 4, asleep: 400, remark: undefined };

/** On a Saturday of January, where the clock in Lisbon shows UTC. */
function createWeek({ hasDiary = true } = {}) {
  const clock = createTestClock("2026-01-10T16:00:00Z");
  const discord = createSimulatedDiscord(clock.now);
  const quiet = new Set<string>();
  const asked: boolean[] = [];
  const store = openMapStore();
  const start = (has = hasDiary) =>
    createCoach({
      store,
      outbox: discord.outbox,
      clock,
      hasDiary: has,
      async nothingToSay(_userId, hasReminder) {
        asked.push(hasReminder);
        return quiet;
      },
      weekOf: async () => WEEK,
    });
  const coach = start();
  return {
    ...coach,
    clock,
    discord,
    quiet,
    asked,
    start,
    turnOn: (weekly = SUNDAY, occasion = "command") => coach.weekly.turnOn(USER, weekly, occasion),
    async beatAt(instant: string, weather: Weather = "fine") {
      clock.set(instant);
      discord.setWeather(() => weather);
      await coach.serveDue();
    },
    weeks: () => discord.weeks(USER),
    async ledger() {
      const { nights } = (await coach.weekly.find(USER)) ?? { nights: ledgerOf([]) };
      return nightsIn(nights).map(({ night, outcome }) => `${night} ${outcome}`);
    },
  };
}

describe("a word a week", () => {
  test("is on once a real message has arrived, and comes once each Sunday with what is to be said", async () => {
    const { turnOn, beatAt, weeks, discord } = createWeek();
    expect(await turnOn()).toMatchObject({ kind: "on" });
    expect(discord.delivered.map(({ message }) => message.kind)).toEqual(["weekly-consent"]);

    await beatAt("2026-01-11T17:59:00Z");
    expect(weeks()).toEqual([]);
    for (const at of ["11T18:00", "11T18:01", "12T18:00", "17T18:00", "18T18:00"]) await beatAt(`2026-01-${at}:00Z`);

    expect(weeks()).toEqual(["2026-01-11", "2026-01-18"]);
    expect(discord.delivered.at(-1)?.message).toMatchObject({ week: WEEK });
  });

  test("a week without enough to say is left out, and not counted as silence", async () => {
    const { turnOn, beatAt, weeks, quiet, ledger, weekly } = createWeek();
    await turnOn();
    quiet.add("2026-01-11");
    await beatAt("2026-01-11T18:00:00Z");
    expect((await weekly.find(USER))?.unanswered ?? 0).toBe(0);
    await beatAt("2026-01-18T18:00:00Z");

    expect(weeks()).toEqual(["2026-01-18"]);
    expect(await ledger()).toEqual(["2026-01-11 skipped", "2026-01-18 sent"]);
    expect((await weekly.find(USER))?.state).toBe("on");
  });

  test("comes late while its three hours last, and not after them", async () => {
    const { turnOn, beatAt, weeks, ledger } = createWeek();
    await turnOn();
    await beatAt("2026-01-11T20:59:00Z");
    await beatAt("2026-01-18T21:00:00Z");

    expect(weeks()).toEqual(["2026-01-11"]);
    expect(await ledger()).toEqual(["2026-01-11 sent", "2026-01-18 late"]);
  });

  test("waits an hour beside a check-in, and leaves the evening's message alone", async () => {
    const { turnOn, beatAt, weeks, checkIns, reminders, agenda, clock, ledger } = createWeek();
    await checkIns.turnOn(USER, { at: Temporal.PlainTime.from("16:30"), zone: SUNDAY.zone }, "check-in");
    await turnOn({ ...SUNDAY, at: Temporal.PlainTime.from("16:00") });
    for (const at of ["16:00", "16:10", "16:30", "16:40", "17:20"]) await beatAt(`2026-01-11T${at}:00Z`);
    expect(weeks()).toEqual([]);
    expect(await agenda.countDue(clock.now())).toBe(0); // nothing is overdue while it waits
    await beatAt("2026-01-11T17:31:00Z");
    expect(weeks()).toEqual(["2026-01-11"]);

    await checkIns.stop(USER);
    await reminders.turnOn(
      USER,
      { bedtime: Temporal.PlainTime.from("17:15"), zone: SUNDAY.zone, leadMinutes: 45 },
      "set",
    );
    for (const at of ["10:00", "16:00", "16:30", "17:00", "17:40", "18:20", "19:00", "19:10"])
      await beatAt(`2026-01-18T${at}:00Z`);
    expect(weeks()).toEqual(["2026-01-11"]); // they may be asleep by then
    expect(await ledger()).toEqual(["2026-01-11 sent", "2026-01-18 late"]);
  });

  test("is not sent twice when the answer was lost, and says what it had to say when it is sent again", async () => {
    const { turnOn, beatAt, weeks, discord } = createWeek();
    await turnOn();
    await beatAt("2026-01-11T18:00:00Z", "answer-lost");
    for (const at of ["18:01", "18:02", "18:03", "18:10"]) await beatAt(`2026-01-11T${at}:00Z`);
    expect(weeks()).toEqual(["2026-01-11"]);

    await beatAt("2026-01-18T18:00:00Z", "lost-before");
    for (const at of ["18:02", "18:03", "18:10"]) await beatAt(`2026-01-18T${at}:00Z`);
    expect(weeks()).toEqual(["2026-01-11", "2026-01-18"]);
    expect(discord.delivered.at(-1)?.message).toMatchObject({ week: WEEK });
  });

  test("pauses after three refusals, and the person is to be told", async () => {
    const { turnOn, beatAt, weekly } = createWeek();
    await turnOn();
    for (const day of ["11", "18", "25"]) await beatAt(`2026-01-${day}T18:00:00Z`, "refused");

    expect(await weekly.find(USER)).toMatchObject({ state: "paused", pausedBy: "refusals", notice: "dms-refused" });
  });

  test("pauses with an account that is missing, and goes when the account is erased", async () => {
    const { turnOn, beatAt, weekly, accounts, missing, clock, discord } = createWeek();
    await turnOn();
    await beatAt("2026-01-11T18:00:00Z", "gone");
    expect(await weekly.find(USER)).toMatchObject({ state: "paused" });
    expect(await missing.get(USER)).toMatchObject({ value: { paused: ["weekly"] } });
    await accounts.seen(USER);
    expect(await weekly.find(USER)).toMatchObject({ state: "on" });

    await beatAt("2026-01-11T18:05:00Z", "gone");
    discord.setWeather(() => "gone");
    for (let day = 0; day < 6; day++) {
      clock.advance({ hours: 25 });
      await accounts.sweep();
    }
    expect(await weekly.find(USER)).toBeUndefined();
  });

  test("ends with one press, lives beside the others, and its row comes back with a sweep", async () => {
    const { turnOn, beatAt, weeks, weekly, reminders, agenda, discord } = createWeek();
    await turnOn();
    await reminders.turnOn(
      USER,
      { bedtime: Temporal.PlainTime.from("22:30"), zone: SUNDAY.zone, leadMinutes: 45 },
      "set",
    );
    await agenda.forget(USER);
    await weekly.sweep();
    await reminders.sweep();
    await beatAt("2026-01-11T10:00:00Z");
    await beatAt("2026-01-11T18:00:00Z");
    await beatAt("2026-01-11T21:45:00Z");
    expect([weeks(), discord.nights(USER)]).toEqual([["2026-01-11"], ["2026-01-11"]]);

    expect(await weekly.stop(USER)).toMatchObject({ wasOn: true });
    await beatAt("2026-01-18T10:00:00Z");
    await beatAt("2026-01-18T18:00:00Z");
    await beatAt("2026-01-18T21:45:00Z");
    expect(weeks()).toEqual(["2026-01-11"]);
    expect(discord.nights(USER)).toEqual(["2026-01-11", "2026-01-18"]);
    expect(await weekly.forget(USER)).toBe(true);
    expect((await weekly.wordForWord(USER)).records).toEqual([]);
  });

  test("tells whoever decides what is to be said whether a nightly message comes, too", async () => {
    const { turnOn, beatAt, reminders, asked } = createWeek();
    await turnOn();
    await beatAt("2026-01-11T18:00:00Z");
    await reminders.turnOn(
      USER,
      { bedtime: Temporal.PlainTime.from("22:30"), zone: SUNDAY.zone, leadMinutes: 45 },
      "set",
    );
    await beatAt("2026-01-18T10:00:00Z");
    await beatAt("2026-01-18T18:00:00Z");
    expect(asked).toEqual([false, true]);
  });

  test("without a diary nothing is sent, and with one again it is", async () => {
    const { turnOn, clock, start, weeks } = createWeek();
    await turnOn();
    clock.set("2026-01-11T18:00:00Z");
    await start(false).serveDue();
    expect(weeks()).toEqual([]);
    const again = start(true);
    await again.weekly.sweep();
    await again.serveDue();
    expect(weeks()).toEqual(["2026-01-11"]);
  });
});
