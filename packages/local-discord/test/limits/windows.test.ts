import { expect, test } from "vitest";
import { createInvalidRequests } from "../../src/limits/invalid-requests.ts";
import { createLimitClock } from "../../src/limits/limit-clock.ts";
import { createNewDms } from "../../src/limits/new-dms.ts";
import { createRateLimits } from "../../src/limits/rate-limits.ts";
import { fixedWindow, slidingWindow } from "../../src/limits/windows.ts";

const FIFTY = { limit: 50, perMs: 1000 };
const EPOCH = 1_780_000_000_000;

/** 50 requests just before a second is over, and 50 just after: how many pass? */
function passedAcross(take: (nowMs: number) => number): number {
  take(0);
  const times = [...Array(49).fill(990), ...Array(50).fill(1001)];
  return 1 + times.filter((at) => take(at) === 0).length;
}

test("a fixed second lets twice as many through around its end, a sliding one does not", () => {
  expect(passedAcross(fixedWindow(FIFTY).take)).toBe(100);
  expect(passedAcross(slidingWindow(FIFTY).take)).toBe(51);
});

test.each([
  ["sliding", slidingWindow],
  ["fixed", fixedWindow],
] as const)("a %s window says how long to wait, and lets through after that", (_name, create) => {
  const window = create({ limit: 2, perMs: 1000 });

  expect([window.take(0), window.take(400), window.take(500)]).toEqual([0, 0, 500]);
  expect(window.take(1000)).toBe(0);
});

const message = (channel_id: string) =>
  ({ method: "POST", template: "/channels/{channel_id}/messages", params: { channel_id }, proof: "bot" }) as const;

test("a bucket counts down in the headers, and the sixth message in five seconds is a 429", () => {
  const judge = createRateLimits({});
  expect(judge(message("1"), 0, EPOCH).headers).toMatchObject({
    "x-ratelimit-limit": "5",
    "x-ratelimit-remaining": "4",
    "x-ratelimit-reset-after": "5.000",
    "x-ratelimit-reset": "1780000005.000",
    "x-ratelimit-bucket": expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  for (const at of [10, 20, 30, 40]) expect(judge(message("1"), at, EPOCH).tooMany).toBeUndefined();

  expect(judge(message("1"), 1500, EPOCH)).toMatchObject({
    headers: { "retry-after": "4", "x-ratelimit-scope": "user", "x-ratelimit-remaining": "0" },
    tooMany: { retry_after: 3.5, global: false },
  });
  expect(judge(message("2"), 1500, EPOCH).tooMany).toBeUndefined();
  expect(judge(message("1"), 5000, EPOCH).tooMany).toBeUndefined();
});

test("the 51st request in a second is a global 429, and answers to interactions are not counted", () => {
  const judge = createRateLimits({});
  const callback = {
    method: "POST",
    template: "/interactions/{interaction_id}/{interaction_token}/callback",
    params: {},
    proof: "path",
  } as const;
  for (let channel = 0; channel < 50; channel += 1) judge(message(String(channel)), 0, EPOCH);

  expect(judge(message("50"), 250, EPOCH)).toEqual({
    headers: { "retry-after": "1", "x-ratelimit-global": "true", "x-ratelimit-scope": "global" },
    tooMany: { message: "You are being rate limited.", retry_after: 0.75, global: true },
  });
  expect(judge(callback, 250, EPOCH)).toEqual({ headers: {} });
});

test("“off” and an empty list take both limits away", () => {
  const judge = createRateLimits({ globalLimit: "off", routeLimits: [] });
  const verdicts = Array.from({ length: 200 }, () => judge(message("1"), 0, EPOCH));

  expect(verdicts.every(({ tooMany, headers }) => !tooMany && Object.keys(headers).length === 0)).toBe(true);
});

test("too many invalid requests block, shared limits and other errors do not count, and it passes", () => {
  const invalid = createInvalidRequests({ limit: 2, perMs: 1000 });
  invalid.count(404, {}, 0);
  invalid.count(429, { "x-ratelimit-scope": "shared" }, 0);
  invalid.count(401, {}, 0);
  expect(invalid.isBlocked(10)).toBe(false);
  invalid.count(403, {}, 10);

  expect([invalid.isBlocked(20), invalid.isBlocked(1001)]).toEqual([true, false]);
});

test("a direct message that is open already costs nothing to ask for again", () => {
  const newDms = createNewDms({ limit: 1, perMs: 1000 });

  expect([newDms.mayOpen("robin", 0), newDms.mayOpen("robin", 1), newDms.mayOpen("sam", 2)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(newDms.mayOpen("sam", 1000)).toBe(true);
});

test("the limits' clock goes on with real time or with the playground's, whichever goes further, and never back", () => {
  let realMs = 100;
  let playedMs = 5000;
  const clock = createLimitClock({ realMs: () => realMs, playedMs: () => playedMs });
  realMs += 20;
  expect(clock()).toBe(20);
  realMs += 10;
  playedMs += 86_400_000;
  expect(clock()).toBe(86_400_020);
  playedMs -= 86_400_000;
  expect(clock()).toBe(86_400_020);
});
