import { describe, expect, test } from "vitest";
import { LATE_EVENING } from "../../support/a-reminder.ts";
import { createCoach } from "../../support/coach.ts";
import { createEvening, USER } from "../../support/one-person.ts";
import type { Weather } from "../../support/simulated-discord.ts";

const TONIGHT = "2026-01-10";
const ANOTHER = "100000000000000002";

async function eveningOn(options?: Parameters<typeof createEvening>[0]) {
  const evening = createEvening(options);
  await evening.turnOn();
  return evening;
}

describe("what Discord answers, and what becomes of the night", () => {
  test("taken: sent, with one request", async () => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();

    await beatAt("2026-01-10T21:45:00Z");

    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
    expect(requests).toEqual(["post"]);
  });

  test("refused: one attempt a night, and paused after three nights, to be said at the next command", async () => {
    const { beatAt, discord, outcomes, requests, reminders, events } = await eveningOn();
    discord.setWeather(() => "refused");

    for (const night of [TONIGHT, "2026-01-11", "2026-01-12"]) {
      await beatAt(`${night}T21:45:00Z`);
      expect(requests).toEqual(["post"]);
      await beatAt(`${night}T21:50:00Z`);
      expect(requests).toEqual([]);
    }
    await beatAt("2026-01-13T21:45:00Z");

    expect(requests).toEqual([]);
    expect((await outcomes()).map(([, outcome]) => outcome)).toEqual(["refused", "refused", "refused"]);
    expect((await reminders.find(USER))?.state).toBe("paused");
    expect(events).toContainEqual({ type: "paused", userId: USER });
    expect(await reminders.takeNotice(USER)).toBe("dms-refused");
    expect(await reminders.takeNotice(USER)).toBeNull();
  });

  test("paused and set again: it comes again", async () => {
    const { beatAt, discord, turnOn } = await eveningOn();
    discord.setWeather(() => "refused");
    for (const night of [TONIGHT, "2026-01-11", "2026-01-12"]) await beatAt(`${night}T21:45:00Z`);
    discord.setWeather(() => "fine");

    expect((await turnOn()).kind).toBe("on");
    await beatAt("2026-01-13T21:45:00Z");

    expect(discord.nights(USER)).toEqual(["2026-01-13"]);
  });

  test("wrong channel: opened once anew, and sent", async () => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();
    const weathers: Weather[] = ["wrong-channel"];
    discord.setWeather(() => weathers.shift() ?? "fine");

    await beatAt("2026-01-10T21:45:00Z");

    expect(requests).toEqual(["post", "open", "post"]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
  });

  test("wrong channel again: given up for tonight, tried anew tomorrow", async () => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();
    discord.setWeather(({ what }) => (what === "post" ? "wrong-channel" : "fine"));

    await beatAt("2026-01-10T21:45:00Z");
    expect(requests).toEqual(["post", "open", "post"]);
    discord.setWeather(() => "fine");
    await beatAt("2026-01-11T21:45:00Z");

    expect(await outcomes()).toEqual([
      [TONIGHT, "failed"],
      ["2026-01-11", "sent"],
    ]);
  });

  test("away for several evenings: each is told, with its reason, and none of before is lost for it", async () => {
    const { beatAt, clock, outcomes, reminders, uptime } = await eveningOn();
    await uptime.begin(clock.now());
    await beatAt("2026-01-10T21:45:00Z");
    await uptime.alive(clock.now());
    clock.set("2026-01-14T09:00:00Z");
    await uptime.begin(clock.now());
    await beatAt("2026-01-14T09:00:00Z");

    expect(await outcomes()).toEqual([
      [TONIGHT, "sent"],
      ["2026-01-11", "late"],
      ["2026-01-12", "late"],
      ["2026-01-13", "late"],
    ]);
    expect((await reminders.find(USER))?.nights.match(/because down/g)).toHaveLength(3);
    await beatAt("2026-01-14T21:45:00Z");
    expect((await outcomes()).at(-1)).toEqual(["2026-01-14", "sent"]);
  });

  test("away for a month: as many nights are told as are kept", async () => {
    const { beatAt, outcomes } = await eveningOn();
    await beatAt("2026-02-14T09:00:00Z");

    const nights = (await outcomes()).map(([night]) => night);
    expect(nights).toHaveLength(14);
    expect(nights.at(-1)).toBe("2026-02-13");
  });

  test("away while a message was on its way, and for evenings after it: each is told", async () => {
    const { beatAt, discord, outcomes } = await eveningOn();
    discord.setWeather(() => "lost-before");
    await beatAt("2026-01-10T21:45:00Z");
    discord.setWeather(() => "fine");
    await beatAt("2026-01-12T23:00:00Z");

    expect(await outcomes()).toEqual([
      [TONIGHT, "late"],
      ["2026-01-11", "late"],
      ["2026-01-12", "late"],
    ]);
  });

  test("account called unknown, and found when looked up: sent all the same", async () => {
    const { beatAt, discord, events, missing, outcomes, requests } = await eveningOn();
    const weathers: Weather[] = ["gone"];
    discord.setWeather(() => weathers.shift() ?? "fine");

    await beatAt("2026-01-10T21:45:00Z");

    expect(requests).toEqual(["post", "look-up", "post"]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
    expect(await missing.get(USER)).toEqual({ kind: "absent" });
    expect(events.map(({ type }) => type)).not.toContain("account-missing");
  });

  test.each(["unavailable", "limited", "lost-before"] as const)(
    "account called unknown, and %s when looked up: tried again at the next beat",
    async (weather) => {
      const { beatAt, discord, outcomes } = await eveningOn();
      discord.setWeather(({ what }) => (what === "look-up" ? weather : "gone"));
      await beatAt("2026-01-10T21:45:00Z");
      discord.setWeather(() => "fine");
      await beatAt("2026-01-10T21:46:00Z");

      expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
    },
  );

  test("limited, with time left: waited for and sent", async () => {
    const { beatAt, clock, discord, outcomes } = await eveningOn();
    const weathers: Weather[] = ["limited"];
    discord.setWeather(() => weathers.shift() ?? "fine");

    await beatAt("2026-01-10T21:45:00Z");

    expect(clock.now().toString()).toBe("2026-01-10T21:45:02Z");
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
  });

  test("limited for longer than until bedtime: dropped at bedtime, without another request", async () => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();
    discord.setWeather(() => "limited");

    await beatAt("2026-01-10T22:29:59Z");
    expect(requests).toEqual(["post"]);
    discord.setWeather(() => "fine");
    await beatAt("2026-01-10T22:30:00Z");

    expect(requests).toEqual([]);
    expect(await outcomes()).toEqual([[TONIGHT, "late"]]);
  });

  test("unavailable: four attempts, then at the next beats until it is taken", async () => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();
    discord.setWeather(() => "unavailable");
    await beatAt("2026-01-10T21:45:00Z");
    expect(requests).toEqual(["post", "post", "post", "post"]);

    discord.setWeather(() => "fine");
    await beatAt("2026-01-10T21:46:00Z");

    expect(requests).toEqual(["post"]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
  });

  test("no answer, though it arrived: repeated under the same nonce, which brings no second one", async () => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();
    const weathers: Weather[] = ["answer-lost"];
    discord.setWeather(() => weathers.shift() ?? "fine");

    await beatAt("2026-01-10T21:45:00Z");

    expect(requests).toEqual(["post", "post"]);
    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
  });

  test.each([
    ["and it arrived: found in the DM, not sent again", "answer-lost", ["find"]],
    ["and it did not arrive: looked for, then sent", "lost-before", ["find", "post"]],
  ] as const)("no answer to any attempt, %s", async (_name, weather, expected) => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();
    discord.setWeather(() => weather);
    await beatAt("2026-01-10T21:45:00Z");
    discord.setWeather(() => "fine");

    await beatAt("2026-01-10T21:46:30Z");
    expect(requests).toEqual([]); // an attempt may still be on its way
    await beatAt("2026-01-10T21:47:30Z");

    expect(requests).toEqual(expected);
    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
  });

  test("no answer and a DM that cannot be read: left unsent, and called unknown at bedtime", async () => {
    const { beatAt, discord, outcomes } = await eveningOn();
    discord.setWeather(() => "lost-before");
    discord.setReadable(false);
    await beatAt("2026-01-10T21:45:00Z");
    discord.setWeather(() => "fine");

    await beatAt("2026-01-10T21:50:00Z");
    expect(await outcomes()).toEqual([]);
    await beatAt("2026-01-10T22:31:00Z");
    await beatAt("2026-01-11T21:45:00Z");

    expect(await outcomes()).toEqual([
      [TONIGHT, "unknown"],
      ["2026-01-11", "sent"],
    ]);
  });

  test.each([
    ["cannot be read for a while", false],
    ["says that nothing came", true],
  ])(
    "claimed by a clock that was a day ahead, and the DM %s: it comes when that night is there",
    async (_how, isReadable) => {
      const { beatAt, clock, discord, outcomes, reminders } = await eveningOn();
      await beatAt("2026-01-10T21:45:00Z");
      discord.setWeather(() => "lost-before");
      discord.setReadable(isReadable);
      await beatAt("2026-01-11T21:45:00Z"); // by that clock; it is the 10th still
      discord.setWeather(() => "fine");

      clock.set("2026-01-10T22:50:00Z");
      await reminders.sweep(); // as it is when a clock has come right
      await beatAt("2026-01-10T22:50:00Z");
      await beatAt("2026-01-10T22:53:00Z");
      expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
      discord.setReadable(true);
      await beatAt("2026-01-11T21:45:00Z");
      await beatAt("2026-01-11T21:48:00Z");

      expect(await outcomes()).toEqual([
        [TONIGHT, "sent"],
        ["2026-01-11", "sent"],
      ]);
      expect(discord.nights(USER)).toEqual([TONIGHT, "2026-01-11"]);
    },
  );

  test("found out after bedtime that it did not arrive: too late, and still to come where that night is yet to be", async () => {
    const { beatAt, clock, discord, outcomes, turnOn } = await eveningOn();
    discord.setWeather(() => "lost-before");
    await beatAt("2026-01-10T21:45:00Z");
    discord.setWeather(() => "fine");

    await beatAt("2026-01-11T00:30:00Z");
    expect(await outcomes()).toEqual([[TONIGHT, "late"]]);
    clock.set("2026-01-11T01:00:00Z");
    await turnOn({ ...LATE_EVENING, zone: "Pacific/Honolulu" }); // where it is the afternoon of the 10th
    await beatAt("2026-01-11T07:45:00Z");

    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test("refused after an attempt that may have arrived: the DM tells, not the refusal", async () => {
    const { beatAt, discord, outcomes } = await eveningOn();
    const weathers: Weather[] = ["answer-lost", "refused"];
    discord.setWeather(() => weathers.shift() ?? "fine");

    await beatAt("2026-01-10T21:45:00Z");
    await beatAt("2026-01-10T21:48:00Z");

    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test("rejected: not repeated tonight, tried anew tomorrow", async () => {
    const { beatAt, discord, outcomes, requests } = await eveningOn();
    discord.setWeather(() => "rejected");

    await beatAt("2026-01-10T21:45:00Z");
    expect(requests).toEqual(["post"]);
    await beatAt("2026-01-10T21:46:00Z");
    expect(requests).toEqual([]);
    discord.setWeather(() => "fine");
    await beatAt("2026-01-11T21:45:00Z");

    expect(await outcomes()).toEqual([
      [TONIGHT, "failed"],
      ["2026-01-11", "sent"],
    ]);
  });
});

describe("the window", () => {
  test("opens at its minute and not before", async () => {
    const { beatAt, requests } = await eveningOn();

    await beatAt("2026-01-10T21:44:59Z");

    expect(requests).toEqual([]);
  });

  test("late but before bedtime is still sent; a night missed is said to be late", async () => {
    const { beatAt, outcomes } = await eveningOn();

    await beatAt("2026-01-10T22:29:00Z");
    await beatAt("2026-01-11T22:30:00Z");

    expect(await outcomes()).toEqual([
      [TONIGHT, "sent"],
      ["2026-01-11", "late"],
    ]);
  });

  test("closing while the channel is opened lets nothing through", async () => {
    const evening = createEvening({
      meanwhile: (request) => (request === "open" ? evening.clock.advance({ seconds: 5 }) : undefined),
    });
    const { beatAt, discord, outcomes, requests, turnOn } = evening;
    await turnOn();
    const weathers: Weather[] = ["wrong-channel"];
    discord.setWeather(() => weathers.shift() ?? "fine");

    await beatAt("2026-01-10T22:29:57Z");
    expect(requests).toEqual(["post", "open"]);
    await beatAt("2026-01-10T22:31:00Z");

    expect(discord.nights(USER)).toEqual([]);
    expect(await outcomes()).toEqual([[TONIGHT, "late"]]);
  });

  test("is not opened a second time by a clock that is set back", async () => {
    const { beatAt, discord, outcomes } = await eveningOn();
    discord.setWeather(({ what }) => (what === "find" ? "unavailable" : "answer-lost"));
    await beatAt("2026-01-10T22:20:00Z");
    discord.setWeather(() => "fine");

    for (const time of ["21:40", "21:45", "21:46", "22:20", "22:21"]) await beatAt(`2026-01-10T${time}:00Z`);

    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
  });
});

describe("while a message is on its way", () => {
  /** An evening on which `change` happens during the first request of that kind after consent. */
  async function eveningWith(during: "post" | "find", change: (evening: ReturnType<typeof createEvening>) => unknown) {
    let isArmed = false;
    const evening = createEvening({
      meanwhile: async (request) => {
        if (!isArmed || request !== during) return;
        isArmed = false;
        await change(evening);
      },
    });
    await evening.turnOn();
    isArmed = true;
    return evening;
  }

  test("somebody stops: it may arrive, is the last, and is noted", async () => {
    const stops: unknown[] = [];
    const { beatAt, discord, outcomes, agenda } = await eveningWith("post", async ({ reminders }) => {
      stops.push(await reminders.stop(USER));
    });

    await beatAt("2026-01-10T21:45:00Z");
    await beatAt("2026-01-11T21:45:00Z");

    expect(stops).toEqual([{ wasOn: true, isOneInFlight: true }]);
    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
    expect(await agenda.next()).toBeUndefined();
  });

  test("somebody stops after an attempt that failed: it is not repeated", async () => {
    const { beatAt, discord, requests } = await eveningWith("post", ({ reminders }) => reminders.stop(USER));
    const weathers: Weather[] = ["unavailable"];
    discord.setWeather(() => weathers.shift() ?? "fine");

    await beatAt("2026-01-10T21:45:00Z");

    expect(requests).toEqual(["post"]);
    expect(discord.nights(USER)).toEqual([]);
  });

  test("somebody stops while the DM is searched: nothing is sent any more", async () => {
    const { beatAt, discord } = await eveningWith("find", ({ reminders }) => reminders.stop(USER));
    discord.setWeather(() => "lost-before");
    await beatAt("2026-01-10T21:45:00Z");
    discord.setWeather(() => "fine");

    await beatAt("2026-01-10T21:48:00Z");

    expect(discord.nights(USER)).toEqual([]);
  });

  test("somebody deletes everything: it is not brought back", async () => {
    const { agenda, beatAt, records } = await eveningWith("post", ({ reminders }) => reminders.forget(USER));

    await beatAt("2026-01-10T21:45:00Z");

    expect(await records.get(USER)).toEqual({ kind: "absent" });
    expect(await agenda.next()).toBeUndefined();
  });

  test("somebody moves it to later tonight and it does not arrive: tonight's comes at the new time", async () => {
    const later = { ...LATE_EVENING, bedtime: Temporal.PlainTime.from("23:30") };
    const { beatAt, discord, turnOn, outcomes } = await eveningOn();
    discord.setWeather(() => "lost-before");
    await beatAt("2026-01-10T22:20:00Z");
    discord.setWeather(() => "fine");
    await turnOn(later);

    await beatAt("2026-01-10T22:35:00Z");
    expect(discord.nights(USER)).toEqual([]);
    await beatAt("2026-01-10T22:45:00Z");

    expect(discord.delivered.at(-1)?.message).toMatchObject({ kind: "wind-down", night: TONIGHT });
    expect(await outcomes()).toEqual([[TONIGHT, "sent"]]);
  });

  test("somebody moves it to later tonight and it arrives: nothing more tonight", async () => {
    const later = { ...LATE_EVENING, bedtime: Temporal.PlainTime.from("23:30") };
    const { beatAt, discord } = await eveningWith("post", ({ turnOn }) => turnOn(later));

    await beatAt("2026-01-10T21:45:00Z");
    await beatAt("2026-01-10T22:45:00Z");
    await beatAt("2026-01-11T22:45:00Z");

    expect(discord.nights(USER)).toEqual([TONIGHT, "2026-01-11"]);
  });

  test("a second beat at the same time waits for the first", async () => {
    const { clock, discord, serveDue, requests } = await eveningOn();
    clock.set("2026-01-10T21:45:00Z");
    requests.length = 0;

    await Promise.all([serveDue(), serveDue()]);

    expect(requests).toEqual(["post"]);
    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test("another process that beats as well brings no second one", async () => {
    const { clock, discord, outbox, serveDue, store } = await eveningOn();
    const other = createCoach({ store, outbox, clock });
    clock.set("2026-01-10T21:45:00Z");

    await Promise.all([serveDue(), other.serveDue()]);

    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });
});

describe("pressing Skip", () => {
  test("on a message whose outcome is not known proves that it arrived", async () => {
    const { beatAt, discord, reminders, requests } = await eveningOn();
    discord.setWeather(() => "answer-lost");
    await beatAt("2026-01-10T21:45:00Z");
    discord.setWeather(() => "fine");

    expect((await reminders.answer(USER, { night: TONIGHT, step: 0 }, "skip")).kind).toBe("noted");
    await beatAt("2026-01-10T21:48:00Z");

    expect(requests).toEqual([]);
    expect((await reminders.find(USER))?.nights).toMatch(new RegExp(`^${TONIGHT} sent \\S+ answered skip$`));
  });

  test("before Discord has answered us is kept", async () => {
    const evening = await eveningOn();
    const { clock, discord } = evening;
    const { reminders, serveDue } = createCoach({
      ...evening,
      outbox: {
        ...discord.outbox,
        async post(...args) {
          const outcome = await discord.outbox.post(...args);
          await reminders.answer(USER, { night: TONIGHT, step: 0 }, "skip");
          return outcome;
        },
      },
    });
    clock.set("2026-01-10T21:45:00Z");

    await serveDue();

    expect((await reminders.find(USER))?.nights).toMatch(/^\S+ sent \S+ answered skip$/);
  });

  test("on a night nobody knows of says so", async () => {
    const { reminders } = await eveningOn();

    const before = { night: "2025-12-24", step: 0 };
    expect((await reminders.answer(USER, before, "skip")).kind).toBe("unknown-night");
    expect((await reminders.answer(ANOTHER, { night: TONIGHT, step: 0 }, "skip")).kind).toBe("unknown-night");
  });
});
