import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import cron from "node-cron";
import { openSqliteStore } from "../src/storage/sqlite/sqlite-store.ts";
import { createCoach } from "./coach.ts";
import { median, ratio, short, spread } from "./figures.ts";
import { fillFolder, flushFile } from "./fill.ts";
import type { Measure, Row } from "./measured.ts";
import { createProgress } from "./progress.ts";

const STORED = [100_000, 1_000_000] as const;
const DUE = 5_000;
const RUNS = 3;
const CROWD = 50_000;
const IDLE_BEATS = 200;
/** The first busy minute; the others follow an hour apart, late in the American evening. */
const FIRST = Temporal.Instant.from("2026-07-15T02:15:00Z");
const MINUTES = Array.from({ length: RUNS }, (_, run) => FIRST.add({ hours: run }));

type Times = { wallMs: number; cpuMs: number };

/** One beat with 5,000 people due, of few and of many, everything on the disk before and after each message. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), "winddown-bench-tick-"));
  try {
    const rows: Row[] = [];
    const notes: string[] = [];
    for (const stored of STORED) {
      const ours = await beats(join(folder, `ours-${stored}`), stored, DUE, MINUTES);
      const polling = pollingBot(join(folder, `polling-${stored}.sqlite`), stored);
      const many = stored.toLocaleString("en");
      rows.push(
        {
          what: `one beat, ${DUE.toLocaleString("en")} due of ${many}, wall`,
          measured: spread(wall(ours.busy), "ms"),
          baseline: `one UPDATE per reminder, node:sqlite, synchronous=FULL: ${spread(wall(polling), "ms")}`,
          ratio: ratio(median(wall(ours.busy)), median(wall(polling))),
        },
        {
          what: "the same, CPU per reminder",
          measured: spread(cpuPerDue(ours.busy), "µs"),
          baseline: `the same UPDATEs: ${spread(cpuPerDue(polling), "µs")}`,
          ratio: ratio(median(cpuPerDue(ours.busy)), median(cpuPerDue(polling))),
        },
        {
          what: `one beat, nobody due of ${many}`,
          measured: `${short(ours.idle.wallMs)} ms wall, ${short(ours.idle.cpuMs)} ms CPU`,
          baseline: "",
          ratio: "",
        },
      );
      notes.push(
        `tick: ${many} people were written in ${short(ours.filling.seconds)} s (zone, bedtime, up to 14 past nights; mean ${short(ours.filling.bytesEach)} bytes).`,
      );
    }
    const crowd = await beats(join(folder, "crowd"), CROWD, CROWD, [FIRST]);
    const theirs = await nodeCronCrowd(CROWD);
    rows.push({
      what: `${CROWD.toLocaleString("en")} due in one minute: never sent`,
      measured: `${crowd.lost} (sent in ${short(median(wall(crowd.busy)) / 1000)} s without Discord's time)`,
      baseline: `one node-cron task a person: ${theirs.lost.toLocaleString("en")}`,
      ratio: "",
    });
    return {
      rows,
      notes: [
        `tick: median (least–most) of ${RUNS} beats in one process, each with ${DUE.toLocaleString("en")} others due, through createReminders and an outbox that answers at once, at most 50 people in flight. Ours claims before it sends and settles after it, so that a crash in between neither loses a night nor sends it twice; the UPDATE writes one short row once, after sending, and can do both.`,
        `tick: Discord takes at most 50 messages a second, so ${DUE.toLocaleString("en")} of them take ${DUE / 50} s whatever the bot does.`,
        `tick: the node-cron tasks do nothing but count; ${short(theirs.registerSeconds)} s went into making them.`,
        ...notes,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function wall(times: readonly Times[]): number[] {
  return times.map(({ wallMs }) => wallMs);
}

function cpuPerDue(times: readonly Times[]): number[] {
  return times.map(({ cpuMs }) => (cpuMs * 1000) / DUE);
}

/** Beats of a bot with so many people stored, so many of them due at each minute. */
export async function beats(folder: string, stored: number, due: number, minutes: readonly Temporal.Instant[]) {
  const filling = await fillFolder(folder, {
    people: stored,
    dueAtOnce: due,
    busyMinutes: minutes,
    start: FIRST.subtract({ minutes: 1 }),
    quietUntil: (minutes.at(-1) ?? FIRST).add({ minutes: 5 }),
  });
  const store = await openSqliteStore({ folder });
  try {
    let now = FIRST;
    const coach = createCoach(store, () => now);
    const busy: Times[] = [];
    for (const minute of minutes) {
      now = minute;
      busy.push(await timed(async () => void (await coach.serveDue())));
    }
    const leftDue = (await coach.agenda.due(now, 10)).length;
    const lost = due * minutes.length - coach.counts.sent;
    if (lost !== 0 || leftDue > 0) {
      throw new Error(`${lost} were not sent, ${coach.counts.failed} failed and ${leftDue} or more are still due`);
    }

    now = now.add({ minutes: 1 });
    const all = await timed(async () => {
      for (let beat = 0; beat < IDLE_BEATS; beat++) await coach.serveDue();
    });
    const idle: Times = { wallMs: all.wallMs / IDLE_BEATS, cpuMs: all.cpuMs / IDLE_BEATS };
    return { busy, idle, filling, lost };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One node-cron task for each of so many people, all for the same minute; how many of them never ran. */
async function nodeCronCrowd(people: number) {
  // It has a line for each task it misses; writing those would make it miss more.
  cron.setLogger({ info() {}, warn() {}, error() {}, debug() {} });
  const progress = createProgress(`making ${people.toLocaleString("en")} node-cron tasks`, people);
  const began = performance.now();
  const due = Temporal.Now.instant().add({ seconds: people / 2_000 + 20 }); // time enough to make them
  const at = due.round({ smallestUnit: "minute", roundingMode: "ceil" });
  const { minute, hour } = at.toZonedDateTimeISO("America/New_York");
  let ran = 0;
  const onRun = () => {
    ran += 1;
  };
  const tasks: ReturnType<typeof cron.schedule>[] = [];
  for (let made = 0; made < people; made++) {
    const task = cron.schedule(`${minute} ${hour} * * *`, onRun, { timezone: "America/New_York" });
    tasks.push(task);
    if (made % 500 === 0) {
      progress(made);
      await new Promise(setImmediate);
    }
  }
  const registerSeconds = (performance.now() - began) / 1000;
  progress(people);
  const waiting = Temporal.Now.instant().until(at).total("seconds");
  if (waiting < 0) throw new Error("the node-cron tasks took longer to make than was left until their minute");
  console.error(`  waiting ${Math.ceil(waiting)} s for their minute`);
  // A task that is more than a second late counts as missed, so ten seconds after its minute nothing more comes.
  await sleep(waiting * 1000 + 10_000);
  await Promise.all(tasks.map((task) => task.destroy()));
  return { lost: people - ran, registerSeconds };
}

/** What a bot does that polls a table: asks who is due, and writes each one's next time, one after the other. */
function pollingBot(file: string, stored: number): Times[] {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec(
    "CREATE TABLE reminders (user_id TEXT PRIMARY KEY, zone TEXT, bedtime TEXT, channel_id TEXT, due_at TEXT)",
  );
  database.exec("CREATE INDEX due ON reminders (due_at)");
  const insert = database.prepare("INSERT INTO reminders VALUES (?, 'America/New_York', '23:00', ?, ?)");
  database.exec("BEGIN");
  for (let index = 0; index < stored; index++) {
    const dueAt = FIRST.add({ hours: Math.min(Math.floor(index / DUE), RUNS) });
    const id = String(200_000_000_000_000_000 + ((index * 7_919) % 1_000_003) * 1_000_000);
    insert.run(id, id, dueAt.toString());
  }
  database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  flushFile(file);

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
  rmSync(file);
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
