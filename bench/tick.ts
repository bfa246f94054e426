import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { AgendaRow, createStoreAgenda } from "../src/agenda/store-agenda.ts";
import { createBook } from "../src/delivery/book.ts";
import type { Outbox } from "../src/delivery/outbox.ts";
import { createReminders } from "../src/delivery/reminders.ts";
import type { DeliveryEvent } from "../src/delivery/report.ts";
import { Reminder } from "../src/reminders/reminder.ts";
import { openSqliteStore } from "../src/store/sqlite-store.ts";
import type { Store } from "../src/store/store.ts";
import { createUserLocks } from "../src/store/user-locks.ts";
import { median, ratio, short, spread } from "./figures.ts";
import type { Measure } from "./measured.ts";
import { createPeople } from "./people.ts";

const PEOPLE = 100_000;
const DUE = 5_000;
const RUNS = 3;
const IDLE_BEATS = 200;
const SEEDED_AT_ONCE = 2_000;
/** The first busy minute; the others follow an hour apart, late in the American evening. */
const FIRST = Temporal.Instant.from("2026-07-15T02:15:00Z");

type Times = { wallMs: number; cpuMs: number };

/** One beat with 5,000 of 100,000 people due, everything on the disk before and after each message. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), "winddown-bench-tick-"));
  try {
    const ours = await beats(folder);
    const polling = pollingBot(folder);
    const idle = ours.idle;
    const perDue = (times: readonly Times[]) => times.map(({ cpuMs }) => (cpuMs * 1000) / DUE);
    const wall = (times: readonly Times[]) => times.map(({ wallMs }) => wallMs);
    return {
      rows: [
        {
          what: `one beat, ${DUE.toLocaleString("en")} due of ${PEOPLE.toLocaleString("en")}, wall`,
          measured: spread(wall(ours.busy), "ms"),
          baseline: `one UPDATE per reminder, node:sqlite, synchronous=FULL: ${spread(wall(polling), "ms")}`,
          ratio: ratio(median(wall(ours.busy)), median(wall(polling))),
        },
        {
          what: "the same, CPU per reminder",
          measured: spread(perDue(ours.busy), "µs"),
          baseline: `the same UPDATEs: ${spread(perDue(polling), "µs")}`,
          ratio: ratio(median(perDue(ours.busy)), median(perDue(polling))),
        },
        {
          what: `one beat, nobody due of ${PEOPLE.toLocaleString("en")}`,
          measured: `${short(idle.wallMs)} ms wall, ${short(idle.cpuMs)} ms CPU`,
          baseline: "",
          ratio: "",
        },
      ],
      notes: [
        `tick: median (least–most) of ${RUNS} beats in one process, each with ${DUE.toLocaleString("en")} others due, through createReminders and an outbox that answers at once. Ours claims before it sends and settles after it, so that a crash in between neither loses a night nor sends it twice; the UPDATE writes one short row once, after sending, and can do both.`,
        `tick: Discord takes at most 50 messages a second, so ${DUE.toLocaleString("en")} of them take ${DUE / 50} s whatever the bot does; the beat's own time is ${short((median(wall(ours.busy)) / (DUE / 50) / 1000) * 100)} % of that. ${ours.sent.toLocaleString("en")} sent, ${ours.failed} failed, ${ours.leftDue} left due.`,
        `tick: the records were seeded through the store in ${short(ours.seedSeconds)} s (zone, bedtime, up to 14 past nights; mean ${short(ours.recordBytes)} bytes).`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function beats(folder: string) {
  const store = await openSqliteStore({ folder });
  try {
    const seeding = performance.now();
    const busyMinutes = Array.from({ length: RUNS }, (_, run) => FIRST.add({ hours: run }));
    const recordBytes = await seed(store, busyMinutes);
    const seedSeconds = (performance.now() - seeding) / 1000;

    let now = FIRST;
    const coach = createCoach(store, () => now);
    const busy: Times[] = [];
    for (const minute of busyMinutes) {
      now = minute;
      busy.push(await timed(() => coach.reminders.beat()));
    }
    const leftDue = (await coach.agenda.due(now, 10)).length;

    now = now.add({ minutes: 1 });
    const all = await timed(async () => {
      for (let beat = 0; beat < IDLE_BEATS; beat++) await coach.reminders.beat();
    });
    const idle: Times = { wallMs: all.wallMs / IDLE_BEATS, cpuMs: all.cpuMs / IDLE_BEATS };
    const { sent, failed } = coach.counts;
    if (sent !== DUE * RUNS || leftDue > 0) {
      throw new Error(`${sent} of ${DUE * RUNS} were sent, ${failed} failed and ${leftDue} or more are still due`);
    }
    return { busy, idle, seedSeconds, recordBytes, sent, failed, leftDue };
  } finally {
    await store.close();
  }
}

/** Groups of people due at each busy minute, and everybody else later than the last of them. */
async function seed(store: Store, busyMinutes: readonly Temporal.Instant[]): Promise<number> {
  const records = store.collection("reminders", Reminder);
  const agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: refuse });
  const people = createPeople(FIRST.subtract({ minutes: 1 }));
  const quietUntil = (busyMinutes.at(-1) ?? FIRST).add({ minutes: 5 });
  let bytes = 0;

  for (let begin = 0; begin < PEOPLE; begin += SEEDED_AT_ONCE) {
    const entries = Array.from({ length: SEEDED_AT_ONCE }, (_, offset) => {
      const index = begin + offset;
      const minute = busyMinutes[Math.floor(index / DUE)];
      return minute ? people.dueAt(index, minute) : people.dueAfter(index, quietUntil);
    });
    bytes += entries.reduce((sum, [, reminder]) => sum + JSON.stringify(reminder).length, 0);
    await records.putMany(entries);
    await agenda.planMany(
      entries.map(([userId, { plans }]) => ({
        userId,
        kind: "reminder",
        dueAt: Temporal.Instant.from(plans.reminder ?? ""),
      })),
    );
  }
  return bytes / PEOPLE;
}

/** The parts between the store and Discord, joined as the composition root joins them. */
function createCoach(store: Store, now: () => Temporal.Instant) {
  const counts = { sent: 0, failed: 0 };
  const outbox: Outbox = {
    open: async (userId) => ({ kind: "opened", channelId: userId }),
    post: async () => ({ kind: "sent" }),
    find: async () => "absent",
  };
  const report = (event: DeliveryEvent) => {
    if (event.type === "settled" && event.outcome === "sent") counts.sent += 1;
    else counts.failed += 1;
  };
  const records = store.collection("reminders", Reminder);
  const agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: refuse });
  const reminders = createReminders({
    book: createBook({ reminders: records, agenda, together: store.together, locks: createUserLocks() }),
    records,
    agenda,
    outbox,
    applicationId: "1283746509182734336",
    patience: { now, wait: async () => {}, random: () => 0.5 },
    report,
  });
  return { reminders, agenda, counts };
}

/** What a bot does that polls a table: asks who is due, and writes each one's next time, one after the other. */
function pollingBot(folder: string): Times[] {
  const database = new DatabaseSync(join(folder, "polling.sqlite"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec(
    "CREATE TABLE reminders (user_id TEXT PRIMARY KEY, zone TEXT, bedtime TEXT, channel_id TEXT, due_at TEXT)",
  );
  database.exec("CREATE INDEX due ON reminders (due_at)");
  const insert = database.prepare("INSERT INTO reminders VALUES (?, 'America/New_York', '23:00', ?, ?)");
  database.exec("BEGIN");
  for (let index = 0; index < PEOPLE; index++) {
    const dueAt = FIRST.add({ hours: Math.min(Math.floor(index / DUE), RUNS) });
    const id = String(200_000_000_000_000_000 + ((index * 7_919) % 1_000_003) * 1_000_000);
    insert.run(id, id, dueAt.toString());
  }
  database.exec("COMMIT");

  const select = database.prepare("SELECT user_id, due_at FROM reminders WHERE due_at <= ?");
  const update = database.prepare("UPDATE reminders SET due_at = ? WHERE user_id = ?");
  const times: Times[] = [];
  for (let run = 0; run < RUNS; run++) {
    global.gc?.();
    const stop = startWatch();
    const due = select.all(FIRST.add({ hours: run }).toString()) as { user_id: string; due_at: string }[];
    if (due.length !== DUE) throw new Error(`${due.length} are due in the polled table instead of ${DUE}`);
    for (const { user_id, due_at } of due) {
      update.run(Temporal.Instant.from(due_at).add({ hours: 24 }).toString(), user_id);
    }
    times.push(stop());
  }
  database.close();
  return times;
}

async function timed(work: () => Promise<void>): Promise<Times> {
  global.gc?.();
  const stop = startWatch();
  await work();
  return stop();
}

function startWatch(): () => Times {
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  return () => {
    const wallMs = performance.now() - began;
    const { user, system } = process.cpuUsage(cpuBefore);
    return { wallMs, cpuMs: (user + system) / 1000 };
  };
}

function refuse(key: string, reason: string): never {
  throw new Error(`the agenda row ${key} is unreadable: ${reason}`);
}
