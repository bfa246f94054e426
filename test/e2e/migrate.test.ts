import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { z } from "zod";
import { openState } from "../../src/assembly/open-state.ts";
import { createLog } from "../../src/ops/log.ts";
import { openPostgresAgenda } from "../../src/storage/agenda/postgres-agenda.ts";
import { AgendaRow, createStoreAgenda } from "../../src/storage/agenda/store-agenda.ts";
import { openPostgresStore } from "../../src/storage/postgres/postgres-store.ts";
import { openSqliteStore } from "../../src/storage/sqlite/sqlite-store.ts";
import { endsWithTest } from "../support/ends-with-test.ts";
import { freshDatabase, onDatabase } from "../support/postgres/fresh-database.ts";
import { tempFolder } from "../support/temp-folder.ts";

const Note = z.strictObject({ version: z.literal(1), text: z.string() });
const DUE = Temporal.Instant.from("2026-03-12T21:45:00Z");
const PEOPLE = 2_500;

/** A folder as a bot leaves it, some of which no bot can read. */
async function aFolder(key?: Buffer): Promise<string> {
  const folder = tempFolder();
  const store = await openSqliteStore({ folder, keys: key && { current: key } });
  const notes = store.collection("notes", Note);
  const ids = Array.from({ length: PEOPLE }, (_, index) => `${1_000 + index}`);
  await notes.putMany(ids.map((id) => [id, { version: 1, text: `the night of ${id} 🌙` }]));
  const agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: () => {} });
  await agenda.planMany(ids.map((userId, index) => ({ userId, kind: "reminder", dueAt: DUE.add({ seconds: index }) })));
  await store.close();
  const database = new DatabaseSync(join(folder, "winddown.sqlite"));
  database.prepare("INSERT INTO notes (key, value) VALUES ('1', 'not JSON'), ('2', x'00ff')").run();
  database.prepare("INSERT INTO agenda (key, value) VALUES ('no plan', '{}')").run();
  database.close();
  return folder;
}

function npmMigrate(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["src/bin/migrate.ts"], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH, ...env },
  });
  endsWithTest(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const ended = once(child, "close").then(([code]) => ({ code, said }));
  return { child, ended };
}

async function migrated(env: Readonly<Record<string, string>>) {
  return npmMigrate(env).ended;
}

test("killed while copying, refused to the bot, gone on with, compared, and done only once", async () => {
  const [STATE_DIR, DATABASE_URL] = [await aFolder(), await freshDatabase()];
  const env = { STATE_DIR, DATABASE_URL };

  const first = npmMigrate(env);
  await Promise.race([first.ended, once(first.child.stdout, "data").then(() => once(first.child.stdout, "data"))]);
  first.child.kill("SIGKILL");
  expect((await first.ended).said).not.toContain("Done");
  const config = { databaseUrl: DATABASE_URL, stateDir: "", storeKeys: undefined };
  await expect(openState(config, createLog("silent"))).rejects.toThrow("Run `npm run migrate` again");

  const second = await migrated(env);
  expect(second.said).toContain("Going on with a migration that was cut off");
  expect(second.said).toContain("notes: 2501 compared");
  expect(second.said).toContain(`Done: ${2 * PEOPLE + 2} rows`); // what is no text stays behind
  expect(second.said).toContain("could not read them either: 1.");
  expect(second.code).toBe(0);

  const store = await openPostgresStore({ url: DATABASE_URL });
  const notes = store.collection("notes", Note);
  expect(await notes.count()).toBe(PEOPLE + 1);
  expect(await notes.get("3499")).toEqual({ kind: "found", value: { version: 1, text: "the night of 3499 🌙" } });
  expect(await notes.wordForWord("1")).toEqual(["not JSON"]);
  const agenda = await openPostgresAgenda({ store, onUnreadable: () => {} });
  expect(await agenda.next()).toEqual(DUE);
  expect(await agenda.due(DUE.add({ hours: 1 }), 10_000)).toHaveLength(PEOPLE);
  expect(await store.collection("agenda", AgendaRow).wordForWord("no plan")).toEqual(["{}"]);
  await agenda.forget("1000");
  await notes.delete("1000");

  const third = await migrated(env);
  expect(third).toMatchObject({ code: 0, said: expect.stringContaining("This was done before") });
  expect(await notes.get("1000")).toEqual({ kind: "absent" });
  expect(await agenda.rowsOf("1000")).toEqual([]);
  await store.close();
});

test("what is encrypted stays so, and opens with the same key alone", async () => {
  const key = randomBytes(32);
  const [STATE_DIR, DATABASE_URL] = [await aFolder(key), await freshDatabase()];
  const STORE_KEY = key.toString("hex");

  expect((await migrated({ STATE_DIR, DATABASE_URL })).said).toContain("STORE_KEY is not set");
  const other = randomBytes(32).toString("hex");
  expect((await migrated({ STATE_DIR, DATABASE_URL, STORE_KEY: other })).said).toContain("another key than STORE_KEY");
  expect((await migrated({ STATE_DIR, DATABASE_URL, STORE_KEY })).code).toBe(0);

  const values = await onDatabase(DATABASE_URL, (client) => client.query("SELECT value FROM winddown.notes"));
  expect(JSON.stringify(values.rows)).not.toContain("the night of");
  const store = await openPostgresStore({ url: DATABASE_URL, keys: { current: key } });
  expect(await store.collection("notes", Note).get("1000")).toMatchObject({ kind: "found" });
  await store.close();
});

test("what it cannot do is told in one sentence: no folder, a folder in use, a database in use, no address", async () => {
  const [STATE_DIR, DATABASE_URL] = [await aFolder(), await freshDatabase()];
  const running = await openSqliteStore({ folder: STATE_DIR });
  const used = await freshDatabase();
  const store = await openPostgresStore({ url: used });
  await store.collection("notes", Note).put("7", { version: 1, text: "somebody's" });

  const refusals = [
    await migrated({ STATE_DIR: tempFolder(), DATABASE_URL }),
    await migrated({ STATE_DIR, DATABASE_URL }),
    await migrated({ STATE_DIR }),
    await migrated({ STATE_DIR, DATABASE_URL: "postgres://winddown:s3cr3t@127.0.0.1:1/winddown" }),
  ];
  await running.close();
  refusals.push(await migrated({ STATE_DIR, DATABASE_URL: used }));
  await store.close();

  expect(refusals.map(({ said }) => said)).toEqual([
    expect.stringContaining("There is no store in STATE_DIR"),
    expect.stringContaining("Another Winddown is already using"),
    expect.stringContaining("DATABASE_URL must be the address"),
    expect.stringContaining("Another Winddown is already using"),
    expect.stringContaining("holds records already"),
  ]);
  for (const { code, said } of refusals) {
    expect(code).toBe(1);
    expect(said).not.toMatch(/ {4}at |s3cr3t/);
  }
});
