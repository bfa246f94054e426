import { setTimeout as sleep } from "node:timers/promises";
import type { Stranger } from "@winddown/local-discord";
import { nightsIn } from "../../src/nights/ledger.ts";
import { Reminder } from "../../src/nights/reminder.ts";
import { openPostgresStore } from "../../src/storage/postgres/postgres-store.ts";
import { reminderOn } from "./a-reminder.ts";
import { cuttable } from "./cuttable.ts";
import { openInstances } from "./instances.ts";

/** When the window of everybody in the crowd opens; it closes 45 minutes later. */
const OPENS_AT = "2026-01-10T21:45:00Z";
/** A bot beats each minute; here more often, so that nobody has to wait for what a takeover left behind. */
const BEAT_EVERY_MS = 5_000;
const LONGEST_MS = 180_000;

type Settings = {
  readonly people: number;
  readonly instances: number;
  /** Of a database with nothing of ours in it. */
  readonly url: string;
};

export type Several = Awaited<ReturnType<typeof openSeveral>>;

/**
 * Several instances of the bot on one database, each with a way there that can be cut, in one local Discord that keeps
 * the strict reading of its limit; and a crowd that is due all at once. The clock goes on by itself.
 */
export async function openSeveral({ people, instances: count, url }: Settings) {
  const crowd = Array.from(
    { length: people },
    (_, index): Stranger => ({
      userId: String(300_000_000_000_000_000n + BigInt(index)),
      dmChannelId: String(400_000_000_000_000_000n + BigInt(index)),
    }),
  );
  await withRecords(url, (records) =>
    records.putMany(crowd.map(({ userId, dmChannelId }) => [userId, { ...reminderOn(), channelId: dmChannelId }])),
  );
  const ways = await Promise.all(Array.from({ length: count }, () => cuttable(url)));
  /** Which instance became the leader when, in milliseconds of the machine's clock. */
  const takings: { readonly at: number; readonly index: number }[] = [];
  const house = await openInstances({
    start: OPENS_AT,
    running: true,
    discord: { crowd, gateway: { identifyEveryMs: 0 }, keepExchanges: 100_000 },
    instances: ways.map((way, shard) => ({
      DATABASE_URL: way.url,
      SHARDS: String(shard),
      SHARD_COUNT: String(count),
    })),
    onLine(line, index) {
      if (line.includes("this instance sends what is due from now on")) takings.push({ at: performance.now(), index });
    },
  });
  const { discord, instances } = house;

  /** Each direct message as it arrived, in the order of time. */
  const arrivals: { readonly at: number; readonly channelId: string }[] = [];
  discord.on((event) => {
    if (event.type !== "message" || event.seen.place !== "dm") return;
    arrivals.push({ at: performance.now(), channelId: event.seen.message.channel_id });
  });

  const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
    const began = performance.now();
    while (!(await holds())) {
      if (performance.now() - began > LONGEST_MS) throw new Error(`${what}: not within ${LONGEST_MS / 1000} s`);
      await sleep(20);
    }
  };
  const beat = () => Promise.all(instances.map((instance) => instance.beat()));
  let beating: NodeJS.Timeout | undefined;

  return {
    ...house,
    ways,
    arrivals,
    takings,
    until,
    /** Starts all of them, and lets the sweep of the leader plan everybody. */
    async start() {
      await Promise.all(instances.map((instance) => instance.start()));
      await beat();
      await until("the first sweep", () => instances.some(({ says }) => says("went through all records")));
    },
    /** From now on all instances beat, so that the leader serves the crowd. */
    begin() {
      void beat();
      beating = setInterval(beat, BEAT_EVERY_MS);
    },
    /**
     * Does something about whoever has the leadership; how many seconds later another has it. One that was killed and started
     * again is another: it may well be the first to ask.
     */
    async replaceLead(act: (index: number) => Promise<void> | void) {
      const before = takings.length;
      const index = takings.at(-1)?.index ?? 0;
      const began = performance.now();
      await act(index);
      await until("another takes over", () => takings.length > before);
      return { index, seconds: ((takings[before]?.at ?? 0) - began) / 1_000 };
    },
    /** How many people have which outcome in the database: `{ sent: 300 }` when all is well. */
    outcomes: (): Promise<Record<string, number>> =>
      withRecords(url, async (records) => {
        const reads = await records.getMany(crowd.map(({ userId }) => userId));
        return tally(
          reads.map((read) =>
            read.kind === "found" ? (nightsIn(read.value.nights)[0]?.outcome ?? "none") : read.kind,
          ),
        );
      }),
    /** How many people got how many messages: `{ 1: 300 }` when everybody had one. */
    messagesEach(): Record<string, number> {
      const counts = new Map(crowd.map(({ dmChannelId }) => [dmChannelId, 0]));
      for (const { channelId } of arrivals) counts.set(channelId, (counts.get(channelId) ?? 0) + 1);
      return tally([...counts.values()].map(String));
    },
    /** How many posts there were, and how many Discord refused with 429. */
    posts() {
      const posts = discord.exchanges().filter(({ method, path }) => method === "POST" && path.endsWith("/messages"));
      return { all: posts.length, limited: posts.filter(({ status }) => status === 429).length };
    },
    async [Symbol.asyncDispose]() {
      clearInterval(beating);
      for (const way of ways) way.mend();
      await house[Symbol.asyncDispose]();
      for (const way of ways) await way.close();
    },
  };
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

async function withRecords<R>(url: string, work: (records: ReturnType<typeof recordsOf>) => Promise<R>): Promise<R> {
  const store = await openPostgresStore({ url });
  try {
    return await work(recordsOf(store));
  } finally {
    await store.close();
  }
}

const recordsOf = (store: Awaited<ReturnType<typeof openPostgresStore>>) => store.collection("reminders", Reminder);
