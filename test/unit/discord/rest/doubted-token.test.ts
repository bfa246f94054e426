import { expect, onTestFinished, test, vi } from "vitest";
import { doubtingToken, LOOKS_AFTER_MS, TokenDoubted } from "../../../../src/discord/rest/doubted-token.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

const MESSAGE = "https://discord.com/api/v10/channels/1/messages";
const WHO_WE_ARE = "https://discord.com/api/v10/applications/@me";
const WITH_TOKEN = { method: "POST", headers: { Authorization: "Bot x" } };

/** Discord gives these answers in turn, and then takes the token; "away" is a connection that fails. */
function before(...statuses: readonly (number | "away")[]) {
  const { log, lines } = logIntoMemory();
  const waiting = [...statuses];
  const asked: string[] = [];
  const pauses: number[] = [];
  const revoked: unknown[] = [];
  const { promise: isOver, resolve } = Promise.withResolvers<void>();
  const { promise: isTime, resolve: pass } = Promise.withResolvers<void>();
  const request = doubtingToken({
    async makeRequest(url, init) {
      asked.push(`${init.method} ${url}`);
      const status = waiting.shift() ?? 200;
      if (status === "away") throw new Error("no connection");
      return new Response(null, { status }) as never;
    },
    whoWeAreUrl: WHO_WE_ARE,
    async wait(ms) {
      pauses.push(ms);
      await isTime;
    },
    log: {
      ...log,
      info(...line) {
        log.info(...line);
        resolve();
      },
    },
    onRevoked() {
      revoked.push(true);
      resolve();
    },
  });
  const post = () => request(MESSAGE, WITH_TOKEN);
  /** Lets the pauses pass, until it is known what the 401 meant. */
  const untilOver = () => {
    pass();
    return isOver;
  };
  return { post, request, asked, pauses, revoked, lines, untilOver };
}

test("one 401 to a token that was taken before ends nothing: Discord is asked again, and nothing else with it meanwhile", async () => {
  const discord = before(200, 401);
  await discord.post();
  await expect(discord.post()).rejects.toThrow(TokenDoubted);
  await expect(discord.post()).rejects.toThrow(TokenDoubted);
  await discord.untilOver();

  expect(discord.asked).toEqual([`POST ${MESSAGE}`, `POST ${MESSAGE}`, `GET ${WHO_WE_ARE}`]);
  expect((await discord.post()).status).toBe(200);
  expect(discord.revoked).toEqual([]);
  expect(discord.lines().map(({ msg }) => msg)).toEqual([
    expect.stringContaining("refuses the bot's token, which it took before"),
    expect.stringContaining("takes the bot's token after all"),
  ]);
});

test("refused at every look, it is revoked, which is told once", async () => {
  const discord = before(200, 401, ...LOOKS_AFTER_MS.map(() => 401));
  await discord.post();
  await expect(discord.post()).rejects.toThrow(TokenDoubted);
  await discord.untilOver();

  expect(discord.pauses).toEqual([...LOOKS_AFTER_MS]);
  expect(discord.revoked).toEqual([true]);
  await expect(discord.post()).rejects.toThrow(TokenDoubted);
});

test("one look less is not enough, and while Discord is away nothing is known", async () => {
  const fewer = LOOKS_AFTER_MS.slice(1).map(() => 401);
  const discord = before(200, 401, ...fewer, "away", 503, 403, "away");
  await discord.post();
  await expect(discord.post()).rejects.toThrow(TokenDoubted);
  await discord.untilOver();

  expect(discord.revoked).toEqual([]);
  expect(discord.pauses.at(-1), "it is not asked every second then").toBeGreaterThan(10_000);
});

test("a look that nobody answers is given up, and the next one decides", async () => {
  const { log } = logIntoMemory();
  const { promise: isOver, resolve } = Promise.withResolvers<void>();
  const given: (AbortSignal | null | undefined)[] = [];
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => AbortSignal.abort());
  onTestFinished(() => void vi.restoreAllMocks());
  const statuses = [200, 401];
  const request = doubtingToken({
    async makeRequest(_url, init) {
      const status = statuses.shift();
      if (status !== undefined) return new Response(null, { status }) as never;
      given.push(init.signal);
      if (given.length > 1) return new Response(null, { status: 200 }) as never;
      return new Promise<never>((_resolve, reject) => {
        if (init.signal?.aborted) reject(init.signal.reason); // as undici does; without a signal it hangs
      });
    },
    whoWeAreUrl: WHO_WE_ARE,
    wait: async () => {},
    log: { ...log, info: () => resolve() },
    onRevoked: () => expect.unreachable(),
  });
  await request(MESSAGE, WITH_TOKEN);
  await expect(request(MESSAGE, WITH_TOKEN)).rejects.toThrow(TokenDoubted);
  await isOver;
  expect(given).toHaveLength(2);
});

test("the first 401 of a start is passed on: the token is most likely mistyped", async () => {
  expect((await before(401).post()).status).toBe(401);
});

test("an interaction's own token is no matter of the bot's", async () => {
  const discord = before(200, 401);
  await discord.post();
  const answered = await discord.request("https://discord.com/api/v10/webhooks/1/t", { method: "POST", headers: {} });

  expect(answered.status).toBe(401);
  expect((await discord.post()).status).toBe(200);
});
