import type { REST, RouteLike } from "discord.js";
import { describe, expect, test, vi } from "vitest";
import type { DirectMessage } from "../../../../src/delivery/outbox.ts";
import { createOutbox } from "../../../../src/discord/app/outbox.ts";
import { CircuitOpen, createCircuitBreaker } from "../../../../src/discord/rest/circuit-breaker.ts";
import { TokenDoubted } from "../../../../src/discord/rest/doubted-token.ts";
import { createInvalidRequests } from "../../../../src/discord/rest/invalid-requests.ts";
import { NotAnAnswer } from "../../../../src/discord/rest/only-answers.ts";
import { apiError, connectionError, httpError } from "../../../support/discord-errors.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

const USER = "100000000000000001";
const CHANNEL = "200000000000000001";
const NIGHT: DirectMessage = {
  kind: "wind-down",
  userId: USER,
  night: "2026-01-10",
  step: 0,
  bedtime: Temporal.Instant.from("2026-01-10T22:30:00Z"),
  offersSnooze: true,
  clockChange: undefined,
  isQuiet: false,
};
const SINCE = Temporal.Instant.from("2026-01-10T15:45:00Z");

type Call = { readonly method: string; readonly route: RouteLike; readonly body?: unknown };

/** An outbox whose requests are answered by `answer`. */
function createAnswered(
  answer: (call: Call) => unknown,
  draw: (message: DirectMessage) => unknown = (message) =>
    shown(message.kind === "wind-down" ? message.night : message.kind),
) {
  const calls: Call[] = [];
  const rejected: unknown[] = [];
  const unclear: unknown[] = [];
  const ask =
    (method: string) =>
    async (route: RouteLike, { body }: { body?: unknown } = {}) => {
      const call = { method, route, body };
      calls.push(call);
      const answered = await answer(call);
      if (answered instanceof Error) throw answered;
      return answered;
    };
  const rest = { get: ask("GET"), post: ask("POST") } as unknown as REST;
  const now = () => Temporal.Instant.from("2026-01-10T21:45:00Z");
  const breaker = createCircuitBreaker({
    now,
    invalid: createInvalidRequests({ now, keep: () => {} }),
    log: logIntoMemory().log,
  });
  const outbox = createOutbox({
    rest,
    breaker,
    draw: draw as never,
    onRejected: (error) => rejected.push(error),
    onUnclear: (error) => unclear.push(error),
  });
  return { outbox, calls, rejected, unclear };
}

/** A message with a button that carries `mark`, in a row within a container. */
function shown(mark: string) {
  return {
    flags: 1 << 15,
    components: [
      {
        type: 17,
        components: [
          { type: 10, content: "…" },
          { type: 1, components: [{ type: 2, custom_id: `1|stop|${mark}` }] },
        ],
      },
    ],
  };
}

function message(mark: string, timestamp = "2026-01-10T21:45:01.000000+00:00", isBot = true) {
  return { ...shown(mark), author: { bot: isBot }, timestamp };
}

describe("opening a DM", () => {
  test("gives its channel", async () => {
    const { outbox, calls } = createAnswered(() => ({ id: CHANNEL, recipients: [{ id: USER }] }));

    expect(await outbox.open(USER)).toEqual({ kind: "opened", channelId: CHANNEL });
    expect(calls).toEqual([{ method: "POST", route: "/users/@me/channels", body: { recipient_id: USER } }]);
  });

  test("never takes somebody else's channel", async () => {
    const { outbox } = createAnswered(() => ({ id: CHANNEL, recipients: [{ id: "100000000000000002" }] }));

    expect(await outbox.open(USER)).toEqual({ kind: "unclear" });
  });

  test.each([
    ["refused", apiError(403, 50278), "refused"],
    ["gone", apiError(404, 10013), "gone"],
    ["an answer lost, as nothing was sent", httpError(502), "unavailable"],
    ["no access, as there is no channel to be wrong", apiError(403, 50001), "unclear"],
    ["an unknown message, as there is none", apiError(404, 10008), "unclear"],
  ])("%s", async (_name, error, kind) => {
    const { outbox } = createAnswered(() => error);

    expect(await outbox.open(USER)).toEqual({ kind });
  });
});

describe("posting", () => {
  test("carries the nonce and has Discord enforce it", async () => {
    const { outbox, calls } = createAnswered(() => ({}));

    expect(await outbox.post(CHANNEL, NIGHT, "nonce")).toEqual({ kind: "sent" });
    expect(calls).toMatchObject([
      { method: "POST", route: `/channels/${CHANNEL}/messages`, body: { nonce: "nonce", enforce_nonce: true } },
    ]);
  });

  test("a message of that nonce that was deleted is told as such", async () => {
    const { outbox } = createAnswered(() => apiError(404, 10008));

    expect(await outbox.post(CHANNEL, NIGHT, "nonce")).toEqual({ kind: "deleted" });
  });

  test("a code of no known meaning is told to the operator once, each by its status", async () => {
    const answers = [apiError(403, 340001), apiError(403, 340001), apiError(404, 0), apiError(400, 0)];
    const { outbox, unclear } = createAnswered(() => answers.shift());
    for (let posts = 0; posts < 4; posts++)
      expect(await outbox.post(CHANNEL, NIGHT, "nonce")).toEqual({ kind: "unclear" });

    expect(unclear).toMatchObject([{ code: 340001 }, { status: 404 }, { status: 400 }]);
  });

  test("what a proxy says in Discord's place may have sent it, and a token in doubt has sent nothing", async () => {
    const post = (error: Error) => createAnswered(() => error).outbox.post(CHANNEL, NIGHT, "nonce");

    expect(await post(new NotAnAnswer(200))).toEqual({ kind: "unknown" });
    expect(await post(new TokenDoubted())).toEqual({ kind: "unavailable" });
  });

  test("nor does it open a channel or tell of an account", async () => {
    const { outbox } = createAnswered(() => new NotAnAnswer(200));

    expect(await outbox.open(USER)).toEqual({ kind: "unavailable" });
    expect(await outbox.lookUp(USER)).toBe("unclear");
    expect(await outbox.find(CHANNEL, NIGHT, SINCE)).toBe("unreadable");
  });

  test("no whole answer within twenty seconds may have been sent", async () => {
    vi.useFakeTimers();
    try {
      const { outbox } = createAnswered(() => new Promise(() => {}));
      const outcome = outbox.post(CHANNEL, NIGHT, "nonce");
      await vi.advanceTimersByTimeAsync(20_000);

      expect(await outcome).toEqual({ kind: "unknown" });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("in a private thread", () => {
  const IN_THREAD: DirectMessage = { ...NIGHT, inThread: USER };

  test("whoever it is for is looked for before a message is posted", async () => {
    const { outbox, calls } = createAnswered(() => ({}));
    expect(await outbox.post(CHANNEL, IN_THREAD, "nonce")).toEqual({ kind: "sent" });
    expect(calls.map(({ method, route }) => `${method} ${route}`)).toEqual([
      `GET /channels/${CHANNEL}/thread-members/${USER}`,
      `POST /channels/${CHANNEL}/messages`,
    ]);
  });

  test("a quiet one names its person without a sound", async () => {
    const { outbox, calls } = createAnswered(() => ({}));
    await outbox.post(CHANNEL, { ...IN_THREAD, isQuiet: true } as DirectMessage, "nonce");
    expect(calls.at(-1)?.body).toMatchObject({ flags: expect.toSatisfy((flags) => (flags & 4096) !== 0) });
  });

  test("an empty one cannot be read: Discord's line about who was added is always there", async () => {
    const find = (messages: unknown) => createAnswered(() => messages).outbox.find(CHANNEL, IN_THREAD, SINCE);
    expect(await find([])).toBe("unreadable");
    expect(await find([{ author: { bot: true }, type: 1, timestamp: "2026-01-10T16:00:00+00:00" }])).toBe("absent");
    expect(await find([message("2026-01-10")])).toBe("found");
  });
});

describe("what stops more than one message", () => {
  test.each([
    ["opening too fast", "open", 40003, 300],
    ["opening while flagged", "open", 20026, 1_800],
    ["a reminder while flagged", "post", 20026, 1_800],
  ] as const)("%s is a wait", async (_name, what, code, seconds) => {
    const { outbox } = createAnswered(() => apiError(403, code));
    const outcome = what === "open" ? await outbox.open(USER) : await outbox.post(CHANNEL, NIGHT, "nonce");

    expect(outcome.kind === "limited" && outcome.wait.total("seconds")).toBe(seconds);
  });

  test("what somebody waits for may be tried again after a minute", async () => {
    const { outbox } = createAnswered(() => apiError(403, 20026));
    const outcome = await outbox.post(CHANNEL, { kind: "test" }, "nonce");

    expect(outcome.kind === "limited" && outcome.wait.total("seconds")).toBe(60);
  });

  test("one that the circuit breaker holds has its wait, and is no bug", async () => {
    const { outbox, rejected } = createAnswered(() => new CircuitOpen(90_000));
    const outcome = await outbox.post(CHANNEL, NIGHT, "nonce");

    expect(outcome.kind === "limited" && outcome.wait.total("seconds")).toBe(90);
    expect(rejected).toEqual([]);
  });

  test("what Discord calls wrong is told to the operator", async () => {
    const { outbox, rejected } = createAnswered(() => apiError(400, 200000));

    expect(await outbox.post(CHANNEL, NIGHT, "nonce")).toEqual({ kind: "rejected" });
    expect(rejected).toHaveLength(1);
  });
});

describe("looking for a message", () => {
  const find = (messages: unknown) => createAnswered(() => messages).outbox.find(CHANNEL, NIGHT, SINCE);

  test("finds it by the night its buttons carry", async () => {
    expect(await find([message("2026-01-09"), message("2026-01-10")])).toBe("found");
    expect(await find([message("2026-01-10", "2026-01-10T15:44:59+00:00")])).toBe("found"); // by a clock that was wrong
  });

  test.each([
    ["another night's", [message("2026-01-09")]],
    ["somebody else's", [message("2026-01-10", "2026-01-10T21:45:01+00:00", false)]],
    ["one without buttons", [{ author: { bot: true }, timestamp: "2026-01-10T21:45:01+00:00" }]],
    ["none", []],
  ])("%s is not it", async (_name, messages) => {
    expect(await find(messages)).toBe("absent");
  });

  test("a button that is on every night's message alike says nothing of this one", async () => {
    const with2 = (mark: string) => ({
      components: [
        {
          type: 1,
          components: [
            { type: 2, custom_id: "1|coach.open" },
            { type: 2, custom_id: `1|reminder.skip|${mark}|0` },
          ],
        },
      ],
    });
    const found = (mark: string) => [{ ...with2(mark), author: { bot: true }, timestamp: "2026-01-10T21:45:01+00:00" }];
    const look = (mark: string) =>
      createAnswered(
        () => found(mark),
        (message) => with2("night" in message ? message.night : ""),
      ).outbox.find(CHANNEL, NIGHT, SINCE);
    expect(await look("2026-01-09")).toBe("absent");
    expect(await look("2026-01-10")).toBe("found");
  });

  test("does not call it absent when the DM has more messages than can be read at once", async () => {
    const others = Array.from({ length: 100 }, () => message("another"));

    expect(await find(others)).toBe("unreadable");
    expect(await find([...others.slice(0, 99), message("another", "2026-01-10T15:00:00+00:00")])).toBe("absent");
    expect(await find([...others.slice(0, 99), message("2026-01-10")])).toBe("found");
  });

  test.each([
    ["an outage", httpError(503)],
    ["no access", apiError(403, 50001)],
    ["no connection", connectionError("ECONNREFUSED")],
  ])("with %s it cannot be read", async (_name, error) => {
    expect(await find(error)).toBe("unreadable");
  });
});
