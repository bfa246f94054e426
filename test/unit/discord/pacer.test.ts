import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forSomebodyWaiting, paced } from "../../../src/discord/pacer.ts";
import { seeded } from "../../support/seed.ts";

const MESSAGE = "https://discord.com/api/v10/channels/100000000000000001/messages";
const ANSWER = "https://discord.com/api/v10/interactions/100000000000000001/token/callback";
const EDIT = "https://discord.com/api/v10/webhooks/100000000000000001/token/messages/@original";
const SECOND_AND_A_BIT = 1_020;
const MOST = 50;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function createCounted() {
  const starts: { readonly at: number; readonly who: string }[] = [];
  const request = paced(async (_url, init) => {
    starts.push({ at: performance.now(), who: String(init.body) });
    return new Response() as never;
  });
  return { starts, send: (who: string, url = MESSAGE) => request(url, { body: who }) };
}

function mostWithin(starts: readonly { readonly at: number }[], milliseconds: number): number {
  return Math.max(
    0,
    ...starts.map(({ at }) => starts.filter((one) => one.at >= at && one.at < at + milliseconds).length),
  );
}

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

  test("never starts more than fifty in any 1,020 ms, however they come", async () => {
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
          expect(mostWithin(starts, SECOND_AND_A_BIT)).toBeLessThanOrEqual(MOST);
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

  test("goes on after a request that failed", async () => {
    const request = paced(async () => {
      throw new Error("no connection");
    });
    for (let one = 0; one < 3; one++) await expect(request(MESSAGE, {})).rejects.toThrow("no connection");
  });
});
