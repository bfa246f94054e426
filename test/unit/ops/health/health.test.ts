import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Health, openHealth } from "../../../../src/ops/health/health.ts";
import { HealthAddressError, MOST_CONNECTIONS } from "../../../../src/ops/health/health-server.ts";
import type { Signs } from "../../../../src/ops/health/measures.ts";
import type { Log } from "../../../../src/ops/log.ts";
import { refusalOf } from "../../../../src/ops/refusal.ts";

const NOW = Temporal.Instant.from("2026-03-12T21:45:00Z");
const SIGNS: Signs = {
  shards: () => [{ id: 0, status: "Ready", heartbeatAge: Temporal.Duration.from({ seconds: 5 }) }],
  isStoreWritable: async () => true,
  lastBeat: () => NOW.subtract({ seconds: 7 }),
  invalidRequests: () => 12,
  identifiesLeft: () => 987,
  countDue: async (until) => (Temporal.Instant.compare(until, NOW) === 0 ? 60_000 : 41_000),
};

let open: Health | undefined;
afterEach(() => open?.close());

/** A health server on a free port of this machine. */
async function start(signs?: Signs) {
  const lines: { readonly fields: Readonly<Record<string, unknown>>; readonly sentence: string }[] = [];
  const note = (fields: Readonly<Record<string, unknown>>, sentence: string) => void lines.push({ fields, sentence });
  const log: Log = { debug: note, info: note, warn: note, error: note, fatal: note };
  const health = await openHealth({ host: "127.0.0.1", port: 0 }, () => NOW, log);
  open = health;
  if (signs) health.watch(signs);
  const port = Number(lines[0]?.fields.port);
  return {
    health,
    lines,
    port,
    ask: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init),
    metrics: async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
  };
}

test("without an address nothing is opened, and measuring costs nothing", async () => {
  open = await openHealth(undefined, () => NOW, {} as Log);
  open.measures.settled("reminder", "sent", Temporal.Duration.from({ seconds: 1 }));
  open.watch(SIGNS);
});

test("connections that say nothing keep nobody out, and are closed", async () => {
  const { ask, port } = await start(SIGNS);
  const sockets = Array.from({ length: 2 * MOST_CONNECTIONS }, () => connect(port, "127.0.0.1"));
  let closed = 0;
  for (const socket of sockets) {
    socket.on("error", () => {});
    socket.resume(); // whoever is told that they took too long has to read it before the connection ends
    socket.once("close", () => closed++);
  }
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
  expect((await ask("/healthz")).status).toBe(200);
  await expect.poll(() => closed).toBeGreaterThanOrEqual(MOST_CONNECTIONS);
  expect((await ask("/readyz")).status).toBe(200);
  await expect.poll(() => closed).toBe(sockets.length); // those within the limit, after their time
});

test("/healthz answers from the first moment; /readyz once the bot is ready, and not any more when it closes", async () => {
  const { ask, health } = await start();
  expect((await ask("/healthz")).status).toBe(200);
  const starting = await ask("/readyz");
  expect([starting.status, await starting.json()]).toEqual([503, { ready: false, why: ["the bot is starting"] }]);

  health.watch(SIGNS);
  const ready = await ask("/readyz");
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ ready: true, store: "writable", lastBeatSecondsAgo: 7 });

  health.closing();
  const closing = await ask("/readyz");
  expect([closing.status, await closing.json()]).toEqual([503, { ready: false, why: ["the bot is closing"] }]);
});

test("a store that hangs is not writable, and however many ask, it is tried once", async () => {
  let tries = 0;
  const { ask } = await start({
    ...SIGNS,
    isStoreWritable: () => {
      tries += 1;
      return new Promise(() => {});
    },
  });
  const answers = await Promise.all(Array.from({ length: 8 }, async () => (await ask("/readyz")).json()));
  for (const answer of answers) expect(answer).toMatchObject({ ready: false, why: ["the store cannot be written"] });
  expect(tries).toBe(1);
});

test("/metrics tells what happened and what is, in Prometheus' form", async () => {
  const { health, metrics, ask } = await start(SIGNS);
  const { measures } = health;
  measures.settled("reminder", "sent", Temporal.Duration.from({ seconds: 45 }));
  measures.settled("check-in", "late", Temporal.Duration.from({ hours: 3 }));
  measures.attempted("post", "taken", undefined);
  measures.attempted("post", "refused", 50007);
  measures.answered(429, "global");
  measures.answered(200, null);
  measures.acknowledged("command", Temporal.Duration.from({ milliseconds: 120 }));
  measures.unacknowledged("component");
  measures.beat("failed");
  measures.clockJumped();

  expect((await ask("/metrics")).headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await metrics()).split("\n");
  for (const line of [
    'winddown_lateness_seconds_bucket{le="30",series="reminder"} 0',
    'winddown_lateness_seconds_bucket{le="60",series="reminder"} 1',
    'winddown_lateness_seconds_count{series="reminder"} 1',
    'winddown_nights_total{series="reminder",outcome="sent"} 1',
    'winddown_nights_total{series="check-in",outcome="late"} 1',
    'winddown_direct_message_requests_total{request="post",outcome="taken",code="none"} 1',
    'winddown_direct_message_requests_total{request="post",outcome="refused",code="50007"} 1',
    'winddown_rate_limits_total{scope="global"} 1',
    'winddown_interaction_acknowledged_seconds_bucket{le="0.25",kind="command"} 1',
    'winddown_interactions_unacknowledged_total{kind="component"} 1',
    'winddown_beats_total{outcome="well"} 0',
    'winddown_beats_total{outcome="failed"} 1',
    "winddown_clock_jumps_total 1",
    "winddown_store_readable 1",
    "winddown_due 60000",
    "winddown_overdue 41000",
    "winddown_invalid_requests 12",
    "winddown_invalid_requests_limit 10000",
    "winddown_identifies_left 987",
    "winddown_last_beat_age_seconds 7",
    'winddown_shard_ready{shard="0"} 1',
    'winddown_shard_heartbeat_age_seconds{shard="0"} 5',
  ])
    expect(lines).toContain(line);
  expect(lines.some((line) => line.startsWith("process_cpu_seconds_total "))).toBe(true);
});

test("whatever Discord answers with, the labels stay few", async () => {
  const { health, metrics } = await start(SIGNS);
  for (let code = 60_000; code < 61_000; code++) health.measures.attempted("post", "rejected", code);
  for (let scope = 0; scope < 100; scope++) health.measures.answered(429, `scope-${scope}`);
  const lines = (await metrics()).split("\n");
  expect(lines.filter((line) => line.startsWith("winddown_direct_message_requests_total"))).toEqual([
    'winddown_direct_message_requests_total{request="post",outcome="rejected",code="other"} 1000',
  ]);
  expect(lines.filter((line) => line.startsWith("winddown_rate_limits_total"))).toHaveLength(1);
});

test("while a store cannot be read the counts stay as they were, which is said; it is counted once for many", async () => {
  let counts = 0;
  const { metrics } = await start({
    ...SIGNS,
    countDue: async () => {
      counts += 1;
      throw new Error("disk I/O error");
    },
  });
  await metrics();
  const lines = (await metrics()).split("\n");
  expect(lines).toContain("winddown_due 0");
  expect(lines).toContain("winddown_overdue 0");
  expect(lines).toContain("winddown_store_readable 0");
  expect(lines.filter((line) => /^winddown_(due|overdue|store)\S* nan/i.test(line))).toEqual([]);
  expect(lines).toContain("winddown_invalid_requests 12");
  expect(counts).toBe(2); // due and overdue
});

test("only reading is possible, and what is asked for makes no difference to that", async () => {
  const { ask } = await start(SIGNS);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const refused = await ask("/readyz", method === "POST" ? { method, body: "x".repeat(1_000_000) } : { method });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  }
  for (const path of ["/", "/metrics/", "/__proto__", "/constructor", "/..%2f..%2fetc/passwd", `/${"x".repeat(9_000)}`])
    expect((await ask(path)).status).toBe(404);
  const head = await ask("/readyz?x=1", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("what is no HTTP is turned away, and the pages are there as before", async () => {
  const { port, ask } = await start(SIGNS);
  const answer = await new Promise<string>((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1", () => socket.write("NONSENSE\r\n\r\n"));
    socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
    socket.on("close", () => resolve(said));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect((await ask("/healthz")).status).toBe(200);
});

test("a port that is taken is one sentence for the operator, which names variables", async () => {
  const { port } = await start(SIGNS);
  const second = openHealth({ host: "127.0.0.1", port }, () => NOW, {} as Log);
  const error = await second.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HealthAddressError);
  expect(refusalOf(error)).toMatch(/HEALTH_PORT .*EADDRINUSE.*leave HEALTH_PORT empty/);
  expect(refusalOf(error)).not.toContain(String(port));
});
