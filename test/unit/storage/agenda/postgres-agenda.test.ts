import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { Plan } from "../../../../src/delivery/agenda.ts";
import type { JobsCarried } from "../../../../src/storage/agenda/jobs-of-pg-boss.ts";
import { planKey } from "../../../../src/storage/agenda/plan-key.ts";
import { openPostgresAgenda } from "../../../../src/storage/agenda/postgres-agenda.ts";
import { AgendaRow } from "../../../../src/storage/agenda/store-agenda.ts";
import { openPostgresStore } from "../../../../src/storage/postgres/postgres-store.ts";
import { clearedDatabase, onDatabase } from "../../../support/postgres/fresh-database.ts";

const Note = z.strictObject({ version: z.literal(1) });
const DUE = Temporal.Instant.from("2026-06-01T21:30:00Z");
const plan = (userId: string): Plan => ({ userId, kind: "reminder", dueAt: DUE });
const users = async (plans: Promise<readonly Plan[]>) => (await plans).map(({ userId }) => userId);

async function openProcess(url: string, key?: Buffer) {
  const carried: JobsCarried[] = [];
  const store = await openPostgresStore({ url, keys: key && { current: key } });
  onTestFinished(() => store.close());
  const agenda = await openPostgresAgenda({
    store,
    onUnreadable: () => {},
    onCarried: (what) => carried.push(what),
  });
  const rows = store.collection("agenda", AgendaRow);
  return { store, agenda, rows, carried, notes: store.collection("notes", Note) };
}

const rowsOf = async (url: string, sql: string) => (await onDatabase(url, (client) => client.query(sql))).rows;

test("a record and its plan are written together, or neither is", async () => {
  const url = await clearedDatabase();
  const { store, agenda, notes } = await openProcess(url);
  await agenda.plan(plan("1"));
  await notes.count();
  await onDatabase(url, (client) => client.query("ALTER TABLE winddown.notes ADD CHECK (key <> '2')"));

  const move = (userId: string) =>
    store.transaction([
      agenda.removing(plan("1")),
      agenda.planning(plan(userId)),
      notes.putting(userId, { version: 1 }),
    ]);
  await expect(move("2")).rejects.toThrow("could not write");
  expect([await agenda.has(plan("1")), await agenda.has(plan("2"))]).toEqual([true, false]);

  await move("3");
  expect([await agenda.has(plan("1")), await agenda.has(plan("3")), await notes.count()]).toEqual([false, true, 1]);
});

test("what is planned by one process is due in another, and what one is done with leaves nothing behind", async () => {
  const url = await clearedDatabase();
  const [here, there] = [await openProcess(url), await openProcess(url)];
  await here.agenda.planMany(["1", "2", "3"].map(plan));

  expect(await users(there.agenda.due(DUE, 2))).toEqual(["1", "2"]);
  expect(await users(here.agenda.due(DUE, 9))).toEqual(["1", "2", "3"]);
  for (const each of await there.agenda.due(DUE, 9)) await there.agenda.remove(each);

  expect(await rowsOf(url, "SELECT 1 FROM winddown.agenda")).toEqual([]);
});

test("one person's plans are found by an index, among however many", async () => {
  const url = await clearedDatabase();
  const { agenda } = await openProcess(url);
  await agenda.planMany(Array.from({ length: 3_000 }, (_, index) => plan(String(index))));

  const sql = "EXPLAIN SELECT key FROM winddown.agenda WHERE split_part(key, '|', 2) = '42' ORDER BY key";
  await onDatabase(url, (client) => client.query("ANALYZE winddown.agenda"));
  expect(JSON.stringify(await rowsOf(url, sql))).toContain("agenda_person_idx");
  expect(await agenda.rowsOf("42")).toEqual([planKey(plan("42"))]);
});

test("with STORE_KEY, too, all of one person is told and forgotten, read or not, and nothing of anybody else", async () => {
  const url = await clearedDatabase();
  const { agenda, rows } = await openProcess(url, randomBytes(32));
  await agenda.planMany([plan("42"), plan("421"), plan("4")]);
  const damaged = ["unread", "aside"].map((kind) => planKey({ ...plan("42"), kind }));
  await onDatabase(url, (client) =>
    client.query("INSERT INTO winddown.agenda (key, value) SELECT key, 'not JSON' FROM unnest($1::text[]) AS key", [
      damaged,
    ]),
  );
  await rows.quarantine(damaged[1] as string);

  expect(await agenda.rowsOf("42")).toEqual([planKey(plan("42")), ...damaged]);
  expect(await agenda.forget("42")).toBe(true);

  expect(await agenda.rowsOf("42")).toEqual([]);
  expect(await agenda.forget("42")).toBe(false);
  expect(await users(agenda.due(DUE, 9))).toEqual(["421", "4"]);
  expect(await rowsOf(url, "SELECT 1 FROM winddown.agenda_aside")).toEqual([]);
});

/** What pg-boss made of the plans of a version before; the three days that they are from are in `earlier-stores`. */
async function databaseOfJobs(plans: readonly Plan[]): Promise<string> {
  const url = await clearedDatabase();
  const dump = readFileSync(join(import.meta.dirname, "../../../support/earlier-stores/postgres-format-3.sql"), "utf8");
  await onDatabase(url, async (client) => {
    await client.query(dump);
    await client.query("DELETE FROM winddown_agenda.job");
    await client.query(
      `INSERT INTO winddown_agenda.job (name, state, data)
      SELECT 'agenda', (ARRAY['created', 'retry', 'active'])[1 + nth % 3]::winddown_agenda.job_state,
        jsonb_build_object('plan', key) FROM unnest($1::text[]) WITH ORDINALITY AS plans (key, nth)`,
      [plans.map(planKey)],
    );
  });
  return url;
}

const people = (count: number) => Array.from({ length: count }, (_, index) => plan(String(1_000_000 + index)));
const schemas = (url: string) =>
  rowsOf(url, "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'winddown%' ORDER BY 1");

test("the jobs of a version before become rows, waiting or handed out, and pg-boss' tables go with them", async () => {
  const url = await databaseOfJobs(people(12_001));
  await onDatabase(url, (client) =>
    client.query(`INSERT INTO winddown_agenda.job (name, state, data) VALUES
      ('agenda', 'created', '{"plan": "tonight"}'), ('agenda', 'cancelled', '{"plan": "tomorrow"}')`),
  );

  const { agenda, carried } = await openProcess(url);

  expect(carried).toEqual([{ plans: 12_001, leftBehind: 1 }]);
  expect((await agenda.due(DUE, 20_000)).map(planKey)).toEqual(people(12_001).map(planKey));
  expect(await schemas(url)).toEqual([{ name: "winddown" }]);
  expect((await openProcess(url)).carried, "once").toEqual([]);
});

test("of three instances that start at once on the jobs of a version before, one carries them over", async () => {
  const url = await databaseOfJobs(people(500));

  const opened = await Promise.all([openProcess(url), openProcess(url), openProcess(url)]);

  expect(opened.flatMap(({ carried }) => carried)).toEqual([{ plans: 500, leftBehind: 0 }]);
  for (const { agenda } of opened) expect(await agenda.countDue(DUE)).toBe(500);
});

test("with STORE_KEY the rows are sealed as they are carried over", async () => {
  const url = await databaseOfJobs(people(3));
  const key = randomBytes(32);

  const { agenda } = await openProcess(url, key);

  expect(await agenda.due(DUE, 9)).toHaveLength(3);
  expect(JSON.stringify(await rowsOf(url, "SELECT value FROM winddown.agenda"))).not.toContain("version");
});

test("a start that is cut off while it carries jobs over leaves them as they were, and the next one does it", async () => {
  const url = await databaseOfJobs(people(50));
  const store = await openPostgresStore({ url });
  const cutOff = { ...store, transaction: () => Promise.reject(new Error("cut off")) };
  await expect(openPostgresAgenda({ store: cutOff, onUnreadable: () => {} })).rejects.toThrow("cut off");
  await store.close();
  expect(await schemas(url)).toHaveLength(2);

  expect((await openProcess(url)).carried).toEqual([{ plans: 50, leftBehind: 0 }]);
});

test("where the jobs belong to another user the operator is told what to do, and nothing is lost until then", async () => {
  const url = await databaseOfJobs(people(5));
  const name = `guest_${randomBytes(6).toString("hex")}`;
  const run = (sql: string) => onDatabase(url, (client) => client.query(sql));
  await run(`CREATE ROLE ${name} LOGIN SUPERUSER PASSWORD 'x'`);
  const guest = new URL(url);
  [guest.username, guest.password] = [name, "x"];
  await onDatabase(guest.href, (client) => client.query("SELECT 1"));
  await run(`ALTER ROLE ${name} NOSUPERUSER; ALTER SCHEMA winddown OWNER TO ${name};
    DO $$ DECLARE one text; BEGIN FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'winddown'
      LOOP EXECUTE format('ALTER TABLE winddown.%I OWNER TO ${name}', one); END LOOP; END $$`);
  onTestFinished(() =>
    run(`REASSIGN OWNED BY ${name} TO CURRENT_USER; DROP OWNED BY ${name}; DROP ROLE ${name}`).then(() => {}),
  );

  await expect(openProcess(guest.href)).rejects.toThrow("does not own: make it the owner of that schema");
  await run(
    `GRANT USAGE ON SCHEMA winddown_agenda TO ${name}; GRANT ALL ON ALL TABLES IN SCHEMA winddown_agenda TO ${name}`,
  );
  await expect(openProcess(guest.href), "reading it is not enough").rejects.toThrow("does not own");
  expect(await schemas(url)).toHaveLength(2);
});

test("a start that is killed while it carries jobs over leaves them, and the next one has them all once", async () => {
  const url = await databaseOfJobs(people(12_000));
  const script = `import { openPostgresStore } from "./src/storage/postgres/postgres-store.ts";
    import { openPostgresAgenda } from "./src/storage/agenda/postgres-agenda.ts";
    const store = await openPostgresStore({ url: process.argv[1] });
    const { transaction } = store;
    let pages = 0;
    const killed = (writes) => (++pages === 2 ? process.kill(process.pid, "SIGKILL") : transaction(writes));
    await openPostgresAgenda({ store: { ...store, transaction: killed }, onUnreadable() {} });`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", script, url], {
    cwd: join(import.meta.dirname, "../../../.."),
    stdio: "inherit",
  });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");

  const [one, other] = await Promise.all([openProcess(url), openProcess(url)]);

  expect([...one.carried, ...other.carried]).toEqual([{ plans: 12_000, leftBehind: 0 }]);
  expect(await other.agenda.countDue(DUE)).toBe(12_000);
});

test("what a version before was still writing is carried over, and what it writes afterwards fails with its record", async () => {
  const url = await databaseOfJobs(people(5));
  const job = (userId: string) =>
    `INSERT INTO winddown_agenda.job (name, data) VALUES ('agenda', '{"plan": "${planKey(plan(userId))}"}')`;
  const record = (userId: string) => `INSERT INTO winddown.reminders (key, value) VALUES ('${userId}', '{}')`;
  const isWaiting = () =>
    rowsOf(url, "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'winddown_agenda.job'::regclass");

  await onDatabase(url, async (before) => {
    await before.query("BEGIN");
    await before.query(`${record("7")}; ${job("7")}`);
    const opening = openProcess(url);
    await expect.poll(isWaiting).toHaveLength(1);
    await before.query("COMMIT");
    const { agenda, carried } = await opening;
    expect(carried).toEqual([{ plans: 6, leftBehind: 0 }]);
    expect(await agenda.has(plan("7"))).toBe(true);

    await before.query("BEGIN");
    await before.query(record("8"));
    await expect(before.query(job("8"))).rejects.toThrow("does not exist");
    await before.query("COMMIT");
  });
  expect(await rowsOf(url, "SELECT key FROM winddown.reminders WHERE key IN ('7', '8')")).toEqual([{ key: "7" }]);
});

test("an instance of the version before that wants the same tables in another order keeps no start from its end", async () => {
  const url = await databaseOfJobs(people(5));
  await onDatabase(url, (client) => client.query("CREATE TABLE winddown_agenda.queue (name text)"));
  const isWaiting = () =>
    rowsOf(url, "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'winddown_agenda.queue'::regclass");

  await onDatabase(url, async (before) => {
    await before.query("BEGIN");
    await before.query("SELECT * FROM winddown_agenda.queue");
    const opening = openProcess(url);
    await expect.poll(isWaiting).toHaveLength(1);
    await before.query("SELECT * FROM winddown_agenda.job").catch(() => undefined); // one of the two is chosen to fail
    await before.query("ROLLBACK");
    expect((await opening).carried).toEqual([{ plans: 5, leftBehind: 0 }]);
  });
});
