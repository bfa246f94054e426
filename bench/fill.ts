import { closeSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Reminder } from "../src/nights/reminder.ts";
import { AgendaRow } from "../src/storage/agenda/store-agenda.ts";
import { openSqliteStore } from "../src/storage/sqlite/sqlite-store.ts";
import { createPeople, idOf } from "./people.ts";
import { createProgress } from "./progress.ts";

const MODELS = 1_000;
const AT_ONCE = 5_000;

export type Filling = {
  readonly people: number;
  /** So many people are due at each of these minutes, the others later than the last of them. */
  readonly dueAtOnce: number;
  readonly busyMinutes: readonly Temporal.Instant[];
  /** Since when they all have a reminder. */
  readonly start: Temporal.Instant;
  /** Nobody but those is due before this. */
  readonly quietUntil: Temporal.Instant;
};

/**
 * Fills an empty state folder with people: the store makes its tables; the rows are then written as
 * docs/architecture.md describes them, key and JSON, each person a copy of one of a thousand checked against the schema.
 * Through the store, with a check and a flush for each, a million would take many minutes.
 */
export async function fillFolder(folder: string, filling: Filling) {
  const { people } = filling;
  await makeTables(folder);
  const began = performance.now();
  const progress = createProgress(`writing ${people.toLocaleString("en")} people`, 2 * people);

  const database = new DatabaseSync(join(folder, "winddown.sqlite"));
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
  const insertRecord = database.prepare("INSERT INTO reminders (key, value) VALUES (?, ?)");
  let bytes = 0;
  const plans: string[] = [];
  for (const { id, text, plan } of rowsOf(filling)) {
    insertRecord.run(id, text);
    bytes += text.length;
    if (plans.push(plan) % AT_ONCE === 0) progress(plans.length);
  }
  const insertPlan = database.prepare(`INSERT INTO agenda (key, value) VALUES (?, '{"version":1}')`);
  for (const [index, plan] of plans.sort().entries()) {
    insertPlan.run(plan);
    if (index % AT_ONCE === 0) progress(people + index);
  }
  database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  flushFile(join(folder, "winddown.sqlite"));
  progress(2 * people);
  return { seconds: (performance.now() - began) / 1000, bytesEach: people === 0 ? 0 : bytes / people };
}

/** Each person's record and the key of their plan. */
export function* rowsOf({ people, dueAtOnce, busyMinutes, start, quietUntil }: Filling) {
  const invented = createPeople(start);
  const busy = busyMinutes.map((minute) => models((index) => invented.dueAt(index, minute)));
  const quiet = models((index) => invented.dueAfter(index, quietUntil));
  for (let index = 0; index < people; index++) {
    const choices = busy[Math.floor(index / dueAtOnce)] ?? quiet;
    const { text, dueAt, channelId } = choices[index % choices.length] as Model;
    const id = idOf(index);
    yield { id, text: text.replace(channelId, idOf(2_000_000_000 + index)), plan: `${dueAt}|${id}|reminder` };
  }
}

/** Waits until what was written without a flush is on the disk, or the system would go on writing while we measure. */
export function flushFile(file: string): void {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

type Model = { readonly text: string; readonly dueAt: string; readonly channelId: string };

function models(invent: (index: number) => readonly [string, Reminder]): Model[] {
  return Array.from({ length: MODELS }, (_, index) => {
    const [, reminder] = invent(index);
    const dueAt = Temporal.Instant.from(reminder.plans.reminder ?? "").toString({ fractionalSecondDigits: 9 });
    return { text: JSON.stringify(Reminder.parse(reminder)), dueAt, channelId: reminder.channelId ?? "" };
  });
}

async function makeTables(folder: string): Promise<void> {
  const store = await openSqliteStore({ folder });
  await Promise.all([store.collection("reminders", Reminder).count(), store.collection("agenda", AgendaRow).count()]);
  await store.close();
}
