import { createLocalDiscord } from "@winddown/local-discord";
import { type Client, Events } from "discord.js";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "../../../../src/discord/app/listen.ts";
import { createClient } from "../../../../src/discord/gateway/client.ts";
import { createRetryingSharding } from "../../../../src/discord/gateway/retrying-sharding.ts";
import { createCircuitBreaker } from "../../../../src/discord/rest/circuit-breaker.ts";
import { createInvalidRequests } from "../../../../src/discord/rest/invalid-requests.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

/** A client of ours before a local Discord; its waits are noted and take no time, and `monotonicMs` is the test's. */
async function patientClient(faults: readonly string[] = []) {
  const now = () => Temporal.Instant.from("2026-06-01T20:00:00Z");
  const discord = await createLocalDiscord({ now, gateway: { identifyEveryMs: 0 } });
  for (const fault of faults) discord.faults.set(fault);
  const { log, lines } = logIntoMemory();
  const pauses: number[] = [];
  const time = { ms: 0 };
  const isFatal: unknown[] = [];
  const client: Client = createClient({
    apiUrl: discord.apiUrl,
    breaker: createCircuitBreaker({ now, log, invalid: createInvalidRequests({ now, keep: () => {} }) }),
    log,
    onRevoked: () => isFatal.push("revoked"),
    sharding: createRetryingSharding({
      log,
      monotonicMs: () => time.ms,
      wait: async (ms) => {
        pauses.push(ms);
        time.ms += ms;
        if (pauses.length >= 12) discord.faults.off();
      },
    }),
  });
  listen({ client, answer: async () => {}, answerText: async () => {}, log, onFatal: () => isFatal.push(true) });
  onTestFinished(async () => {
    await client.destroy();
    await discord.close();
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  return { client, discord, pauses, lines, time, isFatal, ready };
}

const told = (lines: readonly Record<string, unknown>[]) => lines.filter(({ level }) => Number(level) >= 40);

test.each(["upgrade 503 next 5", "upgrade 500 next 5", "upgrade 403 next 5"])(
  "a gateway that answers “%s” at the start ends nothing: the waits grow, each is said, and the bot gets in",
  async (fault) => {
    const { client, discord, lines, pauses, ready } = await patientClient([fault]);
    await client.login(discord.token);
    await ready;

    expect(pauses).toHaveLength(4); // the second attempt goes at once, as after a lost session
    for (const [at, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(1_000 * 2 ** at * 0.75);
      expect(pause).toBeLessThanOrEqual(1_000 * 2 ** at * 1.25);
    }
    const status = Number(/\d{3}/.exec(fault)?.[0]);
    expect(told(lines())).toEqual(
      pauses.map((pause, at) =>
        expect.objectContaining({ level: 40, status, attempts: at + 2, pauseSeconds: Math.ceil(pause / 1_000) }),
      ),
    );
  },
);

test("a 429 with Retry-After is kept from the first attempt on", async () => {
  const { client, discord, pauses, ready } = await patientClient(["upgrade 429 next"]);
  await client.login(discord.token);
  await ready;

  expect(pauses).toEqual([1_000]); // what the local Discord asks for
});

test("once ready: what is lost is back at once, and while it is refused the attempts back off", async () => {
  const { client, discord, pauses, ready } = await patientClient();
  await client.login(discord.token);
  await ready;
  const resumed = () => new Promise<void>((resolve) => client.once(Events.ShardResume, () => resolve()));
  const first = resumed();
  discord.gateway.drop(4000);
  await first;
  expect(pauses).toEqual([]);

  discord.faults.set("upgrade 503");
  const second = resumed();
  discord.gateway.drop(4000);
  await second; // the faults end with the twelfth wait

  expect(pauses).toHaveLength(12);
  expect(pauses[0]).toBeLessThan(pauses[2] ?? 0);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(120_000 * 1.25);
  expect(Math.max(...pauses)).toBeGreaterThan(60_000);
});

test("a connection that is lost again and again is not made anew at once for ever, unless it held", async () => {
  const { client, discord, pauses, time, ready } = await patientClient();
  await client.login(discord.token);
  await ready;
  const drop = async () => {
    const back = new Promise<void>((resolve) => client.once(Events.ShardResume, () => resolve()));
    discord.gateway.drop(4000);
    await back;
  };
  for (let times = 0; times < 3; times++) await drop();
  expect(pauses).toHaveLength(2); // the start and the first loss went at once
  time.ms += 60_000;
  await drop();
  expect(pauses).toHaveLength(2);
});
