import { DiscordjsError } from "discord.js";
import { describe, expect, test } from "vitest";
import { CircuitOpen } from "../../../../src/discord/rest/circuit-breaker.ts";
import { TokenDoubted } from "../../../../src/discord/rest/doubted-token.ts";
import { NotAnAnswer } from "../../../../src/discord/rest/only-answers.ts";
import { retryWhileDiscordIsAway } from "../../../../src/discord/rest/retry-while-away.ts";
import { NotDiscordError, TokenRefused, whoWeAre } from "../../../../src/discord/rest/who-we-are.ts";
import { apiError, connectionError, httpError, limitError } from "../../../support/discord-errors.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

const api = (status: number) => apiError(status, 0);

/** Fails with each of the errors in turn, then succeeds. */
function tried(errors: readonly unknown[]) {
  const { log, lines } = logIntoMemory();
  const pauses: number[] = [];
  const waiting = [...errors];
  const attempt = async () => {
    if (waiting.length > 0) throw waiting.shift();
    return "done";
  };
  const result = retryWhileDiscordIsAway("log in", attempt, log, async (ms) => pauses.push(ms));
  return { result, pauses, lines };
}

describe("what passes is waited for", () => {
  test.each([
    ["Discord is down", httpError(503)],
    ["Discord is overloaded", api(500)],
    ["we asked too often", api(429)],
    ["a limit is told by the client", limitError(10)],
    ["the circuit is open", new CircuitOpen(10)],
    ["Cloudflare refuses the address with a page", apiError(403, undefined)],
    ["Cloudflare refuses the address with its code", apiError(403, 40333)],
    ["a proxy says we asked too often", httpError(429)],
    ["a page comes in Discord's place", new NotAnAnswer(200)],
    ["the token is in doubt", new TokenDoubted()],
    ["nobody listens", connectionError("ECONNREFUSED")],
    ["the name is not found", connectionError("EAI_AGAIN")],
    ["the connection was lost", connectionError("UND_ERR_SOCKET")],
    ["no answer came in time", new DOMException("x", "AbortError")],
    ["the reason lies deeper", new TypeError("fetch failed", { cause: connectionError("ECONNRESET") })],
  ])("%s", async (_when, error) => {
    const { result, lines } = tried([error]);
    expect(await result).toBe("done");
    expect(lines()).toMatchObject([{ what: "log in", msg: expect.stringMatching(/^Discord is away: .*waiting/) }]);
  });
});

describe("what does not pass is thrown at once", () => {
  test.each([
    ["the token is wrong", api(401)],
    ["the request is wrong", api(400)],
    ["we are not let in", api(403)],
    [
      "discord.js says that the token is wrong",
      Object.assign(Object.create(DiscordjsError.prototype), { code: "TokenInvalid" }),
    ],
    ["a call of ours is wrong", connectionError("ERR_INVALID_ARG_TYPE")],
    ["a bug", new TypeError("x")],
    ["a bug behind a bug", new Error("x", { cause: new TypeError("x") })],
    ["no error at all", "x"],
  ])("%s", async (_when, error) => {
    const { result, pauses } = tried([error]);
    await expect(result).rejects.toBe(error);
    expect(pauses).toEqual([]);
  });
});

test("each pause is about twice the one before, and none longer than two minutes", async () => {
  const { result, pauses } = tried(Array.from({ length: 12 }, () => httpError(503)));
  await result;
  for (const [at, pause] of pauses.entries()) {
    const about = Math.min(1_000 * 2 ** at, 120_000);
    expect(pause).toBeGreaterThanOrEqual(about * 0.75);
    expect(pause).toBeLessThanOrEqual(about);
  }
  expect(Math.max(...pauses)).toBeGreaterThan(60_000);
});

test.each([
  ["a limit", limitError(90_000), 90_000],
  ["a page in Discord's place", new CircuitOpen(600_000), 600_000],
  ["no more than an hour", limitError(86_400_000), 3_600_000],
])("a wait that Discord asks for is kept: %s", async (_name, error, ms) => {
  const { result, pauses } = tried([error]);
  await result;
  expect(pauses).toEqual([ms]);
});

test.each([
  ["a 404 that passes", [api(404), api(404)], { id: "42" }],
  ["no 404", [], { id: "42" }],
])("an address that is Discord's after all: %s", async (_name, errors, answer) => {
  const waiting: unknown[] = [...errors];
  const get = async () => {
    if (waiting.length > 0) throw waiting.shift();
    return answer;
  };
  expect(await whoWeAre({ get } as never, logIntoMemory().log, undefined, async () => {})).toEqual(answer);
});

test.each([
  ["in JSON", api(404)],
  ["as a page", apiError(404, undefined)],
  ["from a proxy", httpError(404)],
  ["as a version it does not know, 400", apiError(400, 50041)],
  ["as a method it does not take, 405", apiError(405, undefined)],
])("an address that is not Discord's (%s) ends with a sentence that names the variable", async (_name, error) => {
  const get = async () => {
    throw error;
  };
  const asked = whoWeAre({ get } as never, logIntoMemory().log, undefined, async () => {});
  await expect(asked).rejects.toThrow(NotDiscordError);
  await expect(asked).rejects.toThrow(/DISCORD_API_URL/);
});

test.each([{ ok: true }, "hello", null, { id: 42 }])(
  "what answers %j is not Discord: it is waited for, and the log names DISCORD_API_URL",
  async (said) => {
    const answers: unknown[] = [said, { id: "42" }];
    const { log, lines } = logIntoMemory();
    const rest = { get: async () => answers.shift() };

    expect(await whoWeAre(rest as never, log, undefined, async () => {})).toEqual({ id: "42" });
    expect(lines()).toMatchObject([{ msg: expect.stringContaining("DISCORD_API_URL") }]);
  },
);

test("a token that Discord does not know ends with a sentence that names the variable", async () => {
  const rest = {
    get: async () => {
      throw api(401);
    },
  };
  await expect(whoWeAre(rest as never, logIntoMemory().log)).rejects.toThrow(TokenRefused);
  await expect(whoWeAre(rest as never, logIntoMemory().log)).rejects.toThrow(/DISCORD_TOKEN/);
});

test("the application behind the token is who we are", async () => {
  const rest = { get: async (route: string) => ({ id: "42", route }) };
  expect(await whoWeAre(rest as never, logIntoMemory().log)).toEqual({ id: "42", route: "/applications/@me" });
});
