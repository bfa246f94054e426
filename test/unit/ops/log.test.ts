import { DiscordAPIError, DiscordjsError, HTTPError, RateLimitError } from "discord.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ConfigError } from "../../../src/config/config.ts";
import { ContentError } from "../../../src/content/schema/content-error.ts";
import { UserError } from "../../../src/errors.ts";
import { describeError, routeOf } from "../../../src/ops/describe-error.ts";
import { createUserTag } from "../../../src/ops/log.ts";
import { logDelivery } from "../../../src/ops/log-delivery.ts";
import { decodeRecord } from "../../../src/storage/core/record-text.ts";
import { InvalidRecordError, StoreError, UnreadableRowError } from "../../../src/storage/core/store-errors.ts";
import { logIntoMemory } from "./log-lines.ts";

const userTag = createUserTag("a secret of this installation");

const BOT_TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.GuzzLE.zYxWvUtSrQpOnMlKjIhGfEdCbA";
const INTERACTION_TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg";
const TYPED = "kratom with wine";
const USER = "234567890123456789";
const CHANNEL = "345678901234567890";
const SECRETS = [BOT_TOKEN, "GuzzLE", INTERACTION_TOKEN, "kratom", "wine", USER, CHANNEL];

/** What somebody typed, in the shape of a place in the code. */
const LIKE_A_PLACE = `${TYPED}\n    at ${TYPED.replaceAll(" ", ".")} (src/${USER}.ts:1:1)\n    at kratom (src/wine.ts:1:1)`;

const body = { body: { content: TYPED, recipient_id: USER, token: BOT_TOKEN }, files: undefined };
const answerUrl = `https://discord.com/api/v10/webhooks/${CHANNEL}/${INTERACTION_TOKEN}/messages/@original?wait=${USER}`;

const apiError = () =>
  new DiscordAPIError({ code: 50035, message: TYPED }, 50035, 400, "PATCH", answerUrl, body as never);

const errors: Readonly<Record<string, () => unknown>> = {
  "DiscordAPIError on an interaction": apiError,
  "DiscordAPIError on a channel": () =>
    new DiscordAPIError(
      { code: 50007, message: TYPED },
      50007,
      403,
      "POST",
      `https://discord.com/api/v10/channels/${CHANNEL}/messages`,
      body as never,
    ),
  HTTPError: () =>
    new HTTPError(
      503,
      TYPED,
      "POST",
      `https://discord.com/api/v10/interactions/${USER}/${INTERACTION_TOKEN}/callback`,
      body as never,
    ),
  RateLimitError: () =>
    new RateLimitError({
      timeToReset: 1,
      limit: 5,
      method: "POST",
      hash: BOT_TOKEN,
      url: `https://discord.com/api/v10/channels/${CHANNEL}/messages`,
      route: `/channels/${TYPED}/messages`,
      majorParameter: CHANNEL,
      global: false,
      retryAfter: 2_000,
      sublimitTimeout: 0,
      scope: "user",
    }),
  DiscordjsError: () =>
    Object.assign(Object.create(DiscordjsError.prototype), { code: "TokenInvalid", message: TYPED }),
  UserError: () => new UserError("caution-topic-unknown", { topics: TYPED }),
  "UserError over several lines": () => new UserError("caution-topic-unknown", { topics: LIKE_A_PLACE }),
  StoreError: () => new StoreError("reminders", "write", new Error(`key ${USER} value ${TYPED}`)),
  UnreadableRowError: () => new UnreadableRowError("reminders", USER, TYPED),
  InvalidRecordError: () => new InvalidRecordError("reminders", TYPED),
  ZodError: () => z.strictObject({ bedtime: z.enum(["x"]) }).safeParse({ bedtime: TYPED, [USER]: TYPED }).error,
  ContentError: () => new ContentError([`data/x.json: “${TYPED}”`, LIKE_A_PLACE]),
  ConfigError: () => new ConfigError(`DISCORD_TOKEN ${BOT_TOKEN}`),
  TypeError: () => new TypeError(`${LIKE_A_PLACE} is not a function`),
  AggregateError: () => new AggregateError([apiError(), new Error(TYPED), BOT_TOKEN, { USER }], TYPED),
  AbortError: () => new DOMException(TYPED, "AbortError"),
  "a chain of causes": () => new Error(TYPED, { cause: new TypeError(TYPED, { cause: apiError() }) }),
  "a circle of causes": () => {
    const error = new Error(TYPED) as Error & { cause: unknown; errors: unknown };
    error.cause = error;
    error.errors = [error, error];
    return error;
  },
  "a cause that is text": () => new Error("x", { cause: TYPED }),
  "an error with properties of all kinds": () =>
    Object.assign(new Error(TYPED), {
      code: BOT_TOKEN,
      status: TYPED,
      method: TYPED,
      url: TYPED,
      name: TYPED,
      body: TYPED,
      user: USER,
    }),
  "a code that is a word somebody typed": () => Object.assign(new Error("x"), { code: "kratom", name: "kratom" }),
  "a code that is an id": () => Object.assign(new Error("x"), { code: Number(USER), status: Number(CHANNEL) }),
  "an address of another kind": () =>
    Object.assign(new Error("x"), { url: `wss://kratom:${BOT_TOKEN}@gateway.discord.gg/${TYPED}?token=${BOT_TOKEN}` }),
  "a token in lower case where a token stands": () =>
    Object.assign(new Error("x"), { url: "https://discord.com/api/v10/webhooks/1/kratom/messages" }),
  "a message changed after the fact": () => {
    const error = new Error(LIKE_A_PLACE);
    void error.stack;
    error.message = "changed";
    return error;
  },
  "a name over several lines": () => {
    const error = new Error("");
    error.name = LIKE_A_PLACE;
    return error;
  },
  "a stack that is not a stack": () => Object.assign(new Error("x"), { stack: LIKE_A_PLACE }),
  "names that are no text": () => Object.assign(new Error(TYPED), { name: 5, constructor: { name: TYPED } }),
  "a class named by a stranger": () =>
    Object.assign(new (class extends Error {})(TYPED), { constructor: { [TYPED]: class {} }[TYPED] }),
  "getters that throw": () =>
    Object.defineProperties(
      new Error(TYPED),
      Object.fromEntries(
        ["name", "message", "stack", "code", "status", "url", "method", "cause", "errors", "constructor"].map((key) => [
          key,
          {
            get() {
              throw new Error(TYPED);
            },
          },
        ]),
      ),
    ),
  "thrown proxy, revoked": () => {
    const { proxy, revoke } = Proxy.revocable(new Error(TYPED), {});
    revoke();
    return proxy;
  },
  "thrown text": () => TYPED,
  "thrown object": () => ({ message: TYPED, token: BOT_TOKEN, name: USER }),
  "thrown nothing": () => undefined,
  "thrown null": () => null,
};

describe("whatever is thrown, the log shows no token, no body, no id and nothing a person typed", () => {
  describe.each(Object.entries(errors))("%s", (name, make) => {
    test.each(["error", "err", "reason", "details"])("under the field “%s”", (field) => {
      const { log, text } = logIntoMemory();
      // Text and plain data pass under other names than those of thrown things: whoever names them so means them.
      const isPlain = name.startsWith("thrown ") && field !== "error" && field !== "err";
      const thrown = isPlain ? new Error(TYPED) : make();

      for (const level of ["debug", "info", "warn", "error", "fatal"] as const)
        log[level]({ [field]: thrown, nested: { deeper: [isPlain ? 1 : new Error(TYPED)] } }, "something failed");

      expect(text().match(/"msg":"something failed"/g)).toHaveLength(5);
      for (const secret of SECRETS) expect(text()).not.toContain(secret);
    });

    if (!name.startsWith("thrown "))
      test("in the place of the fields", () => {
        const { log, text } = logIntoMemory();
        log.error(make() as never, "something failed");
        expect(text()).toContain("something failed");
        for (const secret of SECRETS) expect(text()).not.toContain(secret);
      });

    test("in what delivery reports", () => {
      const { log, text } = logIntoMemory();
      logDelivery(log, userTag)({ type: "failed", userId: USER, error: make() });
      expect(text()).toContain(userTag(USER));
      for (const secret of SECRETS) expect(text()).not.toContain(secret);
    });
  });
});

describe("what helps to find the fault is there", () => {
  test("of an error of Discord's: code, status, method, which call, and where in our code", () => {
    expect(describeError(apiError())).toEqual({
      name: "DiscordAPIError",
      code: 50035,
      status: 400,
      method: "PATCH",
      route: "/webhooks/:id/:token/messages/@original",
      at: expect.arrayContaining([expect.stringMatching(/^apiError \(test\/unit\/ops\/log\.test\.ts:\d+:\d+\)$/)]),
    });
  });

  test("of a chain: each cause, by kind and place", () => {
    const { name, cause } = describeError(errors["a chain of causes"]?.());
    expect([name, cause?.name, cause?.cause?.name, cause?.cause?.code]).toEqual([
      "Error",
      "TypeError",
      "DiscordAPIError",
      50035,
    ]);
    expect(cause?.at?.[0]).toMatch(/test\/unit\/ops\/log\.test\.ts:\d+:\d+\)?$/);
  });

  test("of several at once: the first few", () => {
    expect(describeError(errors.AggregateError?.()).errors?.map(({ name }) => name)).toEqual([
      "DiscordAPIError",
      "Error",
      "string",
    ]);
  });

  test("of one that came while closing after another: that other first", () => {
    const both = new SuppressedError(new RangeError(TYPED), apiError(), TYPED);
    expect(describeError(both)).toMatchObject({
      name: "SuppressedError",
      errors: [{ name: "DiscordAPIError", code: 50035 }, { name: "RangeError" }],
    });
    expect(JSON.stringify(describeError(both))).not.toContain(TYPED);
  });

  test.each(["ECONNREFUSED", "ERR_INVALID_ARG_TYPE", "UND_ERR_SOCKET", "SQLITE_BUSY", "TokenInvalid", 50007, 5])(
    "the code %s",
    (code) => {
      expect(describeError(Object.assign(new Error("x"), { code })).code).toBe(code);
    },
  );

  test("the class of each of our own errors", () => {
    const names = [
      "UserError",
      "StoreError",
      "ContentError",
      "ConfigError",
      "InvalidRecordError",
      "ZodError",
      "HTTPError",
    ];
    for (const name of names) expect(describeError(errors[name]?.()).name).toBe(name);
    expect(describeError(errors.AbortError?.()).name).toBe("AbortError");
  });

  test("the place of an error with a message of several lines is the true one", () => {
    const { at } = describeError(errors["UserError over several lines"]?.());
    expect(at?.[0]).toMatch(/test\/unit\/ops\/log\.test\.ts:\d+:\d+\)?$/);
  });
});

test.each([
  [`https://discord.com/api/v10/channels/${CHANNEL}/messages?limit=50`, "/channels/:id/messages"],
  [`https://discord.com/api/v10/channels/12/messages/${USER}`, "/channels/:id/messages/:id"],
  [`http://127.0.0.1:8080/api/interactions/1/${INTERACTION_TOKEN}/callback`, "/interactions/:id/:token/callback"],
  [`https://discord.com/api/v10/webhooks/1/${INTERACTION_TOKEN}`, "/webhooks/:id/:token"],
  ["https://discord.com/api/v10/users/@me/channels", "/users/@me/channels"],
  ["https://discord.com/api/v10/gateway/bot", "/gateway/bot"],
  ["not an address", undefined],
  [undefined, undefined],
])("%s is logged as %s", (url, route) => {
  expect(routeOf(url)).toBe(route);
});

test("why a stored record cannot be read is said without what is in it", () => {
  const schema = z.strictObject({ version: z.literal(1), bedtime: z.iso.date() });
  for (const raw of [TYPED, `{"version":1,"bedtime":"${TYPED}","${USER}":1}`, `["${TYPED}"]`, 5, `"${BOT_TOKEN}"`]) {
    const read = decodeRecord(schema, raw);
    const { log, text } = logIntoMemory();
    log.error({ reason: read.kind === "unreadable" ? read.reason : "" }, "unreadable");
    expect(text()).toContain('"reason":"it ');
    for (const secret of SECRETS) expect(text()).not.toContain(secret);
  }
});

test("plain fields are logged as they are, and a structure of Discord's by its class alone", () => {
  const { log, lines } = logIntoMemory();
  class Interaction {
    token = INTERACTION_TOKEN;
    toJSON = () => ({ token: INTERACTION_TOKEN });
  }
  const at = Temporal.Instant.from("2026-03-12T21:45:00Z");
  log.info({ shard: 0, code: 4004, isIt: true, none: null, list: ["a", 1], some: new Interaction(), at }, "a sentence");
  expect(lines()[0]).toMatchObject({
    level: 30,
    msg: "a sentence",
    shard: 0,
    code: 4004,
    isIt: true,
    none: null,
    list: ["a", 1],
    some: "[Interaction]",
    at: "2026-03-12T21:45:00Z",
  });
});

test("a level keeps the lower ones out", () => {
  const { log, text } = logIntoMemory("warn");
  log.info({}, "quiet");
  expect(text()).toBe("");
});

test("the same person has always the same tag, another one another, and neither is an id", () => {
  expect(userTag(USER)).toBe(userTag(USER));
  expect(userTag(USER)).not.toBe(userTag(CHANNEL));
  expect(userTag(USER)).toMatch(/^[0-9a-f]{10}$/);
  expect(createUserTag("another installation")(USER)).not.toBe(userTag(USER));
});
