import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../support/postgres/fresh-database.ts";
import { startPostgres } from "../support/postgres/start-postgres.ts";
import { openSeveral } from "../support/several.ts";

/** Longer than any of these takes, with the machine as busy as it likes. */
const PATIENCE_MS = 400_000;

test(
  "of three instances one is killed while it drains, the next is cut off, and the database restarts: one message each",
  async () => {
    const people = 300;
    const server = await startPostgres("quick");
    try {
      await onDatabase(`${server.url}postgres`, (client) => client.query("CREATE DATABASE several"));
      const url = `${server.url}several`;
      await using several = await openSeveral({ people, instances: 3, url });
      const { arrivals, instances, ways, until, replaceLead } = several;
      await several.start();
      several.begin();

      await until("60 messages", () => arrivals.length >= 60);
      const killed = await replaceLead((index) => instances[index]?.kill());
      await until("120 messages", () => arrivals.length >= 120);
      const cut = await replaceLead((index) => ways[index]?.cut());
      await until("180 messages", () => arrivals.length >= 180);
      ways[cut.index]?.mend();
      await server.restart();
      await until("all outcomes", async () => (await several.outcomes()).sent === people);

      expect(several.messagesEach()).toEqual({ 1: people });
      expect(Math.max(killed.seconds, cut.seconds)).toBeLessThan(60);
      expect(several.posts().limited / several.posts().all).toBeLessThan(0.05);
    } finally {
      await server.stop();
    }
  },
  PATIENCE_MS,
);

test(
  "a rolling restart while they drain loses nothing, and each hands over in good order",
  async () => {
    const people = 300;
    await using several = await openSeveral({ people, instances: 2, url: await freshDatabase() });
    const { arrivals, instances, until, replaceLead } = several;
    await several.start();
    several.begin();

    for (const messages of [50, 150]) {
      await until(`${messages} messages`, () => arrivals.length >= messages);
      let code: number | null = null;
      const { index } = await replaceLead(async (lead) => {
        code = (await instances[lead]?.stop()) ?? null;
      });
      expect(code).toBe(0);
      await instances[index]?.start();
    }
    await until("all outcomes", async () => (await several.outcomes()).sent === people);

    expect(several.messagesEach()).toEqual({ 1: people });
    expect(several.posts().all).toBe(people + several.posts().limited); // nothing was left on its way to be repeated
  },
  PATIENCE_MS,
);
