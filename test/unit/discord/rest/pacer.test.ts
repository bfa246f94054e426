import { RateLimitError, REST } from "discord.js";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CircuitBreaker, CircuitOpen } from "../../../../src/discord/rest/circuit-breaker.ts";
import { forSomebodyWaiting, NeverMade, paced } from "../../../../src/discord/rest/pacer.ts";
import { seeded } from "../../../support/seed.ts";

const MESSAGE = "https://discord.com/api/v10/channels/100000000000000001/messages";
const ANSWER = "https://discord.com/api/v10/interactions/100000000000000001/token/callback";
const EDIT = "https://discord.com/api/v10/webhooks/100000000000000001/token/messages/@original";
/** A second, and as much as an answer may take longer than the quickest. */
const SECOND_AND_A_BIT = 1_060;
const MOST = 50;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const closedCircuit: CircuitBreaker = { waitMs: () => 0, begin: () => {}, answered: () => {}, heard: () => undefined };

function createCounted(answer: () => Response = () => new Response(), breaker: Partial<CircuitBreaker> = {}) {
  const starts: { readonly at: number; readonly who: string }[] = [];
  const request = paced({ ...closedCircuit, ...breaker }, async (_url, init) => {
    starts.push({ at: performance.now(), who: String(init.body) });
    return answer() as never;
  });
  const send = (who: string, url = MESSAGE, signal?: AbortSignal) =>
    request(url, { method: "POST", body: who, ...(signal && { signal }) });
  return { starts, send };
}

function mostWithin(starts: readonly { readonly at: number }[], milliseconds: number): number {
  return Math.max(
    0,
    ...starts.map(({ at }) => starts.filter((one) => one.at >= at && one.at < at + milliseconds).length),
  );
}

/** Two instances with one token: what one announces the other hears. `arrivals` are the requests of both. */
function createTwo() {
  const arrivals: { readonly at: number; readonly who: string }[] = [];
  let hear = () => {};
  const instance = (others: Parameters<typeof paced>[2]) => {
    const make = async (_url: string, init: { body?: unknown }) => {
      arrivals.push({ at: performance.now(), who: String(init.body) });
      await new Promise((resolve) => setTimeout(resolve, 80));
      return new Response() as never;
    };
    const request = paced(closedCircuit, make as never, others);
    return (who: string) => request(MESSAGE, { method: "POST", body: who });
  };
  const listening: Parameters<typeof paced>[2] = {
    announce() {},
    onAnnounced(listener) {
      hear = listener;
    },
  };
  return { arrivals, drain: instance(listening), another: instance({ announce: () => hear(), onAnnounced() {} }) };
}

describe("several instances", () => {
  test("keep one limit together: who drains leaves as much of it as another has used of late, then all is its own", async () => {
    const { arrivals, drain, another } = createTwo();
    const all = Array.from({ length: 1_500 }, () => drain("reminder"));
    await vi.advanceTimersByTimeAsync(5_000);
    for (let count = 0; count < 50; count++) {
      await vi.advanceTimersByTimeAsync(200);
      all.push(another("consent"));
    }
    const began = arrivals.find(({ who }) => who === "consent")?.at ?? 0;
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all(all);

    const within = (from: number, to: number) =>
      mostWithin(
        arrivals.filter(({ at }) => at >= from && at < to),
        1_000,
      );
    expect(arrivals.filter(({ who }) => who === "consent")).toHaveLength(50);
    expect(within(began + 2_500, began + 20_000)).toBeLessThanOrEqual(MOST);
    expect(within(began + 12_000, began + 18_000)).toBeLessThanOrEqual(MOST - 5);
    expect(within(began + 21_000, began + 24_000)).toBe(MOST);
  });
});

describe("the pacer", () => {
  test("lets the first fifty go at once, and two hundred in little more than three seconds", async () => {
    const { starts, send } = createCounted();
    const all = Promise.all(Array.from({ length: 200 }, () => send("reminder")));

    await vi.advanceTimersByTimeAsync(0);
    expect(starts).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(3 * SECOND_AND_A_BIT);
    expect(starts).toHaveLength(200);
    await all;
  });

  test("never starts more than fifty in any second, however they come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ after: fc.integer({ min: 0, max: 700 }), count: fc.integer({ min: 1, max: 80 }) }), {
          maxLength: 12,
        }),
        async (bursts) => {
          const { starts, send } = createCounted();
          const sent: Promise<unknown>[] = [];
          for (const { after, count } of bursts) {
            await vi.advanceTimersByTimeAsync(after);
            for (let one = 0; one < count; one++) sent.push(send("reminder"));
          }
          await vi.advanceTimersByTimeAsync(30_000);
          await Promise.all(sent);

          expect(starts).toHaveLength(sent.length);
          expect(mostWithin(starts, 1_000)).toBeLessThanOrEqual(MOST);
        },
      ),
      { ...seeded, numRuns: 50 },
    );
  });

  test("lets somebody waiting go before the reminders in line", async () => {
    const { starts, send } = createCounted();
    const reminders = Array.from({ length: 120 }, () => send("reminder"));
    await vi.advanceTimersByTimeAsync(0);
    const person = forSomebodyWaiting(() => send("person"));

    await vi.advanceTimersByTimeAsync(SECOND_AND_A_BIT);

    expect(starts[50]?.who).toBe("person");
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all([person, ...reminders]);
  });

  test.each([
    ["first answers", ANSWER],
    ["later ones", EDIT],
  ])("keeps nobody's interaction waiting: %s pass, and cost the reminders nothing", async (_name, url) => {
    const { starts, send } = createCounted();
    const reminders = Array.from({ length: 60 }, () => send("reminder"));
    const answers = Array.from({ length: 100 }, () => send("answer", url));

    await vi.advanceTimersByTimeAsync(0);

    expect(starts.filter(({ who }) => who === "answer")).toHaveLength(100);
    expect(starts.filter(({ who }) => who === "reminder")).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all([...reminders, ...answers]);
  });

  test("keeps a second between arrivals at Discord, however long each takes to get there", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 300 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 60 })),
        async (least, extra) => {
          const arrivals: { readonly at: number }[] = [];
          let isFirst = true; // as quick as any later one: what has not been seen cannot be reckoned with
          const request = paced(closedCircuit, async () => {
            const late = isFirst ? 0 : (extra.next().value ?? 0);
            isFirst = false;
            await new Promise((resolve) => setTimeout(resolve, least + late));
            arrivals.push({ at: performance.now() });
            return new Response() as never;
          });
          const all = Array.from({ length: 300 }, () => request(MESSAGE, { method: "POST" }));
          await vi.advanceTimersByTimeAsync(20_000);
          await Promise.all(all);

          expect(arrivals).toHaveLength(300);
          expect(mostWithin(arrivals, 1_000)).toBeLessThanOrEqual(MOST);
        },
      ),
      { ...seeded, numRuns: 30 },
    );
  });

  test("goes on after a request that failed", async () => {
    const request = paced(closedCircuit, async () => {
      throw new Error("no connection");
    });
    for (let one = 0; one < 3; one++) await expect(request(MESSAGE, {})).rejects.toThrow("no connection");
  });

  test("one given up in the line was never made, and takes nobody's turn", async () => {
    const { starts, send } = createCounted();
    const reminders = Array.from({ length: 50 }, () => send("reminder"));
    const controller = new AbortController();
    const late = send("late", MESSAGE, controller.signal);
    const next = send("next");
    controller.abort();

    await expect(late).rejects.toThrow(NeverMade);
    await vi.advanceTimersByTimeAsync(SECOND_AND_A_BIT);
    expect(starts.map(({ who }) => who).slice(50)).toEqual(["next"]);
    await Promise.all([...reminders, next]);
  });
});

const WHOLE_BOT = { "retry-after": "2", "x-ratelimit-global": "true", "x-ratelimit-scope": "global" };
const limitedOnce = (headers: Record<string, string>) => {
  let isFirst = true;
  return () => {
    const answer = isFirst ? new Response(null, { status: 429, headers }) : new Response();
    isFirst = false;
    return answer;
  };
};

describe("a 429 for the whole bot", () => {
  test("sends nothing before its time: what is in line and what comes is told how long to wait", async () => {
    const { starts, send } = createCounted(limitedOnce(WHOLE_BOT));
    const all = Array.from({ length: 60 }, () => send("reminder").catch((error: unknown) => error));
    await vi.advanceTimersByTimeAsync(0);
    expect(starts).toHaveLength(50); // on their way already

    expect(await all[59]).toMatchObject({ name: "CircuitOpen", waitMs: 2_000 });
    await vi.advanceTimersByTimeAsync(900);
    await expect(send("person")).rejects.toMatchObject({ waitMs: 1_100 });
    await vi.advanceTimersByTimeAsync(600);
    const soon = send("soon");
    await vi.advanceTimersByTimeAsync(499);
    expect(starts).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(1);
    await soon;
    expect(starts).toHaveLength(51);
  });

  test("that ends within a second is sat out in the line, to the millisecond that its body tells", async () => {
    const body = JSON.stringify({ message: "You are being rate limited.", retry_after: 0.012, global: true });
    let isFirst = true;
    const { starts, send } = createCounted(() => {
      const answer = isFirst ? new Response(body, { status: 429, headers: WHOLE_BOT }) : new Response();
      isFirst = false;
      return answer;
    });
    await send("limited");
    const next = send("next");
    await vi.advanceTimersByTimeAsync(11);
    expect(starts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await next;
  });

  test("does not reach interaction answers, nor the library that would make them wait", async () => {
    const { starts, send } = createCounted(limitedOnce(WHOLE_BOT));
    const answered = await send("reminder");
    expect(answered.status).toBe(429);
    expect(answered.headers.has("x-ratelimit-global")).toBe(false);

    await send("answer", EDIT);
    expect(starts).toHaveLength(2);
  });

  test("does not make discord.js hold back the edit of an answer until it is over", async () => {
    const made: string[] = [];
    const once = limitedOnce(WHOLE_BOT);
    const json = { "content-type": "application/json" };
    const makeRequest = paced(closedCircuit, async (url) => {
      made.push(url);
      const answer = once();
      return (answer.status === 429 ? answer : new Response("{}", { headers: json })) as never;
    });
    const rest = new REST({ makeRequest, retries: 0, rejectOnRateLimit: ["/channels"] }).setToken("token");
    await expect(rest.post("/channels/100000000000000001/messages", { body: {} })).rejects.toThrow(RateLimitError);

    await rest.patch("/webhooks/100000000000000001/token/messages/@original", { body: {}, auth: false });
    expect(made).toHaveLength(2);
  });

  test("is also one that names no scope, as it comes from what stands before the API", async () => {
    const { send } = createCounted(limitedOnce({ "retry-after": "30" }));
    await send("reminder");

    await expect(send("reminder")).rejects.toMatchObject({ waitMs: 30_000 });
  });

  test("that names no wait is waited for longer each time it comes again, and the library is told how long", async () => {
    let isLimited = true;
    const { send } = createCounted(() => new Response("<html>", { status: isLimited ? 429 : 200 }));
    const waits: number[] = [];
    for (let times = 0; times < 8; times++) {
      const answered = await send("start", "https://discord.com/api/v10/applications/@me");
      const ms = Number(answered.headers.get("retry-after")) * 1_000;
      waits.push(ms);
      await vi.advanceTimersByTimeAsync(ms + 1);
    }
    for (const [at, wait] of waits.entries()) {
      const about = Math.min(4_000 * 2 ** at, 120_000);
      expect(wait).toBeGreaterThanOrEqual(about * 0.75 - 1);
      expect(wait).toBeLessThanOrEqual(about + 1_000); // the header is in whole seconds
    }
    isLimited = false;
    await send("start", "https://discord.com/api/v10/applications/@me");
    isLimited = true;
    const anew = await send("start", "https://discord.com/api/v10/applications/@me");
    expect(Number(anew.headers.get("retry-after"))).toBeLessThanOrEqual(5);
  });

  test("that names no wait does not have discord.js repeat an interaction's answer at once and for ever", async () => {
    const { starts, send } = createCounted(() => new Response("<html>", { status: 429 }));
    const answered = await send("answer", ANSWER);

    expect(Number(answered.headers.get("retry-after"))).toBeGreaterThanOrEqual(3);
    expect(starts).toHaveLength(1);
  });

  test("many of them at once are one", async () => {
    const { send } = createCounted(() => new Response("<html>", { status: 429 }));
    const all = await Promise.all(Array.from({ length: 20 }, () => send("start", EDIT)));

    for (const { headers } of all) expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(5);
  });

  test("is none of one channel's limit", async () => {
    const { starts, send } = createCounted(limitedOnce({ "retry-after": "2", "x-ratelimit-scope": "user" }));
    await send("reminder");
    await send("reminder");
    expect(starts).toHaveLength(2);
  });

  test("is waited out by what the bot cannot start without", async () => {
    const { starts, send } = createCounted(limitedOnce(WHOLE_BOT));
    await send("reminder");
    const commands = send("commands", "https://discord.com/api/v10/applications/1/commands");
    await vi.advanceTimersByTimeAsync(1_999);
    expect(starts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await commands;
  });
});

describe("a page in Discord's place", () => {
  const OTHER = "https://discord.com/api/v10/applications/@me";
  const page = (status: number, type = "text/html") =>
    createCounted(() => new Response("<html>", { status, headers: { "retry-after": "90", "content-type": type } }));

  test.each([403, 503, 520])("that answers %i to what a start needs is waited for as it says", async (status) => {
    await expect(page(status).send("start", OTHER)).rejects.toMatchObject({ name: "CircuitOpen", waitMs: 90_000 });
  });

  test("is handed on to whoever posts, edits or answers, and so is what is no page", async () => {
    for (const url of [MESSAGE, EDIT, ANSWER]) expect((await page(503).send("x", url)).status).toBe(503);
    expect((await page(503, "application/json").send("x", OTHER)).status).toBe(503);
    expect((await page(404).send("x", OTHER)).status).toBe(404);
  });
});

describe("the circuit breaker", () => {
  test("is asked before the line, and again at its end", async () => {
    let waitMs = 0;
    const { starts, send } = createCounted(undefined, { waitMs: () => waitMs });
    const all = Array.from({ length: 60 }, () => send("reminder").catch((error: unknown) => error));
    await vi.advanceTimersByTimeAsync(0);
    waitMs = 60_000;
    await expect(send("reminder")).rejects.toThrow(CircuitOpen);
    await vi.advanceTimersByTimeAsync(SECOND_AND_A_BIT);

    expect(starts).toHaveLength(50);
    expect(await all[59]).toMatchObject({ waitMs: 60_000 });
  });

  test.each([
    ["an opening", "https://discord.com/api/v10/users/@me/channels", "open"],
    ["a message", MESSAGE, "post"],
    ["an interaction's answer", EDIT, "answer"],
    ["the list of commands", "https://discord.com/api/v10/applications/1/commands", "other"],
  ])("is told what is asked for: %s", async (_name, url, kind) => {
    const asked: string[] = [];
    await createCounted(undefined, { begin: (of) => void asked.push(of) }).send("one", url);
    expect(asked).toEqual(kind === "answer" ? [] : [kind]);
  });

  test("hears every answer, those to interactions too", async () => {
    const heard: unknown[] = [];
    const { send } = createCounted(
      () => new Response(null, { status: 403, headers: { "x-ratelimit-scope": "shared" } }),
      { answered: (...said) => void heard.push(said) },
    );
    await send("one");
    await send("answer", ANSWER);
    expect(heard).toEqual([
      [403, "shared"],
      [403, "shared"],
    ]);
  });
});
