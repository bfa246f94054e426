import type { LocalDiscord } from "@winddown/local-discord";
import { openInstances } from "../test/support/instances.ts";
import { startPostgres } from "../test/support/postgres/start-postgres.ts";
import { short, spread } from "./figures.ts";
import { type LocalBot, OUR_BOT, openLocalBot } from "./local-bot.ts";
import type { Measure } from "./measured.ts";

const SHARDS = 16;
const DROPS = 5;
/** So many shards may identify at once, in five seconds. */
const AT_ONCE = 4;
const INSTANCES = 4;
const LONGEST_MS = 120_000;

/** What becomes of 16 shards that lose their connections, or their sessions, in the same moment. */
export const measure: Measure = async () => {
  const { resumed, starts } = await withShards(SHARDS, async ({ discord }) => {
    const seconds: number[] = [];
    for (let drop = 0; drop < DROPS; drop++) {
      // 1006 is a connection that is gone without a word.
      seconds.push(await untilBack(discord, "resumed", () => discord.gateway.drop(drop % 2 === 0 ? 4000 : 1006)));
    }
    return { resumed: seconds, starts: discord.gateway.starts() };
  });
  const anew = await withShards(AT_ONCE, async ({ discord }) => {
    const seconds = await untilBack(discord, "connected", () => discord.gateway.invalidate(false));
    return { seconds, starts: discord.gateway.starts() };
  });

  const several = await withInstances();
  return {
    rows: [
      {
        what: `${SHARDS} shards dropped at once, ${DROPS} times: until all have resumed`,
        measured: `${spread(resumed, "s")}; ${starts.taken - SHARDS} identifies, ${starts.tooFast} beyond max_concurrency (goals: 0; 0)`,
        baseline: "",
        ratio: "",
      },
      {
        what: `${SHARDS} shards whose sessions are gone at once, max_concurrency ${AT_ONCE}: until all are back`,
        measured: `${short(anew.seconds)} s; ${anew.starts.taken - SHARDS} identifies, ${anew.starts.tooFast} beyond max_concurrency (goal: 0)`,
        baseline: `as fast as Discord allows: ${short((SHARDS / AT_ONCE - 1) * 5)} s`,
        ratio: "",
      },
      {
        what: `the same in ${INSTANCES} instances`,
        measured: `${short(several.seconds)} s; ${several.starts.taken - SHARDS} identifies, ${several.starts.tooFast} beyond max_concurrency, their starts included (goal: 0)`,
        baseline: "",
        ratio: "",
      },
    ],
    notes: [
      `shards: the last row is ${INSTANCES} processes with ${SHARDS / INSTANCES} shards each on one PostgreSQL, started at once; then every session is gone at once.`,
      "shards: the real bot's process with all its shards, each with a connection of its own, in a local Discord that refuses an identify within five seconds of another with the same rate-limit key.",
    ],
  };
};

async function withShards<R>(maxConcurrency: number, work: (local: LocalBot) => Promise<R>): Promise<R> {
  const local = await openLocalBot(OUR_BOT, {
    env: { SHARDS: `0-${SHARDS - 1}`, SHARD_COUNT: String(SHARDS) },
    discord: { gateway: { maxConcurrency } },
  });
  try {
    await local.start();
    return await work(local);
  } finally {
    await local.close();
  }
}

/** The shards in several processes, which know of each other's identifies by their database. */
async function withInstances() {
  const server = await startPostgres("quick");
  try {
    const each = SHARDS / INSTANCES;
    await using house = await openInstances({
      start: Temporal.Now.instant().toString(),
      running: true,
      discord: { gateway: { maxConcurrency: AT_ONCE } },
      instances: Array.from({ length: INSTANCES }, (_, index) => ({
        DATABASE_URL: `${server.url}postgres`,
        SHARDS: `${index * each}-${(index + 1) * each - 1}`,
        SHARD_COUNT: String(SHARDS),
      })),
    });
    const { discord, instances } = house;
    await Promise.all(instances.map((instance) => instance.start()));
    const seconds = await untilBack(discord, "connected", () => discord.gateway.invalidate(false));
    return { seconds, starts: discord.gateway.starts() };
  } finally {
    await server.stop();
  }
}

/** Seconds from what `act` does until each shard is back in this way. */
function untilBack(discord: LocalDiscord, way: "resumed" | "connected", act: () => void): Promise<number> {
  const began = performance.now();
  let back = 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${back} of ${SHARDS} shards came back`)), LONGEST_MS);
    const off = discord.on((event) => {
      if (event.type !== "gateway" || event.state !== way) return;
      back += 1;
      if (back < SHARDS) return;
      clearTimeout(timer);
      off();
      resolve((performance.now() - began) / 1000);
    });
    act();
  });
}
