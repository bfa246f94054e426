import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, openHouse, POSTS, requestsTo, shown, textOf } from "../support/house.ts";
import { killAfterArrival, killBeforeArrival } from "../support/killed.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-12T20:00:00Z");
});
afterEach(() => house.close());

const SET = "/reminder set bedtime:22:30 zone:lisbon";
const nights = () => house.dms(house.robin).filter((dm) => textOf(dm).includes("Time to wind down")).length;

describe("the process", () => {
  test("a restart between setting and sending loses nothing", async () => {
    await house.type(house.robin, SET);
    expect(await house.bot.stop()).toBe(0);
    await house.bot.start();
    await house.moveTo("2026-03-12T21:45:00Z");

    expect(nights()).toBe(1);
  });

  test("down over the opening of the window, up again before bedtime: late, and sent once", async () => {
    await house.type(house.robin, SET);
    await house.bot.kill();
    await house.moveTo("2026-03-12T22:10:00Z");
    await house.bot.start();
    await house.beat();
    await house.moveTo("2026-03-13T12:00:00Z");

    expect(nights()).toBe(1);
  });

  test("down until after bedtime: not sent, told in /reminder show, and the next night comes", async () => {
    await house.type(house.robin, SET);
    await house.bot.kill();
    await house.moveTo("2026-03-12T23:10:00Z");
    await house.bot.start();
    await house.beat();

    expect(nights()).toBe(0);
    expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("12 March: not sent");
    await house.moveTo("2026-03-13T21:45:00Z");
    expect(nights()).toBe(1);
  });

  test("killed while the message is under way, before Discord has it: sent once after the restart", async () => {
    await house.type(house.robin, SET);
    await killBeforeArrival(house, "2026-03-12T21:45:00Z");
    await house.bot.start();
    await house.moveTo("2026-03-13T12:00:00Z");

    expect(nights()).toBe(1);
  });

  test.each([
    ["at once", "2026-03-12T21:45:00Z"],
    ["ten minutes later", "2026-03-12T21:55:00Z"],
  ])("killed after Discord has the message and before we know, back %s: not sent twice", async (_name, back) => {
    await house.type(house.robin, SET);
    await killAfterArrival(house, "2026-03-12T21:45:00Z");
    await house.moveTo(back);
    await house.bot.start();
    await house.moveTo("2026-03-13T12:00:00Z");

    expect(nights()).toBe(1);
    expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("12 March: sent");
  });

  test("a second process on the same folder refuses to start, and says why", async () => {
    const { createBotProcess } = await import("@winddown/local-discord/testing");
    const { createPlaygroundClock } = await import("@winddown/local-discord/testing");
    const second = createBotProcess({
      clock: createPlaygroundClock({ start: house.now(), running: false }),
      command: [process.execPath, "src/main.ts"],
      cwd: process.cwd(),
      env: { DISCORD_TOKEN: house.discord.token, DISCORD_API_URL: house.discord.apiUrl, STATE_DIR: house.stateDir },
    });

    await expect(second.start()).rejects.toThrow(/Another Winddown is already using/);
  });
});

describe("Discord", () => {
  test("a lost gateway connection is resumed, and commands and reminders go on", async () => {
    await house.type(house.robin, SET);
    const back = new Promise<void>((resolve) => {
      house.discord.on((event) => {
        if (event.type === "gateway" && event.state === "resumed") resolve();
      });
    });
    house.discord.dropGateway();
    await back;

    expect((await house.type(house.robin, "/reminder show")).kind).toBe("message");
    await house.moveTo("2026-03-12T21:45:00Z");
    expect(nights()).toBe(1);
  });

  test("answering 500 for half an hour inside the window: sent once, before bedtime", async () => {
    await house.type(house.robin, SET);
    const broken = { kind: "status", status: 500 } as const;
    house.discord.setFault(({ path }) => (path.startsWith("/channels/") ? broken : undefined));
    await house.moveTo("2026-03-12T22:05:00Z");
    expect(nights()).toBe(0);
    house.discord.setFault(undefined);
    await house.moveTo("2026-03-13T12:00:00Z");

    expect(nights()).toBe(1);
    expect(house.lastDm(house.robin).message.timestamp < "2026-03-12T22:30").toBe(true);
  });

  test("answering 500 until after bedtime: nothing is pushed at night, and the next night comes", async () => {
    await house.type(house.robin, SET);
    house.discord.setFault(({ path }) => (path.startsWith("/channels/") ? { kind: "status", status: 500 } : undefined));
    await house.moveTo("2026-03-12T22:40:00Z");
    house.discord.setFault(undefined);
    await house.moveTo("2026-03-13T12:00:00Z");
    expect(nights()).toBe(0);

    await house.moveTo("2026-03-13T21:45:00Z");
    expect(nights()).toBe(1);
  });

  test("storing the message and losing the answer: the repeat under the same nonce makes no second one", async () => {
    await house.type(house.robin, SET);
    let cuts = 2;
    house.discord.setFault(({ method, path }) => {
      if (method !== "POST" || !POSTS.test(path) || cuts === 0) return undefined;
      cuts -= 1;
      return { kind: "cut-after" };
    });
    await house.moveTo("2026-03-13T12:00:00Z");

    expect(nights()).toBe(1);
    expect(requestsTo(house.discord, "POST", POSTS).length).toBeGreaterThan(2);
  });

  test("a 429 is waited out", async () => {
    await house.type(house.robin, SET);
    let limits = 1;
    house.discord.setFault(({ method, path }) => {
      if (method !== "POST" || !POSTS.test(path) || limits === 0) return undefined;
      limits -= 1;
      return { kind: "status", status: 429, headers: { "retry-after": "1" } };
    });
    await house.moveTo("2026-03-12T21:46:00Z");

    expect(nights()).toBe(1);
  });

  test("refused three nights running: paused, one attempt a night, and told at the next command", async () => {
    await house.type(house.robin, SET);
    const before = requestsTo(house.discord, "POST", POSTS).length;
    house.discord.refuseDms(house.robin, 50007);
    await house.moveTo("2026-03-20T12:00:00Z");

    expect(requestsTo(house.discord, "POST", POSTS).length - before).toBe(3);
    await house.type(house.robin, "/reminder show");
    const read = () => house.discord.seen(house.robin, "server").map(textOf).join("\n");
    expect(read()).toContain("Paused");
    await expect.poll(read).toContain("My messages do not reach you");
  });

  test("a stored channel that is not theirs any more is opened again, once", async () => {
    await house.type(house.robin, SET);
    let isStale = true;
    house.discord.setFault(({ method, path }) => {
      if (method !== "POST" || !POSTS.test(path) || !isStale) return undefined;
      isStale = false;
      return { kind: "status", status: 404, code: 10003 };
    });
    await house.moveTo("2026-03-12T21:45:00Z");

    expect(nights()).toBe(1);
    expect(requestsTo(house.discord, "POST", /^\/users\/@me\/channels$/)).toHaveLength(2);
  });

  test("one “unknown user” about an account that is there costs nothing", async () => {
    await house.type(house.robin, SET);
    house.discord.faults.set("10013 next");
    await house.moveTo("2026-03-12T21:45:00Z");

    expect(nights()).toBe(1);
  });

  test("“unknown user”, always: paused at the first, said with the day it is erased on, erased days later", async () => {
    await house.type(house.robin, SET);
    house.discord.faults.set("10013");
    const said = (words: string) => house.lines.filter((line) => line.includes(words));
    const look = async (instant: string) => {
      await house.moveTo(instant);
      await house.beat();
    };
    await look("2026-03-12T21:46:00Z");
    expect(said("account does not exist")).toHaveLength(1);
    expect(said("account does not exist")[0]).toContain('"erasedAfter":"2026-03-14T22:45');
    for (const [instant, looks] of [
      ["2026-03-13T00:00:00Z", 2],
      ["2026-03-14T00:00:00Z", 3],
    ] as const) {
      await look(instant);
      await expect.poll(() => said("account does not exist")).toHaveLength(looks);
    }
    expect(said("its data was deleted")).toEqual([]);

    await look("2026-03-15T00:00:00Z");
    await expect.poll(() => said("its data was deleted")).toHaveLength(1);
    expect(textOf(shown(await house.type(house.robin, "/privacy show")))).toContain("Nothing.");
  });

  test("“unknown user” until the person presses something: all is there, and the next night comes", async () => {
    await house.type(house.robin, SET);
    house.discord.faults.set("10013");
    await house.moveTo("2026-03-14T12:00:00Z");
    house.discord.faults.off();

    expect(textOf(shown(await house.type(house.robin, "/privacy show")))).toContain("**Is your reminder on?** yes");
    await house.moveTo("2026-03-14T21:46:00Z");
    expect(nights()).toBe(1);
  });

  test.each([
    ["a page with 200", { kind: "html", status: 200 }],
    ["a redirect", { kind: "html", status: 302 }],
  ] as const)(
    "%s in the place of Discord's answer is no message: it is sent once Discord answers",
    async (_what, page) => {
      await house.type(house.robin, SET);
      house.discord.setFault(({ path }) => (POSTS.test(path) ? page : undefined));
      await house.moveTo("2026-03-12T21:50:00Z");
      expect(nights()).toBe(0);

      house.discord.setFault(undefined);
      await house.moveTo("2026-03-12T21:55:00Z");
      expect(nights()).toBe(1);
      expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("12 March: sent");
    },
  );

  test("one 401 does not end the process, and costs nobody a night", async () => {
    await house.type(house.robin, SET);
    house.discord.faults.set("401 next");
    await house.moveTo("2026-03-12T21:46:00Z");
    expect(house.bot.pid).toBeDefined();

    await expect.poll(() => house.lines.join("\n")).toContain("takes the bot's token after all");
    await house.moveTo("2026-03-12T21:50:00Z");
    expect(nights()).toBe(1);
    await house.moveTo("2026-03-13T21:46:00Z");
    expect(nights()).toBe(2);
  });

  test("a revoked token ends the process with a clear line", async () => {
    await house.type(house.robin, SET);
    const ended = new Promise<number | null>((resolve) => house.bot.onExit((code) => resolve(code)));
    house.discord.faults.set("401");
    await house.moveTo("2026-03-12T21:46:00Z");

    expect(await ended).toBe(1);
    expect(house.lines.join("\n")).toContain("no longer accepts the bot's token");
  });

  test("commands are registered only when Discord's list differs", async () => {
    expect(requestsTo(house.discord, "PUT", /commands$/)).toHaveLength(1);
    await house.bot.stop();
    await house.bot.start();

    expect(requestsTo(house.discord, "PUT", /commands$/)).toHaveLength(1);
  });
});

test("what was asked for last is in force, however slow Discord's answers are: set, then off", async () => {
  await house.type(house.robin, SET);
  const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
  let held = 0;
  house.discord.setFault(({ path }) => {
    if (!path.startsWith("/interactions/") || held++ > 0) return undefined;
    return { kind: "hold", until };
  });
  const setting = house.type(house.robin, "/reminder set bedtime:23:30 zone:lisbon");
  await expect.poll(() => held).toBeGreaterThan(0);
  const off = shown(await house.type(house.robin, "/reminder off"));
  letGo();
  await setting;

  expect(textOf(off)).toContain("Stopped");
  expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("No reminder is on");
});
