import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { Plan } from "../../../../src/storage/agenda/agenda.ts";
import { jobOf, priorityAt } from "../../../../src/storage/agenda/job.ts";
import { openPgBossAgenda } from "../../../../src/storage/agenda/pgboss-agenda.ts";
import { openPostgresStore } from "../../../../src/storage/postgres/postgres-store.ts";
import { clearedDatabase, onDatabase } from "../../../support/postgres/fresh-database.ts";

const Note = z.strictObject({ version: z.literal(1) });
const DUE = Temporal.Instant.from("2026-06-01T21:30:00Z");
const plan = (userId: string): Plan => ({ userId, kind: "reminder", dueAt: DUE });
const JOBS = "winddown_agenda.job_common";

async function openProcess(url: string) {
  const unreadable: string[] = [];
  const store = await openPostgresStore({ url });
  const agenda = await openPgBossAgenda({
    store,
    onUnreadable: (_id, reason) => unreadable.push(reason),
    onTrouble: () => {},
  });
  onTestFinished(async () => {
    await agenda.close();
    await store.close();
  });
  return { store, agenda, unreadable, notes: store.collection("notes", Note) };
}

const users = async (plans: Promise<readonly Plan[]>) => (await plans).map(({ userId }) => userId);

test("what one process was handed is not handed to another within a minute, unless that one takes over", async () => {
  const url = await clearedDatabase();
  const [here, there] = [await openProcess(url), await openProcess(url)];
  await here.agenda.planMany(["1", "2", "3"].map(plan));

  expect(await users(here.agenda.due(DUE, 2))).toEqual(["1", "2"]);
  expect(await users(there.agenda.due(DUE, 9))).toEqual(["3"]);

  await onDatabase(url, (client) =>
    client.query(`UPDATE ${JOBS} SET started_on = started_on - interval '61 s' WHERE singleton_key = '1'`),
  );
  expect(await users(there.agenda.due(DUE, 9))).toEqual(["1", "3"]);

  await there.agenda.takeOver();
  expect(await users(there.agenda.due(DUE, 9))).toEqual(["1", "2", "3"]);
  expect(await there.agenda.has(plan("2"))).toBe(true);
});

test("what was handed out in an answer that was lost with its connection comes in the next round, not a minute later", async () => {
  const url = await clearedDatabase();
  const store = await openPostgresStore({ url });
  let isToBeLost = false;
  const connection = {
    ...store.connection,
    async query(...asked: Parameters<typeof store.connection.query>) {
      const answer = await store.connection.query(...asked);
      // It was carried out, as what the server does just before it ends a session.
      if (isToBeLost && /UPDATE/.test(asked[0])) throw new Error("Connection terminated unexpectedly");
      return answer;
    },
  };
  const agenda = await openPgBossAgenda({
    store: { ...store, connection },
    onUnreadable: () => {},
    onTrouble: () => {},
  });
  onTestFinished(async () => {
    await agenda.close();
    await store.close();
  });
  await agenda.planMany(["1", "2", "3"].map(plan));

  isToBeLost = true;
  await expect(agenda.due(DUE, 9)).rejects.toThrow("terminated");
  isToBeLost = false;

  expect(await users(agenda.due(DUE, 9))).toEqual(["1", "2", "3"]);
});

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

test("a job that is no plan is reported and cancelled, the others come, and it goes with all else of its person", async () => {
  const url = await clearedDatabase();
  const { agenda, unreadable } = await openProcess(url);
  await agenda.planMany(["1", "2"].map(plan));
  await onDatabase(url, (client) =>
    client.query(`UPDATE ${JOBS} SET data = '{"plan": "tonight"}' WHERE singleton_key = '1'`),
  );

  expect(await users(agenda.due(DUE, 9))).toEqual(["2"]);
  expect(unreadable).toEqual(["it is no plan"]);
  expect(await agenda.rowsOf("1")).toEqual(["tonight"]);

  expect(await agenda.has(plan("1"))).toBe(false);
  await agenda.plan(plan("1"));
  expect(await users(agenda.due(DUE, 9))).toEqual(["1", "2"]);
  await agenda.forget("1");
  const { rows } = await onDatabase(url, (client) => client.query(`SELECT 1 FROM ${JOBS} WHERE singleton_key = '1'`));
  expect(rows).toEqual([]);
});

test("what is done leaves nothing behind", async () => {
  const url = await clearedDatabase();
  const { agenda } = await openProcess(url);
  await agenda.planMany(["1", "2"].map(plan));
  for (const each of await agenda.due(DUE, 9)) await agenda.remove(each);

  const { rows } = await onDatabase(url, (client) => client.query("SELECT 1 FROM winddown_agenda.job"));
  expect(rows).toEqual([]);
});

test("earlier plans have the higher priority, to the second, within what pg-boss can hold", () => {
  const at = (text: string) => priorityAt(Temporal.Instant.from(text));

  expect(at("2026-06-01T21:30:00Z") - at("2026-06-01T21:30:01Z")).toBe(1);
  expect(at("2026-06-01T21:30:00.999Z")).toBe(at("2026-06-01T21:30:00Z"));
  expect(at("1970-01-01T00:00:01Z") - at("2106-02-07T06:28:16Z")).toBe(2 ** 32 - 1);
  expect(at("0001-01-01T00:00:00Z")).toBe(2 ** 31 - 1);
  expect(at("9999-12-31T23:59:59Z")).toBe(-(2 ** 31));
});

test("the same plan is the same job, whatever its instant was written like", () => {
  const same = { ...plan("42"), dueAt: Temporal.Instant.from("2026-06-01T23:30:00+02:00") };

  expect(jobOf(same)).toEqual(jobOf(plan("42")));
  expect(jobOf(plan("42")).id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(jobOf(plan("43")).id).not.toBe(jobOf(plan("42")).id);
});
