import type { REST } from "discord.js";
import { describe, expect, test } from "vitest";
import { createOutbox } from "../../../src/discord/app/outbox.ts";
import { createCircuitBreaker } from "../../../src/discord/rest/circuit-breaker.ts";
import { createInvalidRequests } from "../../../src/discord/rest/invalid-requests.ts";
import { createDrawDirectMessage } from "../../../src/discord/ui/direct-message.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createCoach } from "../../support/coach.ts";
import { commandHouse, contents, texts } from "../../support/command-house.ts";
import {
  apiError as api,
  connectionError as coded,
  httpError as http,
  limitError as limit,
} from "../../support/discord-errors.ts";
import { INSTANCE } from "../../support/every-direct-message.ts";
import { createTestClock } from "../../support/test-clock.ts";
import { logIntoMemory } from "../ops/log-lines.ts";

/**
 * Everything Discord can say to a reminder: how often it is asked in the first minute, what becomes of the night when
 * all is well again a minute later, and what the person and the operator then read. What it says to an interaction
 * (10062, 40060, 40094) never comes this way: test/unit/discord/app/dispatch.test.ts.
 */

const USER = "100000000000000001";
const draw = createDrawDirectMessage(contents, texts, INSTANCE);

/** What the person reads in /reminder show, or at their next command. */
const READS = {
  sent: "10 January: sent",
  refused: "10 January: not sent, because Discord did not let me message you",
  failed: "10 January: not sent, because something was wrong on Discord's side or mine",
  late: "10 January: not sent, because Discord did not take messages while there was time",
  paused: "Paused",
} as const;

type Trouble = { readonly post?: Error; readonly open?: Error; readonly look?: Error };

/** Somebody with a reminder for 22:30, and a Discord that answers a request as `trouble` says. */
async function withReminder() {
  const clock = createTestClock("2026-01-10T20:00:00Z");
  const { log, lines } = logIntoMemory();
  const asked = { posts: 0, opens: 0, nights: 0 };
  const told = { rejected: 0, unclear: 0 };
  const now = clock.now;
  let trouble: Trouble = {};
  const rest = {
    get: async (route: string) => {
      if (trouble.look && route.startsWith("/users/")) throw trouble.look;
      return [];
    },
    post: async (route: string, { body }: { body: object }) => {
      const isOpening = route === "/users/@me/channels";
      asked[isOpening ? "opens" : "posts"] += 1;
      const error = isOpening ? trouble.open : trouble.post;
      if (error) throw error;
      if (JSON.stringify(body).includes("Time to wind down")) asked.nights += 1;
      return { id: "1", recipients: [{ id: USER }] };
    },
  } as unknown as REST;
  const breaker = createCircuitBreaker({ now, log, invalid: createInvalidRequests({ now, keep: () => {} }) });
  const asWithTheDoor: REST = {
    get: rest.get,
    // What the pacer does before each request; here there is nothing to pace.
    post: async (route: string, options: object) => {
      const kind = route === "/users/@me/channels" ? "open" : "post";
      const waitMs = breaker.waitMs(kind, false);
      if (waitMs > 0) throw limit(waitMs);
      breaker.begin(kind, false);
      return rest.post(route as `/${string}`, options);
    },
  } as unknown as REST;
  const outbox = createOutbox({
    rest: asWithTheDoor,
    breaker,
    draw,
    onRejected: () => void told.rejected++,
    onUnclear: () => void told.unclear++,
  });
  const coach = createCoach({ store: openMapStore(), outbox, clock });
  const schedule = { bedtime: Temporal.PlainTime.from("22:30"), zone: "Europe/London", leadMinutes: 45 };
  await coach.reminders.turnOn(USER, schedule, "occasion");
  clock.set("2026-01-10T21:45:00Z");
  asked.posts = 0;
  asked.opens = 0;
  return {
    asked,
    told,
    lines,
    setTrouble(next: Trouble) {
      trouble = next;
    },
    beat: () => coach.serveDue(),
    async beatUntil(to: string) {
      const end = Temporal.Instant.from(to);
      while (Temporal.Instant.compare(clock.now(), end) < 0) {
        clock.set(clock.now().add({ minutes: 1 }).round({ smallestUnit: "minute", roundingMode: "floor" }));
        await coach.serveDue();
      }
    },
    async reads(): Promise<string> {
      const reminder = await coach.reminders.find(USER);
      const takeNotice = async () => reminder?.notice ?? null;
      const house = commandHouse({ find: async () => reminder, takeNotice }, { now: clock.now().toString() });
      return (await house.type("reminder show")).text;
    },
  };
}

type Row = readonly [
  what: string,
  trouble: Trouble,
  asked: { readonly posts: number; readonly opens: number },
  reads: keyof typeof READS,
  /** What the operator finds in the log. */
  operator: RegExp | "nothing",
];

const ONCE = { posts: 1, opens: 0 };
const TWICE = { posts: 2, opens: 0 };
const FOUR_TIMES = { posts: 4, opens: 0 };
const REOPENED = { posts: 2, opens: 1 };

describe("what Discord says to a reminder, and what follows", () => {
  test.each<Row>([
    ["nothing wrong", {}, ONCE, "sent", "nothing"],
    ["50007, the person blocked the bot: once a night", { post: api(403, 50007) }, ONCE, "refused", "nothing"],
    ["50278, no server in common: once a night", { post: api(403, 50278) }, ONCE, "refused", "nothing"],
    ["50001, a wrong channel: opened again, once", { post: api(403, 50001) }, REOPENED, "failed", "nothing"],
    ["10003, an unknown channel: opened again, once", { post: api(404, 10003) }, REOPENED, "failed", "nothing"],
    ["10013, and the account is there when looked up", { post: api(404, 10013) }, TWICE, "sent", "nothing"],
    ["10013, and again when looked up", { post: api(404, 10013), look: api(404, 10013) }, ONCE, "paused", "nothing"],
    ["10013, and no word when looked up", { post: api(404, 10013), look: http(503) }, TWICE, "sent", "nothing"],
    ["10008 about a message that was never sent: sent", { post: api(404, 10008) }, FOUR_TIMES, "sent", "nothing"],
    ["20026, flagged: a pause, then a probe", { post: api(403, 20026) }, ONCE, "sent", /anti-spam has flagged/],
    [
      "40003, opening too fast: openings pause",
      { post: api(404, 10003), open: api(403, 40003) },
      { posts: 1, opens: 1 },
      "sent",
      /opens direct messages too fast/,
    ],
    ["40004, sending switched off: backed off", { post: api(403, 40004) }, FOUR_TIMES, "sent", "nothing"],
    ["40006, a feature switched off: backed off", { post: api(400, 40006) }, FOUR_TIMES, "sent", "nothing"],
    ["130000, overloaded: backed off", { post: api(400, 130000) }, FOUR_TIMES, "sent", "nothing"],
    ["20009, explicit content: never repeated", { post: api(403, 20009) }, ONCE, "failed", /rejected/],
    ["200000, blocked by moderation: never repeated", { post: api(400, 200000) }, ONCE, "failed", /rejected/],
    ["240000, a harmful link: never repeated", { post: api(400, 240000) }, ONCE, "failed", /rejected/],
    ["50035, a wrong body: never repeated", { post: api(400, 50035) }, ONCE, "failed", /rejected/],
    ["a code nobody has heard of: tried again", { post: api(400, 999_999) }, TWICE, "sent", /unclear/],
    ["400 with code 0", { post: api(400, 0) }, TWICE, "sent", /unclear/],
    ["404 with code 0", { post: api(404, 0) }, TWICE, "sent", /unclear/],
    ["403 with 340001", { post: api(403, 340_001) }, TWICE, "sent", /unclear/],
    ["403 with 40333, a block of the address", { post: api(403, 40_333) }, TWICE, "sent", /unclear/],
    [
      "a wrong channel, and a code of no meaning to opening it",
      { post: api(404, 10003), open: api(404, 0) },
      { posts: 1, opens: 2 },
      "sent",
      /unclear/,
    ],
    ["429 for two seconds: waited for", { post: limit(2_000) }, FOUR_TIMES, "sent", "nothing"],
    ["429 for half a minute: left to the next beat", { post: limit(30_000) }, ONCE, "sent", "nothing"],
    [
      "500: perhaps sent, so repeated under its nonce, then looked for",
      { post: http(500) },
      FOUR_TIMES,
      "sent",
      "nothing",
    ],
    ["502", { post: http(502) }, FOUR_TIMES, "sent", "nothing"],
    ["503", { post: http(503) }, FOUR_TIMES, "sent", "nothing"],
    ["504", { post: http(504) }, FOUR_TIMES, "sent", "nothing"],
    ["a page of Cloudflare's, 403", { post: api(403, undefined) }, FOUR_TIMES, "sent", "nothing"],
    ["a page of Cloudflare's, 429", { post: http(429) }, FOUR_TIMES, "sent", "nothing"],
    ["no connection", { post: coded("ECONNREFUSED") }, FOUR_TIMES, "sent", "nothing"],
    ["a lost connection", { post: coded("UND_ERR_SOCKET") }, FOUR_TIMES, "sent", "nothing"],
    ["no answer in time", { post: new DOMException("x", "AbortError") }, FOUR_TIMES, "sent", "nothing"],
  ])("%s", async (_what, trouble, asked, reads, operator) => {
    const house = await withReminder();
    house.setTrouble(trouble);
    await house.beat();
    expect({ posts: house.asked.posts, opens: house.asked.opens }).toEqual(asked);

    house.setTrouble({});
    await house.beatUntil("2026-01-10T22:35:00Z");
    expect(await house.reads()).toContain(READS[reads]);
    expect(house.asked.nights).toBe(reads === "sent" ? 1 : 0);
    const told = Object.entries(house.told).flatMap(([what, times]) => (times > 0 ? [what] : []));
    const said = [...house.lines().map(({ msg }) => String(msg)), ...told];
    if (operator === "nothing") expect(said).toEqual([]);
    else expect(said.join("\n")).toMatch(operator);
  });

  test("10008 after a lost answer: it had arrived, and was deleted meanwhile", async () => {
    const house = await withReminder();
    house.setTrouble({ post: coded("UND_ERR_SOCKET") });
    await house.beat();
    house.setTrouble({ post: api(404, 10008) });
    await house.beatUntil("2026-01-10T21:48:00Z"); // by then it is looked for, and not found
    house.setTrouble({});
    await house.beatUntil("2026-01-10T22:35:00Z");

    expect(house.asked.nights).toBe(0);
    expect(await house.reads()).toContain(READS.sent);
  });

  test("a code of no meaning until after bedtime: the night is not sent, and the next one is", async () => {
    const house = await withReminder();
    house.setTrouble({ post: api(403, 340_001) });
    await house.beatUntil("2026-01-10T22:35:00Z");
    expect(house.asked.posts).toBe(2 * 44); // twice at each of the beats from 21:46 to 22:29
    expect(await house.reads()).toContain(READS.late);
    house.setTrouble({});
    await house.beatUntil("2026-01-11T21:46:00Z");

    expect(house.told.unclear).toBe(1);
    expect(await house.reads()).toContain("11 January: sent");
  });

  test("401 is about the bot's token: nothing is settled, and the night is sent once it is taken again", async () => {
    const house = await withReminder();
    house.setTrouble({ post: api(401, 0) });
    await house.beat();
    expect(await house.reads()).toContain("Tonight's message is due now");

    house.setTrouble({});
    await house.beatUntil("2026-01-10T21:47:00Z");
    expect(await house.reads()).toContain("10 January: sent");
  });

  test("flagged until after bedtime: the night is not sent, said, and not made up for", async () => {
    const house = await withReminder();
    house.setTrouble({ post: api(403, 20026) });
    await house.beatUntil("2026-01-10T22:35:00Z");
    house.setTrouble({});
    await house.beatUntil("2026-01-11T08:00:00Z");

    expect(house.asked.posts).toBe(2); // the first, and the probe half an hour later
    expect(await house.reads()).toContain(READS.late);
    await house.beatUntil("2026-01-11T21:46:00Z");
    expect(await house.reads()).toContain("11 January: sent");
  });
});
