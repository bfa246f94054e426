import { describe, expect, test } from "vitest";
import type { DirectMessage } from "../../../src/delivery/outbox.ts";
import type { Schedule } from "../../../src/nights/night.ts";
import type { AnyRecord } from "../../../src/nights/reminder.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createCoach } from "../../support/coach.ts";
import { createSimulatedDiscord, type Weather } from "../../support/simulated-discord.ts";
import { createTestClock } from "../../support/test-clock.ts";

const USER = "100000000000000001";
const EVENING: Schedule = { bedtime: Temporal.PlainTime.from("22:30"), zone: "Atlantic/Reykjavik", leadMinutes: 45 };
const MORNING = { at: Temporal.PlainTime.from("08:00"), zone: EVENING.zone };
const KINDS = {
  reminder: { series: "reminders", kind: "wind-down", opensAt: "21:45" },
  "check-in": { series: "checkIns", kind: "check-in", opensAt: "08:00" },
} as const;
type Kind = keyof typeof KINDS;

/** One person, where the clock shows UTC all year, who had themselves written to on 10 January 2026 and is not heard of any more. */
async function createSilence(kind: Kind, schedule = EVENING) {
  const { series, kind: name, opensAt } = KINDS[kind];
  const clock = createTestClock("2026-01-10T16:00:00Z");
  const discord = createSimulatedDiscord(clock.now);
  const store = openMapStore();
  const start = () => createCoach({ store, outbox: discord.outbox, clock });
  let coach = start();
  const own = () => coach[series];
  if (kind === "reminder") await coach.reminders.turnOn(USER, schedule, "set");
  else await coach.checkIns.turnOn(USER, MORNING, "set");
  let date = Temporal.PlainDate.from(kind === "reminder" ? "2026-01-10" : "2026-01-11");

  const told = () => discord.delivered.flatMap(({ message }) => (message.kind === name ? [message] : []));
  return {
    clock,
    discord,
    own,
    coach: () => coach,
    kill() {
      coach = start();
    },
    /** Beats at the opening of so many nights, and twice after it. */
    async nights(count: number, weather: Weather = "fine") {
      discord.setWeather(() => weather);
      for (let night = 0; night < count; night++, date = date.add({ days: 1 })) {
        for (const minutes of [0, 1, 3]) {
          clock.set(Temporal.Instant.from(`${date}T${opensAt}:00Z`).add({ minutes }));
          await coach.serveDue();
        }
      }
    },
    record: async () => (await own().find(USER)) as AnyRecord,
    told,
    /** What the messages said of silence, by their number. */
    said: () =>
      told().flatMap((message: DirectMessage, index) =>
        "ofSilence" in message && message.ofSilence ? [`${index + 1} ${message.ofSilence}`] : [],
      ),
    lastNight: () => told().at(-1)?.night ?? "",
    keep: (night: string) =>
      kind === "reminder" ? coach.reminders.keep(USER, { night, step: 0 }) : coach.checkIns.keep(USER, night),
  };
}

describe.each(["reminder", "check-in"] as const)("a %s of somebody who is silent", (kind) => {
  test("asks in the fifteenth message, ends with the forty-fifth, and nothing more comes in sixty nights", async () => {
    const silence = await createSilence(kind);
    for (let night = 0; night < 60; night++) {
      await silence.nights(1);
      silence.kill();
    }

    expect(silence.said()).toEqual(["15 asks", "45 pauses"]);
    expect(silence.told()).toHaveLength(45);
    expect(await silence.record()).toMatchObject({ state: "paused", pausedBy: "silence", plans: {}, next: null });
    expect(silence.discord.delivered).toHaveLength(46); // with the one that confirmed it: no message more than those
  });

  test("each of its messages lost on the way to us, and found again after a kill, brings the same", async () => {
    const silence = await createSilence(kind);
    for (let night = 0; night < 60; night++) {
      silence.discord.setWeather(({ what }) => (what === "post" ? "answer-lost" : "fine"));
      await silence.coach().serveDue();
      await silence.nights(1, "answer-lost");
      silence.kill();
      silence.discord.setWeather(() => "fine");
      silence.clock.advance({ minutes: 3 });
      await silence.coach().serveDue();
    }

    expect(silence.said()).toEqual(["15 asks", "45 pauses"]);
    expect(silence.told()).toHaveLength(45);
  });

  test.each([10, 20, 44])("any sign after %i messages, wherever, begins the count anew", async (before) => {
    const silence = await createSilence(kind);
    await silence.nights(before);
    await silence.own().seen(USER);
    expect((await silence.record()).unanswered).toBe(0);
    await silence.nights(15);

    const asked = before > 14 ? ["15 asks"] : [];
    expect(silence.said()).toEqual([...asked, `${before + 15} asks`]);
  });

  test("a sign while a message is on its way counts, and nothing pauses that evening", async () => {
    const silence = await createSilence(kind);
    await silence.nights(44);
    silence.discord.setWeather(({ what }) => (what === "post" ? "answer-lost" : "fine"));
    await silence.nights(1, "answer-lost");
    expect(silence.said().at(-1)).toBe("45 pauses");
    expect(await silence.own().resume(USER, { night: silence.lastNight(), step: 0 })).toMatchObject({
      kind: "resumed",
    });
    await silence.nights(2);

    expect(silence.told()).toHaveLength(47);
    expect(await silence.record()).toMatchObject({ state: "on" });
  });

  test("who is heard of writes nothing to the store while there is no count", async () => {
    const silence = await createSilence(kind);
    await silence.nights(1);
    await silence.own().seen(USER);
    const before = await silence.record();
    await silence.own().seen(USER);
    await silence.own().seen("100000000000000002");
    expect(await silence.record()).toBe(before);
  });

  test("Keep is asked of nobody for a year, in which nothing pauses; then the question comes anew", async () => {
    const silence = await createSilence(kind);
    await silence.nights(15);
    expect(await silence.keep(silence.lastNight())).toMatchObject({ kind: "kept" });
    await silence.nights(364);
    expect(silence.said()).toEqual(["15 asks"]);
    expect(await silence.record()).toMatchObject({ state: "on" });
    await silence.nights(40);

    expect(silence.said()).toEqual([
      "15 asks",
      expect.stringMatching(/^3[78]\d asks$/),
      expect.stringMatching(/pauses$/),
    ]);
    const [, again = "", last = ""] = silence.said();
    expect(Number.parseInt(last, 10) - Number.parseInt(again, 10)).toBe(30);
  });

  test("Keep, pressed weeks later, ends the pause that silence brought", async () => {
    const silence = await createSilence(kind);
    await silence.nights(60);
    const asked = silence.told()[14]?.night ?? "";
    expect(await silence.keep(asked)).toMatchObject({ kind: "kept", nextAt: expect.anything() });
    await silence.nights(2);
    expect(silence.told()).toHaveLength(47);
  });

  test("Resume works at any time later, and begins the count anew", async () => {
    const silence = await createSilence(kind);
    await silence.nights(100);
    expect(await silence.own().resume(USER, { night: silence.lastNight(), step: 0 })).toMatchObject({
      kind: "resumed",
    });
    expect((await silence.record()).unanswered).toBe(0);
    await silence.nights(15);
    expect(silence.said()).toEqual(["15 asks", "45 pauses", "60 asks"]);
  });

  test("the pause is told once at the next command, and stays known as what it was", async () => {
    const silence = await createSilence(kind);
    await silence.nights(50);
    await silence.own().seen(USER);
    expect([await silence.own().takeNotice(USER), await silence.own().takeNotice(USER)]).toEqual([
      "paused-by-silence",
      null,
    ]);
    expect(await silence.record()).toMatchObject({ state: "paused", pausedBy: "silence" });
  });

  test("a night on which nothing arrived is no silent one", async () => {
    const silence = await createSilence(kind);
    await silence.nights(14);
    await silence.nights(2, "refused");
    await silence.nights(1);
    expect(silence.said()).toEqual(["15 asks"]);
  });

  test("a count that an earlier version kept is asked about before anything pauses", async () => {
    const silence = await createSilence(kind);
    await silence.nights(1);
    const coach = silence.coach();
    const records = kind === "reminder" ? coach.records : coach.checkInRecords;
    await (records as { put(key: string, value: unknown): Promise<void> }).put(USER, {
      ...(await silence.record()),
      unanswered: 200,
    });
    await silence.nights(40);
    expect(silence.said()).toEqual(["2 asks", "32 pauses"]);
  });
});

test("a pause of their own is theirs, also after a long silence", async () => {
  const silence = await createSilence("reminder");
  await silence.nights(44);
  await silence.coach().reminders.pause(USER);
  expect(await silence.record()).toMatchObject({ state: "paused", pausedBy: "person", unanswered: 0 });
  expect(await silence.own().takeNotice(USER)).toBeNull();
});

test("a sign during a pause with an end counts as well", async () => {
  const silence = await createSilence("reminder");
  await silence.nights(14);
  await silence.coach().reminders.pause(USER, "2026-02-20");
  expect((await silence.record()).unanswered).toBe(0);
});

describe("every other night", () => {
  test("begins with tonight, leaves out one night in two, and ends when the person says so", async () => {
    const silence = await createSilence("reminder");
    await silence.nights(15);
    const { reminders } = silence.coach();
    expect(await reminders.everyOther(USER, { night: silence.lastNight(), step: 0 })).toMatchObject({ kind: "set" });
    await silence.nights(5);
    expect(
      silence
        .told()
        .slice(14)
        .map(({ night }) => night),
    ).toEqual(["2026-01-24", "2026-01-26", "2026-01-28"]);

    expect(await reminders.everyNight(USER)).toMatchObject({ kind: "set" });
    await silence.nights(2);
    expect(
      silence
        .told()
        .slice(17)
        .map(({ night }) => night),
    ).toEqual(["2026-01-30", "2026-01-31"]);
    expect((await reminders.find(USER))?.schedule).not.toHaveProperty("everyOther");
  });

  test("pressed twice, at once or a night later, stays as it was first meant", async () => {
    const silence = await createSilence("reminder");
    await silence.nights(15);
    const { reminders } = silence.coach();
    const message = { night: silence.lastNight(), step: 0 };
    await Promise.all([reminders.everyOther(USER, message), reminders.everyOther(USER, message)]);
    await silence.nights(1);
    await reminders.everyOther(USER, message);
    expect((await reminders.find(USER))?.schedule?.everyOther).toBe("2026-01-24");
  });

  test("pressed on the question weeks after the pause that followed, starts it again", async () => {
    const silence = await createSilence("reminder");
    await silence.nights(60);
    const asked = silence.told()[14]?.night ?? "";
    await silence.coach().reminders.everyOther(USER, { night: asked, step: 0 });
    await silence.nights(4);
    expect(silence.told()).toHaveLength(47);
  });

  test("is asked about as well, after as many messages", async () => {
    const silence = await createSilence("reminder");
    await silence.nights(15);
    await silence.coach().reminders.everyOther(USER, { night: silence.lastNight(), step: 0 });
    await silence.nights(90);
    expect(silence.said()).toEqual(["15 asks", "30 asks", "60 pauses"]);
  });

  test("with 15 more minutes still to come brings those minutes first", async () => {
    const silence = await createSilence("reminder");
    await silence.nights(15);
    const { reminders, serveDue } = silence.coach();
    const message = { night: silence.lastNight(), step: 0 };
    await reminders.snooze(USER, message);
    await reminders.everyOther(USER, message);
    silence.clock.advance({ minutes: 16 });
    await serveDue();
    expect(
      silence
        .told()
        .slice(14)
        .map(({ night, ...more }) => [night, "step" in more && more.step]),
    ).toEqual([
      ["2026-01-24", 0],
      ["2026-01-24", 1],
    ]);
  });
});
