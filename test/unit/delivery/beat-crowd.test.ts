import { describe, expect, test } from "vitest";
import type { Spread } from "../../../src/delivery/crowd.ts";
import { firstOf } from "../../../src/delivery/crowd.ts";
import { nightsIn } from "../../../src/nights/ledger.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { LATE_EVENING } from "../../support/a-reminder.ts";
import { createCoach } from "../../support/coach.ts";
import { createEvening } from "../../support/one-person.ts";

/** Four messages a minute, and three minutes before somebody's own. */
const SPREAD: Spread = { minutes: 3, perMinute: 4 };
const TONIGHT = "2026-01-10";
const crowdOf = (count: number) =>
  Array.from({ length: count }, (_, index) => String(100_000_000_000_000_001n + BigInt(index)));
const inOrder = (userIds: readonly string[]) =>
  firstOf(
    userIds.map((userId) => ({ userId })),
    userIds.length,
  ).map(({ userId }) => userId);

/** An evening on which so many people are asked for at 21:45. */
async function crowdedEvening(count: number, options: Parameters<typeof createEvening>[0] = {}) {
  const evening = createEvening({ spread: SPREAD, ...options });
  const users = crowdOf(count);
  for (const userId of users) await evening.turnOn(LATE_EVENING, userId);
  const { discord } = evening;
  return {
    ...evening,
    users,
    /** Who had tonight's message by now, in the order in which they had it. */
    told: () => discord.delivered.filter(({ message }) => message.kind === "wind-down").map(({ userId }) => userId),
    /** One beat at each of these minutes, and how many messages came of each. */
    async beats(...minutes: string[]) {
      const came: number[] = [];
      for (const minute of minutes) {
        const before = discord.delivered.length;
        await evening.beatAt(`${TONIGHT}T${minute}:00Z`);
        came.push(discord.delivered.length - before);
      }
      return came;
    },
  };
}

describe("a crowd of one minute", () => {
  test("that the minute carries is served in it, and nobody a second before", async () => {
    const { beats, events } = await crowdedEvening(4);

    expect(await beats("21:40", "21:42", "21:43", "21:44")).toEqual([0, 0, 0, 0]);
    expect(await beats("21:45")).toEqual([4]);
    expect(events.filter(({ type }) => type === "crowd")).toEqual([]);
  });

  test("begins as many minutes early as it takes, each in the place that is theirs, and has the rest on time", async () => {
    const { beats, told, users, events } = await crowdedEvening(11);

    expect(await beats("21:41", "21:42", "21:43", "21:44", "21:45", "21:46")).toEqual([0, 0, 3, 4, 4, 0]);

    expect(told().slice(0, 7)).toEqual(inOrder(users).slice(0, 7));
    expect(told().toSorted()).toEqual(users);
    expect(events).toContainEqual({ type: "crowd", early: 3 });
    expect(events.filter(({ type }) => type === "failed")).toEqual([]);
  });

  test("is never earlier than the spread; whom that does not carry comes after, as without it", async () => {
    const { beats, told, users } = await crowdedEvening(40);

    expect(await beats("21:41", "21:42", "21:43", "21:44", "21:45")).toEqual([0, 4, 4, 4, 28]);
    expect(told().toSorted()).toEqual(users);
  });

  test("without a spread waits for its minute", async () => {
    const { beats } = await crowdedEvening(11, { spread: { minutes: 0, perMinute: 4 } });
    expect(await beats("21:43", "21:44", "21:45")).toEqual([0, 0, 11]);
  });

  test("has its next night planned, once, and has it in the same order", async () => {
    const { beats, beatAt, told, coach, users, discord } = await crowdedEvening(11);
    await beats("21:43", "21:44", "21:45", "21:46");
    const tonight = told();

    await coach.reminders.sweep();
    for (const minute of ["21:43", "21:44", "21:45", "21:46"]) await beatAt(`2026-01-11T${minute}:00Z`);

    expect(told().slice(11)).toEqual(tonight);
    for (const userId of users) {
      expect(discord.nights(userId)).toEqual([TONIGHT, "2026-01-11"]);
      const record = await coach.reminders.find(userId);
      expect(nightsIn(record?.nights as never).map(({ outcome }) => outcome)).toEqual(["sent", "sent"]);
      expect(record?.next?.opensAt).toBe("2026-01-12T21:45:00Z");
    }
  });

  test("goes on where it was when the bot starts again in the middle of it", async () => {
    const { beats, told, users, store, outbox, clock } = await crowdedEvening(11);
    await beats("21:43");

    const again = createCoach({ store, outbox, clock, spread: SPREAD });
    await again.reminders.sweep();
    clock.set(`${TONIGHT}T21:44:00Z`);
    await again.serveDue();

    expect(told()).toEqual(inOrder(users).slice(0, 7));
  });

  test("makes nobody early who asked for 15 more minutes until then", async () => {
    const evening = await crowdedEvening(11);
    const sleepy = "100000000000000099";
    await evening.turnOn({ ...LATE_EVENING, leadMinutes: 60 }, sleepy);
    await evening.beats("21:30");
    await evening.reminders.snooze(sleepy, { night: TONIGHT, step: 0 });
    expect((await evening.coach.reminders.find(sleepy))?.next?.opensAt).toBe(`${TONIGHT}T21:45:00Z`);

    await evening.beats("21:42", "21:43", "21:44");
    expect(evening.discord.nights(sleepy)).toEqual([TONIGHT]);
    await evening.beats("21:45");
    expect(evening.discord.nights(sleepy)).toEqual([TONIGHT, TONIGHT]);
  });

  test("of check-ins in the morning comes in its own minute, as it might wake somebody", async () => {
    const { coach, clock, discord } = createEvening({ spread: SPREAD });
    const at = Temporal.PlainTime.from("08:00");
    for (const userId of crowdOf(11)) await coach.checkIns.turnOn(userId, { at, zone: "Europe/Lisbon" }, userId);
    const cameAt = async (minute: string) => {
      clock.set(`2026-01-11T${minute}:00Z`);
      await coach.serveDue();
      return discord.delivered.filter(({ message }) => message.kind === "check-in").length;
    };

    expect([await cameAt("07:58"), await cameAt("07:59"), await cameAt("08:00")]).toEqual([0, 0, 11]);
  });

  test("leaves out who stops, pauses or skips while it is being served", async () => {
    const deeds = ["stop", "pause", "skipTonight"] as const;
    let acts: (() => Promise<unknown>)[] = [];
    const evening = await crowdedEvening(100, {
      spread: { minutes: 3, perMinute: 60 },
      meanwhile: async (request) => {
        if (request === "post") await acts.shift()?.();
      },
    });
    const last = inOrder(evening.users).slice(57, 60); // fifty at a time are on their way
    await evening.beats("21:43");
    acts = last.map((userId, index) => () => evening.reminders[deeds[index] as (typeof deeds)[number]](userId));

    expect(await evening.beats("21:44", "21:45", "21:46")).toEqual([40, 57, 0]);
    for (const userId of last) expect(evening.discord.nights(userId)).toEqual([]);
  });
});

describe("time that passes while a crowd is served early", () => {
  /** Each message takes so long. */
  const taking = (seconds: number, spread: Spread) => {
    const evening = crowdedEvening(0, {
      spread,
      meanwhile: (request) => {
        if (request === "post" && isSlow) clockOf?.advance({ seconds });
      },
    });
    return evening;
  };
  let isSlow = false;
  let clockOf: Awaited<ReturnType<typeof crowdedEvening>>["clock"] | undefined;

  test("who is due in the next minute goes before the rest of the crowd, and the same beat serves them", async () => {
    isSlow = false;
    const evening = await taking(1, { minutes: 3, perMinute: 120 });
    clockOf = evening.clock;
    const crowd = crowdOf(400);
    for (const userId of crowd) await evening.turnOn(LATE_EVENING, userId);
    const punctual = "100000000000009999";
    await evening.turnOn({ ...LATE_EVENING, leadMinutes: 46 }, punctual); // at 21:44
    isSlow = true;

    await evening.beats("21:43");

    const when = evening.discord.delivered.filter(({ message }) => message.kind === "wind-down");
    const theirs = when.findIndex(({ userId }) => userId === punctual);
    expect(theirs).toBeGreaterThan(55); // a second each from 21:43 on
    expect(theirs).toBeLessThan(120);
    expect(when[theirs]?.at.toString() ?? "").toMatch(/^2026-01-10T21:4[45]/);
    expect(when.map(({ userId }) => userId).toSorted()).toEqual([...crowd, punctual].toSorted());
    expect(new Set(when.map(({ userId }) => userId)).size).toBe(401);
  });

  test("whom Discord does not take early is not tried twice in one beat, and has the message with the next", async () => {
    isSlow = false;
    const evening = await taking(1, { minutes: 1, perMinute: 120 });
    clockOf = evening.clock;
    const crowd = crowdOf(200);
    for (const userId of crowd) await evening.turnOn(LATE_EVENING, userId);
    const [unlucky] = inOrder(crowd);
    let tried = 0;
    evening.discord.setWeather(({ what, userId }) => {
      if (what !== "post" || userId !== unlucky) return "fine";
      tried += 1;
      return "unavailable";
    });
    isSlow = true;

    await evening.beats("21:44");
    expect(evening.clock.now().toString() > "2026-01-10T21:45").toBe(true);
    expect(evening.told()).toHaveLength(199);
    expect(tried).toBe(4);

    evening.discord.setWeather(() => "fine");
    await evening.beats("21:50");
    expect(evening.told().toSorted()).toEqual(crowd);
  });

  test("a minute that ends with the last of them does not leave the next one's people waiting", async () => {
    isSlow = false;
    const evening = await taking(15, SPREAD);
    clockOf = evening.clock;
    for (const userId of crowdOf(11)) await evening.turnOn(LATE_EVENING, userId);
    const punctual = "100000000000009999";
    await evening.turnOn({ ...LATE_EVENING, leadMinutes: 46 }, punctual);
    isSlow = true;

    await evening.beats("21:43");

    expect(evening.discord.nights(punctual)).toEqual([TONIGHT]);
  });
});

test("an agenda whose next minutes cannot be counted ends the beat with an error, once who is due is served", async () => {
  const evening = createEvening({
    spread: SPREAD,
    store: openMapStore({
      before: (table, step) => {
        if (isBroken && table === "agenda" && step === "count") throw new Error("no counting");
      },
    }),
  });
  let isBroken = false;
  await evening.turnOn();
  isBroken = true;

  await expect(evening.beatAt("2026-01-10T21:45:00Z")).rejects.toThrow();
  expect(await evening.outcomes()).toEqual([[TONIGHT, "sent"]]);
});
