import { describe, expect, test } from "vitest";
import { createCircuitBreaker, kindOf } from "../../../../src/discord/rest/circuit-breaker.ts";
import { createInvalidRequests, type InvalidRequestsRow } from "../../../../src/discord/rest/invalid-requests.ts";
import { createTestClock } from "../../../support/test-clock.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const UNASKED = false;
const ASKED = true;

function openBreaker(before?: InvalidRequestsRow) {
  const clock = createTestClock("2026-01-10T21:45:00Z");
  const { log, lines } = logIntoMemory();
  const kept: InvalidRequestsRow[] = [];
  const keep = (row: InvalidRequestsRow) => void kept.push(structuredClone(row));
  const breaker = createCircuitBreaker({
    now: clock.now,
    log,
    invalid: createInvalidRequests({ now: clock.now, before, keep }),
  });
  return {
    breaker,
    clock,
    kept,
    said: () => lines().map(({ msg }) => String(msg)),
    lines,
    /** Asks, goes when it may, and hears `word`; returns the wait otherwise. */
    try(kind: "open" | "post" | "read", isAsked: boolean, word: "taken" | number | undefined) {
      const waitMs = breaker.waitMs(kind, isAsked);
      if (waitMs > 0) return waitMs;
      breaker.begin(kind, isAsked);
      breaker.heard(kind, isAsked, word);
      return 0;
    },
    refuse(count: number, status = 403) {
      for (let one = 0; one < count; one++) breaker.answered(status, null);
    },
  };
}

test("a closed circuit holds nobody and says nothing", () => {
  const { breaker, said } = openBreaker();
  for (const kind of ["answer", "open", "post", "read", "other"] as const) {
    expect(breaker.waitMs(kind, UNASKED)).toBe(0);
    expect(breaker.heard(kind, UNASKED, "taken")).toBeUndefined();
  }
  expect(said()).toEqual([]);
});

test.each([50007, 50278, 50001, 10003, 10013, 50035, undefined])("%s is about one person or one message", (code) => {
  const { breaker } = openBreaker();
  expect(breaker.heard("post", UNASKED, code)).toBeUndefined();
  expect(breaker.waitMs("post", UNASKED)).toBe(0);
});

describe("opening direct messages too fast (40003)", () => {
  test("stops openings that nobody waits for by minutes, and those of people by one", () => {
    const { breaker, said } = openBreaker();

    expect(breaker.heard("open", UNASKED, 40003)).toBe(5 * MINUTE);
    expect(breaker.waitMs("open", UNASKED)).toBe(5 * MINUTE);
    expect(breaker.waitMs("open", ASKED)).toBe(MINUTE);
    expect(said()).toEqual([expect.stringContaining("opens direct messages too fast (40003)")]);
  });

  test("lets reminders with a stored channel go on, and looks into them, and answers", () => {
    const { breaker } = openBreaker();
    breaker.heard("open", ASKED, 40003);
    for (const kind of ["post", "read", "answer", "other"] as const) expect(breaker.waitMs(kind, UNASKED)).toBe(0);
    expect(breaker.waitMs("post", ASKED)).toBe(0);
  });

  test("tries one after the pause while the others wait, and goes on for all once it is taken", () => {
    const { breaker, clock, said } = openBreaker();
    breaker.heard("open", UNASKED, 40003);
    clock.advance({ minutes: 5 });

    expect(breaker.waitMs("open", UNASKED)).toBe(0);
    breaker.begin("open", UNASKED);
    expect(breaker.waitMs("open", UNASKED)).toBe(2 * SECOND);
    breaker.heard("open", UNASKED, "taken");
    expect(breaker.waitMs("open", UNASKED)).toBe(0);
    expect(said()).toEqual([expect.stringContaining("40003"), "Discord takes direct messages again"]);
  });

  test("waits twice as long after each further refusal, half an hour at most", () => {
    const house = openBreaker();
    house.breaker.heard("open", UNASKED, 40003);
    const pauses = [5, 10, 20, 30, 30].map((minutes) => {
      const waitMs = house.breaker.waitMs("open", UNASKED);
      house.clock.advance({ minutes });
      house.try("open", UNASKED, 40003);
      return waitMs / MINUTE;
    });
    expect(pauses).toEqual([5, 10, 20, 30, 30]);
  });

  test("is told once by fifty that were on their way together", () => {
    const { breaker, said } = openBreaker();
    for (let one = 0; one < 50; one++) breaker.heard("open", UNASKED, 40003);
    expect(breaker.waitMs("open", UNASKED)).toBe(5 * MINUTE);
    expect(said()).toHaveLength(1);
  });
});

describe("a flagged bot (20026)", () => {
  test("sends nothing unasked for half an hour, and tells the operator what to do", () => {
    const { breaker, lines } = openBreaker();

    expect(breaker.heard("post", UNASKED, 20026)).toBe(30 * MINUTE);
    expect(breaker.waitMs("post", UNASKED)).toBe(30 * MINUTE);
    expect(breaker.waitMs("open", UNASKED)).toBe(30 * MINUTE);
    expect(lines()).toMatchObject([
      { level: 50, code: 20026, pauseMinutes: 30, msg: expect.stringContaining("appeal") },
    ]);
  });

  test("still answers people, and still reads what has arrived", () => {
    const { breaker } = openBreaker();
    breaker.heard("open", ASKED, 20026);
    expect(breaker.waitMs("answer", ASKED)).toBe(0);
    expect(breaker.waitMs("post", ASKED)).toBe(0);
    expect(breaker.waitMs("read", UNASKED)).toBe(0);
    expect(breaker.waitMs("open", ASKED)).toBe(MINUTE);
  });

  test("tries one reminder after the pause; refused again, it is told again and waits twice as long, two hours at most", () => {
    const house = openBreaker();
    house.breaker.heard("post", UNASKED, 20026);
    const pauses = [30, 60, 120, 120].map((minutes) => {
      const waitMs = house.breaker.waitMs("post", UNASKED);
      house.clock.advance({ minutes });
      house.try("post", UNASKED, 20026);
      return waitMs / MINUTE;
    });
    expect(pauses).toEqual([30, 60, 120, 120]);
    expect(house.said()).toHaveLength(5);
  });

  test("a channel that can be opened proves nothing: only a message that is taken does", () => {
    const house = openBreaker();
    house.breaker.heard("post", UNASKED, 20026);
    house.clock.advance({ minutes: 30 });
    house.try("open", UNASKED, "taken");
    expect(house.said()).toHaveLength(1);

    house.try("post", UNASKED, "taken");
    expect(house.said()).toEqual([expect.stringContaining("20026"), "Discord takes direct messages again"]);
  });

  test("a probe that no word came of keeps the others for half a minute, one that hears something else for no time", () => {
    const house = openBreaker();
    house.breaker.heard("post", UNASKED, 20026);
    house.clock.advance({ minutes: 30 });
    house.breaker.begin("post", UNASKED);
    house.clock.advance({ seconds: 29 });
    expect(house.breaker.waitMs("post", UNASKED)).toBe(SECOND);
    house.clock.advance({ seconds: 1 });
    expect(house.try("post", UNASKED, 50007)).toBe(0);
    expect(house.breaker.waitMs("post", UNASKED)).toBe(0);
  });

  test("what people ask for meanwhile does not put off the next try of a reminder", () => {
    const house = openBreaker();
    house.breaker.heard("post", UNASKED, 20026);
    for (let minute = 0; minute < 30; minute++) {
      house.try("open", ASKED, 20026);
      house.try("post", ASKED, 20026);
      house.clock.advance({ minutes: 1 });
    }
    expect(house.breaker.waitMs("post", UNASKED)).toBe(0);
  });
});

describe("the count of invalid requests", () => {
  test.each([
    [401, null, 1],
    [403, null, 1],
    [429, "user", 1],
    [429, "global", 1],
    [429, null, 1],
    [429, "shared", 0],
    [200, null, 0],
    [404, null, 0],
    [400, null, 0],
    [500, null, 0],
  ])("%i of scope %s counts %i", (status, scope, count) => {
    const { now } = createTestClock("2026-01-10T21:45:00Z");
    const invalid = createInvalidRequests({ now, keep: () => {} });
    invalid.answered(status, scope);
    expect(invalid.recent()).toBe(count);
  });

  test("stops reminders at 2,000 within ten minutes, lets them go on at 1,000, and says each once", () => {
    const { breaker, clock, refuse, lines } = openBreaker();
    refuse(1_000);
    clock.advance({ minutes: 5 });
    refuse(999);
    expect(breaker.waitMs("post", UNASKED)).toBe(0);
    refuse(1);
    // The first thousand is forgotten ten minutes after it came, give or take the step it is counted in.
    expect(breaker.waitMs("post", UNASKED)).toBe(5 * MINUTE + 10 * SECOND);
    expect(breaker.waitMs("open", UNASKED)).toBeGreaterThan(0);
    expect(breaker.waitMs("read", UNASKED)).toBeGreaterThan(0);

    clock.advance({ minutes: 5, seconds: 9 });
    expect(breaker.waitMs("post", UNASKED)).toBeGreaterThan(0);
    clock.advance({ seconds: 1 });
    expect(breaker.waitMs("post", UNASKED)).toBe(0);
    expect(lines()).toMatchObject([
      { level: 50, invalidRequests: 2_000, blockedAt: 10_000 },
      { level: 30, invalidRequests: 1_000 },
    ]);
  });

  test("what people ask for goes on until 6,000, and answers and the start for ever", () => {
    const { breaker, refuse } = openBreaker();
    refuse(5_999);
    expect(breaker.waitMs("post", ASKED)).toBe(0);
    refuse(1);
    expect(breaker.waitMs("post", ASKED)).toBeGreaterThan(0);
    refuse(50_000);
    expect(breaker.waitMs("answer", ASKED)).toBe(0);
    expect(breaker.waitMs("other", UNASKED)).toBe(0);
  });

  test("outlives the process, so that a crash loop does not begin at nought each time", () => {
    const first = openBreaker();
    first.refuse(1_999);
    const second = openBreaker(first.kept.at(-1));
    expect(second.breaker.waitMs("post", UNASKED)).toBe(0);
    second.refuse(1);
    expect(second.breaker.waitMs("post", UNASKED)).toBeGreaterThan(0);
  });

  test("keeps no more than ten minutes, however many there are", () => {
    const { clock, refuse, kept } = openBreaker();
    for (let second = 0; second < 3_600; second++) {
      refuse(10);
      clock.advance({ seconds: 1 });
    }
    expect(kept.at(-1)?.steps.length).toBeLessThanOrEqual(62);
  });

  test("a clock that is set back makes it wait ten minutes from then, not for ever", () => {
    const { breaker, clock, refuse } = openBreaker();
    refuse(2_000);
    clock.advance({ hours: -24 });
    expect(breaker.waitMs("post", UNASKED)).toBe(10 * MINUTE + 10 * SECOND);
    clock.advance({ minutes: 10, seconds: 10 });
    expect(breaker.waitMs("post", UNASKED)).toBe(0);
  });
});

test("a clock that is set back does not prolong a pause", () => {
  const { breaker, clock } = openBreaker();
  breaker.heard("post", UNASKED, 20026);
  clock.advance({ hours: -24 });
  expect(breaker.waitMs("post", UNASKED)).toBe(30 * MINUTE);
  clock.advance({ minutes: 30 });
  expect(breaker.waitMs("post", UNASKED)).toBe(0);
});

test.each([
  ["POST", "/api/v10/interactions/100000000000000001/token/callback", "answer"],
  ["PATCH", "/api/v10/webhooks/100000000000000001/token/messages/@original", "answer"],
  ["POST", "/api/v10/users/@me/channels", "open"],
  ["POST", "/api/v10/channels/100000000000000001/messages", "post"],
  ["GET", "/api/v10/channels/100000000000000001/messages?limit=100", "read"],
  ["GET", "/api/v10/applications/@me", "other"],
  ["GET", "/api/v10/gateway/bot", "other"],
])("%s %s is of the kind %s", (method, path, kind) => {
  expect(kindOf(method, `https://discord.com${path}`)).toBe(kind);
});
