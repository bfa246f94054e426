import { describe, expect, test } from "vitest";
import { createFaultSwitch } from "../../src/faults/fault-switch.ts";
import { ClientRefusal } from "../../src/interactions/client-refusal.ts";

const DM = "1284500000000000001";
const post = { method: "POST", path: `/channels/${DM}/messages`, body: { content: "Wind down." } };
const postToServer = { ...post, path: "/channels/1284011223344556033/messages" };
const open = { method: "POST", path: "/users/@me/channels", body: { recipient_id: "281460330551246848" } };
const editMessage = { method: "PATCH", path: `/channels/${DM}/messages/1`, body: {} };
const callback = { method: "POST", path: "/interactions/1/t/callback", body: {} };

function faults(seed = 1, dropGateway = () => {}) {
  return createFaultSwitch({ seed, dropGateway, isDirectMessage: (id) => id === DM });
}

test.each([
  ["500", post, { kind: "status", status: 500 }],
  ["503 next", open, { kind: "status", status: 503 }],
  ["html 502 next 3", post, { kind: "html", status: 502 }],
  ["html", post, { kind: "html", status: 502 }],
  ["html 403", open, { kind: "html", status: 403 }],
  ["html 429", callback, { kind: "html", status: 429 }],
  ["html 200", post, { kind: "html", status: 200 }],
  ["html 302 next", post, { kind: "html", status: 302 }],
  ["404/0", post, { kind: "status", status: 404, code: 0 }],
  ["400/0 next", post, { kind: "status", status: 400, code: 0 }],
  ["403/340001", open, { kind: "status", status: 403, code: 340001 }],
  ["403/40333", { method: "GET", path: "/applications/@me", body: undefined }, { status: 403, code: 40333 }],
  ["429", callback, { kind: "status", status: 429, headers: { "retry-after": "1.000", "x-ratelimit-scope": "user" } }],
  ["429 storm", post, { kind: "status", status: 429, headers: { "x-ratelimit-global": "true" } }],
  ["401", post, { kind: "status", status: 401, code: 0 }],
  ["slow 2s", post, { kind: "hold" }],
  ["lost-answer next", post, { kind: "cut-after" }],
  ["cut-before next", post, { kind: "cut-before" }],
  ["50007", post, { kind: "status", status: 403, code: 50007 }],
  ["50278", post, { kind: "status", status: 403, code: 50278 }],
  ["50001 next", post, { kind: "status", status: 403, code: 50001 }],
  ["10003 next", post, { kind: "status", status: 404, code: 10003 }],
  ["10008", editMessage, { kind: "status", status: 404, code: 10008 }],
  ["10013", open, { kind: "status", status: 404, code: 10013 }],
  ["20026", open, { kind: "status", status: 403, code: 20026 }],
  ["40003", open, { kind: "status", status: 403, code: 40003 }],
])("“%s” strikes as it says", (phrase, request, fault) => {
  const discord = faults();
  discord.set(phrase);

  expect(discord.rule(request)).toMatchObject(fault);
});

test.each([
  ["50007", "a message in a server", postToServer],
  ["50007", "an edit", editMessage],
  ["40003", "a message", post],
  ["10008", "a new message", post],
  ["401", "an answer to an interaction", callback],
  ["429 storm", "an answer to an interaction, which has no global limit", callback],
  ["404/0", "an answer to an interaction", callback],
  ["upgrade 503", "a request", post],
])("“%s” does not strike %s", (phrase, _what, request) => {
  const discord = faults();
  discord.set(phrase);

  expect(discord.rule(request)).toBeUndefined();
});

test.each([
  ["upgrade 503", [503, 503]],
  ["upgrade 429 next", [429, undefined]],
  ["503", [undefined, undefined]],
])("“%s”: the next gateway handshakes are answered with %j", (phrase, statuses) => {
  const discord = faults();
  discord.set(phrase);

  expect([discord.handshake(), discord.handshake()]).toEqual(statuses);
});

test("“next 2” strikes twice, and passes over what it does not concern", () => {
  const discord = faults();
  discord.set("50007 next 2");
  const struck = [post, open, post, post].map((request) => discord.rule(request) !== undefined);

  expect(struck).toEqual([true, false, true, false]);
  expect(discord.active()).toEqual([]);
});

describe("by chance", () => {
  const run = (seed: number) => {
    const discord = faults(seed);
    discord.set("500 10%");
    return Array.from({ length: 1000 }, () => (discord.rule(post) ? "x" : ".")).join("");
  };

  test("“10%” strikes about one request in ten", () => {
    expect(run(1).replaceAll(".", "").length).toBeGreaterThan(70);
    expect(run(1).replaceAll(".", "").length).toBeLessThan(130);
  });

  test("the same seed strikes the same requests, another seed others", () => {
    expect(run(7)).toBe(run(7));
    expect(run(7)).not.toBe(run(8));
  });
});

test("several can be on; the one said last goes first, and what is on is told in words", () => {
  const discord = faults();
  discord.set("500 10%");
  discord.set("slow 500ms");
  expect(discord.set("lost-answer next")).toBe(
    "On now: a 500, 10 times in 100; an answer 0.5 s late, every time; carried out, and the answer is lost, the next time.",
  );

  expect(discord.rule(post)).toEqual({ kind: "cut-after" });
  expect(discord.rule(post)).toMatchObject({ kind: "hold" });
  expect(discord.set("off")).toBe("Nothing goes wrong any more.");
  expect([discord.active(), discord.rule(post)]).toEqual([[], undefined]);
});

test("“gateway” drops it at once, and stays on for nothing", () => {
  let drops = 0;
  const discord = faults(1, () => {
    drops += 1;
  });

  expect(discord.set("gateway")).toContain("dropped");
  expect([drops, discord.active()]).toEqual([1, []]);
});

test.each(["", "nonsense", "500 sometimes", "500 0%", "500 101%", "next", "slow 2 minutes", "50007 next 0"])(
  "“%s” is refused with what one can say",
  (phrase) => {
    const discord = faults();

    expect(() => discord.set(phrase)).toThrow(ClientRefusal);
    expect(() => discord.set(phrase)).toThrow(/There are: 500, 502/);
    expect(discord.active()).toEqual([]);
  },
);
