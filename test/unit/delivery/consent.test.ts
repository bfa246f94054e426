import { describe, expect, test } from "vitest";
import { LATE_EVENING } from "../../support/a-reminder.ts";
import { createEvening, USER } from "../../support/one-person.ts";
import type { Weather } from "../../support/simulated-discord.ts";

const AN_HOUR_LATER = { ...LATE_EVENING, bedtime: Temporal.PlainTime.from("23:30") };

describe("turning it on", () => {
  test("is done when a real message has arrived", async () => {
    const { turnOn, discord, reminders } = createEvening();

    const outcome = await turnOn();

    expect(outcome).toMatchObject({ kind: "on", window: { night: "2026-01-10" } });
    expect(discord.consents(USER)).toBe(1);
    expect(await reminders.find(USER)).toMatchObject({ state: "on", pending: null });
  });

  test("as it is already sends nothing", async () => {
    const { turnOn, discord } = createEvening();
    await turnOn();

    expect((await turnOn()).kind).toBe("unchanged");
    expect(discord.consents(USER)).toBe(1);
  });

  test("at another time, or in another place, moves it at once, and sends nothing for it", async () => {
    const { turnOn, reminders, discord, requests, beatAt } = createEvening();
    await turnOn();
    requests.length = 0;

    expect(await turnOn(AN_HOUR_LATER)).toMatchObject({ kind: "moved", wasPaused: false });
    expect(await reminders.find(USER)).toMatchObject({ state: "on", pending: null, schedule: { bedtime: "23:30" } });
    expect(await turnOn({ ...AN_HOUR_LATER, zone: "Europe/Berlin" })).toMatchObject({ kind: "moved" });
    expect(requests).toEqual([]);
    expect(discord.consents(USER)).toBe(1);

    await beatAt("2026-01-10T21:44:00Z");
    expect(discord.nights(USER)).toEqual([]);
    await beatAt("2026-01-10T21:45:00Z"); // 22:45 in Berlin
    expect(discord.nights(USER)).toEqual(["2026-01-10"]);
  });

  test("anew while it is paused by the person, or by their silence, is on at once", async () => {
    const { turnOn, reminders, discord } = createEvening();
    await turnOn();
    await reminders.pause(USER);
    expect(await turnOn(AN_HOUR_LATER)).toMatchObject({ kind: "moved", wasPaused: true });
    expect(await reminders.find(USER)).toMatchObject({ state: "on", schedule: { bedtime: "23:30" } });
    expect(discord.consents(USER)).toBe(1);
  });

  test("a pause with an end outlives a move", async () => {
    const { turnOn, reminders } = createEvening();
    await turnOn();
    await reminders.pause(USER, "2026-01-14");
    expect(await turnOn(AN_HOUR_LATER)).toMatchObject({
      kind: "moved",
      isPaused: true,
      window: { night: "2026-01-14" },
    });
  });

  test.each(["stop", "refusals"])("after a %s waits for a message that arrives, as the first time", async (how) => {
    const { turnOn, reminders, discord, beatAt } = createEvening();
    await turnOn();
    if (how === "stop") await reminders.stop(USER);
    else {
      discord.setWeather(() => "refused");
      for (const day of [10, 11, 12]) await beatAt(`2026-01-${day}T21:45:00Z`);
    }
    expect(await turnOn(AN_HOUR_LATER)).toMatchObject({ kind: how === "stop" ? "on" : "refused" });
    discord.setWeather(() => "fine");
    expect(await turnOn(AN_HOUR_LATER)).toMatchObject({ kind: how === "stop" ? "unchanged" : "on" });
    expect(discord.consents(USER)).toBe(2);
  });

  test.each([
    ["refused", "refused"],
    ["rejected", "rejected"],
  ] as const)("%s: it is not on, and not said a second time at the next command", async (weather, kind) => {
    const { turnOn, discord, reminders, agenda } = createEvening();
    discord.setWeather(() => weather);

    expect(await turnOn()).toEqual({ kind });
    expect(await reminders.find(USER)).toMatchObject({ state: "off", pending: null });
    expect(await reminders.takeNotice(USER)).toBeNull();
    expect(await agenda.next()).toBeUndefined();
  });

  test("refused: said in the reply, and not again at the next command", async () => {
    const { turnOn, discord, reminders } = createEvening();
    discord.setWeather(({ what }) => (what === "open" ? "fine" : "refused"));

    expect((await turnOn()).kind).toBe("refused");
    expect(await reminders.takeNotice(USER)).toBeNull();
  });

  test("by an account that Discord calls unknown is refused, and nothing is on", async () => {
    const { turnOn, discord, records } = createEvening();
    discord.setWeather(() => "gone");

    expect((await turnOn()).kind).toBe("refused");
    expect(await records.get(USER)).toMatchObject({ value: { state: "off", pending: null, plans: {} } });
  });

  test("is not on while stopped meanwhile, whatever arrives", async () => {
    const evening = createEvening({
      meanwhile: async (request) => {
        if (request === "post") await evening.reminders.stop(USER);
      },
    });

    expect((await evening.turnOn()).kind).toBe("overtaken");
    await evening.beatAt("2026-01-10T21:45:00Z");

    expect(await evening.reminders.find(USER)).toMatchObject({ state: "off", pending: null, plans: {} });
    expect(evening.discord.nights(USER)).toEqual([]);
  });

  test("is not begun again once it was deleted meanwhile", async () => {
    const evening = createEvening({
      meanwhile: async (request) => {
        if (request === "open") await evening.reminders.forget(USER);
      },
    });
    const weathers: Weather[] = ["unavailable"];
    evening.discord.setWeather(() => weathers.shift() ?? "fine");

    await evening.turnOn();

    expect(evening.requests).toEqual(["open"]);
    expect(await evening.records.get(USER)).toEqual({ kind: "absent" });
  });

  test.each(["post", "open"])("the very same twice at once (during %s) is on once, and both say so", async (during) => {
    const later: string[] = [];
    let isFirst = true;
    const evening = createEvening({
      meanwhile: async (request) => {
        if (request !== during || !isFirst) return;
        isFirst = false;
        later.push((await evening.turnOn()).kind);
      },
    });

    expect((await evening.turnOn()).kind).toBe("repeated");
    expect(later).toEqual(["on"]);
    expect(await evening.reminders.find(USER)).toMatchObject({ state: "on", pending: null });
  });

  test("the very same twice, and then a stop, was something else in the end", async () => {
    let isFirst = true;
    const evening = createEvening({
      meanwhile: async (request) => {
        if (request !== "post" || !isFirst) return;
        isFirst = false;
        await evening.turnOn();
        await evening.reminders.stop(USER);
      },
    });

    expect((await evening.turnOn()).kind).toBe("overtaken");
  });

  test("twice at once: the later wish is in force", async () => {
    let isFirst = true;
    const evening = createEvening({
      meanwhile: async (request) => {
        if (request !== "post" || !isFirst) return;
        isFirst = false;
        await evening.turnOn(AN_HOUR_LATER);
      },
    });

    expect((await evening.turnOn()).kind).toBe("overtaken");
    expect((await evening.reminders.find(USER))?.schedule?.bedtime).toBe("23:30");
  });
});

describe("a confirmation whose fate is not known", () => {
  async function asked(weather: Weather) {
    const evening = createEvening();
    evening.discord.setWeather(({ what }) => (what === "open" ? "fine" : weather));
    expect((await evening.turnOn()).kind).toBe("waiting");
    return evening;
  }

  test("that arrived is found, and it is on", async () => {
    const { beatAt, discord, reminders } = await asked("answer-lost");
    discord.setWeather(() => "fine");

    await beatAt("2026-01-10T16:03:00Z");

    expect((await reminders.find(USER))?.state).toBe("on");
    expect(discord.consents(USER)).toBe(1);
  });

  test("that did not arrive is sent again while the request is fresh", async () => {
    const { beatAt, discord, reminders } = await asked("lost-before");
    discord.setWeather(() => "fine");

    await beatAt("2026-01-10T16:03:00Z");

    expect((await reminders.find(USER))?.state).toBe("on");
    expect(discord.consents(USER)).toBe(1);
  });

  test("that did not arrive is not sent out of the blue a quarter of an hour later, and that is said", async () => {
    const { beatAt, discord, reminders } = await asked("lost-before");
    discord.setWeather(() => "fine");

    await beatAt("2026-01-10T16:16:00Z");

    expect(discord.consents(USER)).toBe(0);
    expect(await reminders.find(USER)).toMatchObject({ state: "off", pending: null });
    expect(await reminders.takeNotice(USER)).toBe("consent-lost");
  });

  test("is looked after every ten minutes for a day at most, once it is not fresh", async () => {
    const { beatAt, discord, reminders, requests, agenda } = await asked("answer-lost");
    discord.setWeather(({ what }) => (what === "find" ? "unavailable" : "fine"));

    await beatAt("2026-01-10T16:20:00Z");
    expect(requests).toEqual(["open", "find"]);
    await beatAt("2026-01-10T16:29:00Z");
    expect(requests).toEqual([]);
    await beatAt("2026-01-10T16:30:00Z");
    expect(requests).toEqual(["open", "find"]);
    await beatAt("2026-01-11T16:30:00Z");

    expect(await reminders.find(USER)).toMatchObject({ state: "off", pending: null, notice: "consent-lost" });
    expect(await agenda.next()).toBeUndefined();
  });

  test("and then refused is said at the next command", async () => {
    const { beatAt, discord, reminders } = await asked("lost-before");
    discord.setWeather(() => "refused");

    await beatAt("2026-01-10T16:03:00Z");

    expect(await reminders.takeNotice(USER)).toBe("dms-refused");
  });

  test("is forgotten by somebody who stops", async () => {
    const { beatAt, discord, reminders, requests } = await asked("lost-before");
    discord.setWeather(() => "fine");

    expect(await reminders.stop(USER)).toEqual({ wasOn: true, isOneInFlight: false });
    await beatAt("2026-01-10T16:03:00Z");

    expect(requests).toEqual([]);
    expect(discord.consents(USER)).toBe(0);
  });
});

describe("a test message", () => {
  test.each([
    ["fine", "sent"],
    ["refused", "refused"],
    ["rejected", "rejected"],
    ["unavailable", "not-now"],
  ] as const)("in %s weather is %s, and changes nothing", async (weather, outcome) => {
    const { turnOn, discord, reminders } = createEvening();
    await turnOn();
    const before = await reminders.find(USER);
    discord.setWeather(() => weather);

    expect(await reminders.test(USER, "pressed")).toBe(outcome);
    expect(await reminders.find(USER)).toEqual(before);
  });
});
