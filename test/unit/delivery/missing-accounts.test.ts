import { describe, expect, test } from "vitest";
import { LOOKS_BEFORE_ERASING } from "../../../src/delivery/missing-accounts.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createCoach } from "../../support/coach.ts";
import { createEvening, USER } from "../../support/one-person.ts";

const TONIGHT = "2026-01-10";

/** Somebody with a reminder whom Discord calls unknown at 21:45, in the post as when looked up. */
async function calledUnknown(options?: Parameters<typeof createEvening>[0]) {
  const evening = createEvening(options);
  await evening.turnOn();
  evening.discord.setWeather(() => "gone");
  await evening.beatAt("2026-01-10T21:45:00Z");
  return {
    ...evening,
    looks: () => evening.requests.filter((request) => request === "look-up").length,
    async sweepAt(instant: string) {
      evening.clock.set(instant);
      await evening.accounts.sweep();
    },
    types: () => evening.events.map(({ type }) => type).filter((type) => type.startsWith("account")),
  };
}

describe("an account that Discord calls unknown", () => {
  test("is paused at the first word, keeps everything, and the log says what will happen when", async () => {
    const { agenda, events, reminders, missing } = await calledUnknown();

    expect(await reminders.find(USER)).toMatchObject({
      state: "paused",
      schedule: { bedtime: "22:30" },
      claim: null,
      notice: null,
    });
    expect(await agenda.rowsOf(USER)).toEqual([]);
    expect(await missing.get(USER)).toMatchObject({ value: { looks: 1, paused: ["wind-down"] } });
    expect(events.filter(({ type }) => type === "account-missing")).toEqual([
      {
        type: "account-missing",
        userId: USER,
        looks: 1,
        erasedAfter: Temporal.Instant.from("2026-01-12T22:45:00Z"), // an hour and two days, should every look find nothing
      },
    ]);
  });

  test("is erased after four looks over days, and not before", async () => {
    const { looks, missing, records, sweepAt, types } = await calledUnknown();
    await sweepAt("2026-01-10T22:44:59Z");
    expect(looks()).toBe(1);
    await sweepAt("2026-01-10T22:45:00Z");
    await sweepAt("2026-01-11T22:44:59Z");
    expect(looks()).toBe(2);
    await sweepAt("2026-01-11T22:45:00Z");
    await sweepAt("2026-01-12T22:44:59Z");
    expect(looks()).toBe(LOOKS_BEFORE_ERASING - 1);
    expect((await records.get(USER)).kind).toBe("found");
    await sweepAt("2026-01-12T22:45:00Z");

    expect(await records.get(USER)).toEqual({ kind: "absent" });
    expect(await missing.get(USER)).toEqual({ kind: "absent" });
    expect(types()).toEqual(["account-missing", "account-missing", "account-missing", "account-gone"]);
  });

  test("is not erased while the clock is not sure that days have passed, and is once it is", async () => {
    let mayDelete = true;
    const { records, sweepAt, types } = await calledUnknown({ mayDelete: () => mayDelete });
    await sweepAt("2026-01-10T22:45:00Z");
    await sweepAt("2026-01-11T22:45:00Z");
    mayDelete = false;
    await sweepAt("2026-01-12T22:45:00Z");
    await sweepAt("2026-01-13T22:45:00Z");
    expect((await records.get(USER)).kind).toBe("found");
    expect(types()).not.toContain("account-gone");

    mayDelete = true;
    await sweepAt("2026-01-13T23:45:00Z");
    expect((await records.get(USER)).kind).toBe("absent");
  });

  test("however far the clock jumps ahead, one look at a time", async () => {
    const { looks, records, sweepAt } = await calledUnknown();
    await sweepAt("2027-03-10T21:45:00Z");
    await sweepAt("2027-03-10T21:46:00Z");

    expect(looks()).toBe(2);
    expect((await records.get(USER)).kind).toBe("found");
  });

  test("and found again in the same window gets tonight's message, and nothing is left of it", async () => {
    const evening = createEvening();
    const { accounts, beatAt, clock, discord, missing, outcomes, reminders } = evening;
    await evening.turnOn({ bedtime: Temporal.PlainTime.from("22:30"), zone: "UTC", leadMinutes: 120 });
    discord.setWeather(() => "gone");
    await beatAt("2026-01-10T20:30:00Z");
    discord.setWeather(() => "fine");
    clock.set("2026-01-10T21:31:00Z");
    await accounts.sweep();
    expect(await reminders.find(USER)).toMatchObject({ state: "on" });
    await beatAt("2026-01-10T21:32:00Z");

    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
    expect(await missing.get(USER)).toEqual({ kind: "absent" });
  });

  test("and found again the next day goes on; the night it cost is told with its reason", async () => {
    const { beatAt, discord, reminders, outcomes, sweepAt, types } = await calledUnknown();
    discord.setWeather(() => "fine");
    await sweepAt("2026-01-11T09:00:00Z");
    await beatAt("2026-01-11T21:45:00Z");

    expect(await outcomes()).toEqual([
      [TONIGHT, "late"],
      ["2026-01-11", "sent"],
    ]);
    expect((await reminders.find(USER))?.nights).toContain("because discord");
    expect(types()).toEqual(["account-missing", "account-back"]);
  });

  test("is kept by anything the person does, up to the last moment", async () => {
    const { accounts, missing, records, sweepAt, reminders } = await calledUnknown();
    await sweepAt("2026-01-10T22:45:00Z");
    await sweepAt("2026-01-11T22:45:00Z");
    await accounts.seen(USER);
    await sweepAt("2026-01-12T22:45:00Z");

    expect((await records.get(USER)).kind).toBe("found");
    expect(await missing.get(USER)).toEqual({ kind: "absent" });
    expect(await reminders.find(USER)).toMatchObject({ state: "on" });
  });

  test.each(["unavailable", "limited", "lost-before", "refused"] as const)(
    "is neither erased nor resumed by a look that is answered “%s”",
    async (weather) => {
      const { discord, missing, sweepAt, reminders } = await calledUnknown();
      discord.setWeather(() => weather);
      for (const day of [11, 12, 13, 14, 15]) await sweepAt(`2026-01-${day}T23:00:00Z`);

      expect(await missing.get(USER)).toMatchObject({ value: { looks: 1 } });
      expect(await reminders.find(USER)).toMatchObject({ state: "paused" });
    },
  );

  test("and stopped by the person stays stopped", async () => {
    const { accounts, reminders } = await calledUnknown();
    await reminders.stop(USER);
    await accounts.seen(USER);

    expect(await reminders.find(USER)).toMatchObject({ state: "off" });
  });

  test("and who deletes everything while it is looked up is not noted", async () => {
    const evening = createEvening({
      meanwhile: async (request) => {
        if (request === "look-up") await evening.reminders.forget(USER);
      },
    });
    await evening.turnOn();
    evening.discord.setWeather(() => "gone");
    await evening.beatAt("2026-01-10T21:45:00Z");

    expect(evening.requests).toContain("look-up");
    expect(await evening.missing.get(USER)).toEqual({ kind: "absent" });
  });
});

test("a crash before any step of it neither erases, nor leaves a pause that nothing would end", async () => {
  for (let crashAt = 1; crashAt < 40; crashAt++) {
    let steps = 0;
    let isArmed = false;
    const store = openMapStore({
      before: () => {
        if (isArmed && ++steps === crashAt) throw new Error("crashed");
      },
    });
    const evening = createEvening({ store });
    await evening.turnOn();
    evening.discord.setWeather(() => "gone");
    isArmed = true;
    await evening.beatAt("2026-01-10T21:45:00Z").catch(() => {});
    isArmed = false;
    evening.discord.setWeather(() => "fine");
    evening.clock.set("2026-01-11T09:00:00Z");
    const after = createCoach({ store, outbox: evening.outbox, clock: evening.clock });
    await after.reminders.sweep();
    await after.accounts.sweep();
    await after.serveDue();

    expect(await after.reminders.find(USER), `crash before step ${crashAt}`).toMatchObject({ state: "on" });
  }
});
