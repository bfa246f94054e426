import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse, shown, textOf } from "../support/house.ts";
import { killAfterArrival, killBeforeArrival } from "../support/killed.ts";
import { freshDatabase, onDatabase } from "../support/postgres/fresh-database.ts";

let house: House;
let url: string;
beforeEach(async () => {
  url = await freshDatabase();
  house = await openHouse("2026-03-12T20:00:00Z", { DATABASE_URL: url });
});
afterEach(() => house.close());

const SET = "/reminder set bedtime:22:30 zone:lisbon";
const nights = () => house.dms(house.robin).filter((dm) => textOf(dm).includes("Time to wind down")).length;

/** The tables of the database, of whatever schema, in which these words stand in any row. */
async function tablesHolding(words: string): Promise<string[]> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query(`SELECT format('%I.%I', table_schema, table_name) AS name
      FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`);
    const holding: string[] = [];
    for (const { name } of rows) {
      const found = await client.query(`SELECT 1 FROM ${name} AS one WHERE strpos(one::text, $1) > 0 LIMIT 1`, [words]);
      if (found.rows.length > 0) holding.push(name);
    }
    return holding;
  });
}

test("nights come on PostgreSQL, are answered and shown, and all of it goes with /privacy delete", async () => {
  const { id } = house.robin.user;
  await house.type(house.robin, SET);
  await house.moveTo("2026-03-12T21:45:00Z");
  expect(nights()).toBe(1);
  await house.bot.stop();
  await house.bot.start();
  await house.moveTo("2026-03-14T12:00:00Z");

  expect(nights()).toBe(2);
  await house.press(house.robin, house.lastDm(house.robin), "In bed already");
  expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("13 March: sent");
  await house.type(house.robin, "/help country:Portugal");
  expect(await tablesHolding(id)).toEqual(
    expect.arrayContaining(["winddown.reminders", "winddown.people", "winddown.agenda"]),
  );
  const asked = shown(await house.type(house.robin, "/privacy delete"));
  await house.press(house.robin, asked, "Delete everything");
  expect(await tablesHolding(id)).toEqual([]);
});

test("killed while the message is under way, before Discord has it: sent once after the restart", async () => {
  await house.type(house.robin, SET);
  await killBeforeArrival(house, "2026-03-12T21:45:00Z");
  await house.bot.start();
  await house.moveTo("2026-03-13T12:00:00Z");

  expect(nights()).toBe(1);
});

test("killed after Discord has the message and before we know: not sent twice", async () => {
  await house.type(house.robin, SET);
  await killAfterArrival(house, "2026-03-12T21:45:00Z");
  await house.bot.start();
  await house.moveTo("2026-03-13T12:00:00Z");

  expect(nights()).toBe(1);
  expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("12 March: sent");
});

test("an instance that finds the store to be of a later version ends, and says why, so that the later one can serve", async () => {
  await house.type(house.robin, SET);
  const later = JSON.stringify({ writes: 99, readers: 99, by: "9.9.9" });
  await onDatabase(url, (client) => client.query("UPDATE winddown.format SET value = $1", [later]));
  house.beat().catch(() => undefined); // it ends while it is asked
  const said = () => house.lines.join("\n");
  await expect.poll(said, { timeout: 10_000 }).toContain('"msg":"closed"');
  expect(said()).toContain("Winddown 9.9.9 (format 99)");
  expect(said()).toContain("this one ends, so that the other can serve");
  await expect(house.bot.start()).rejects.toThrow();
  expect(nights()).toBe(0);
});

test("a database that cuts everybody off costs no night", async () => {
  await house.type(house.robin, SET);
  await onDatabase(url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`),
  );
  const said = () => house.lines.join("\n");
  await expect.poll(said).toContain("the database closed a connection");
  // It has the lead again some seconds later, of which the clock of this house knows nothing.
  await expect.poll(() => said().split("this instance sends what is due from now on").length - 1).toBe(2);
  await house.moveTo("2026-03-12T22:30:00Z");

  expect(nights()).toBe(1);
});
