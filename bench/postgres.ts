import { chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Reminder } from "../src/nights/reminder.ts";
import { planOfKey } from "../src/storage/agenda/plan-key.ts";
import { openPostgresAgenda } from "../src/storage/agenda/postgres-agenda.ts";
import { rawPostgres } from "../src/storage/postgres/postgres-raw.ts";
import { openPostgresStore } from "../src/storage/postgres/postgres-store.ts";
import { type PostgresServer, startPostgres } from "../test/support/postgres/start-postgres.ts";
import { createCoach } from "./coach.ts";
import { median, short, spread } from "./figures.ts";
import { type Filling, rowsOf } from "./fill.ts";
import type { Measure } from "./measured.ts";
import { createProgress } from "./progress.ts";
import { serverCpuSeconds } from "./server-cpu.ts";

const PEOPLE = 1_000_000;
const DUE = 5_000;
const RUNS = 3;
const IDLE_SECONDS = 60;
/** The table tells of so many seconds. */
const TOLD_SECONDS = 120;
const AT_ONCE = 5_000;
const FIRST = Temporal.Instant.from("2026-07-15T02:15:00Z");
const MINUTES = Array.from({ length: RUNS }, (_, run) => FIRST.add({ hours: run }));

/** What a reminder costs on PostgreSQL, and what a million planned ones do while nobody is due. */
export const measure: Measure = async () => {
  letServerIn(tmpdir());
  const server = await startPostgres("safe");
  try {
    const { store, agenda } = await openAll(server);
    const filled = await fill(store, agenda);
    await store.connection.query("VACUUM ANALYZE");
    await store.connection.query("CHECKPOINT");

    let now = FIRST;
    const coach = createCoach(store, () => now, { agenda, userLocks: (name) => store.userLocks(name) });
    const busy: Cpu[] = [];
    for (const minute of MINUTES) {
      now = minute;
      busy.push(await watched(server, async () => void (await coach.serveDue())));
    }
    if (coach.counts.sent !== DUE * RUNS || coach.counts.failed > 0) {
      throw new Error(`${coach.counts.sent} were sent and ${coach.counts.failed} failed`);
    }

    await store.connection.query("VACUUM ANALYZE"); // as autovacuum would, at a time of its own
    now = now.add({ minutes: 1 });
    const idle = await watched(server, async () => {
      await coach.serveDue();
      await agenda.next();
      await sleep(IDLE_SECONDS * 1_000);
    });
    await store.close();

    const each = (pick: (cpu: Cpu) => number) =>
      spread(
        busy.map((cpu) => (pick(cpu) * 1e6) / DUE),
        "µs",
      );
    const scale = TOLD_SECONDS / IDLE_SECONDS;
    const many = PEOPLE.toLocaleString("en");
    return {
      rows: [
        {
          what: `PostgreSQL: CPU per reminder, ${DUE.toLocaleString("en")} due of ${many}, client and server`,
          measured: each(({ client, server: theirs }) => client + theirs),
          baseline: `of that the client: ${each(({ client }) => client)}, the server: ${each((cpu) => cpu.server)}`,
          ratio: "",
        },
        {
          what: "the same, one beat, wall",
          measured: spread(
            busy.map(({ wallSeconds }) => wallSeconds * 1_000),
            "ms",
          ),
          baseline: "",
          ratio: "",
        },
        {
          what: `PostgreSQL: ${TOLD_SECONDS} s with nobody due of ${many}, CPU of the server`,
          measured: `${short(idle.server * scale * 1_000)} ms; of the client ${short(idle.client * scale * 1_000)} ms`,
          baseline: "",
          ratio: "",
        },
      ],
      notes: [
        `postgres: PostgreSQL 18 with its own settings, fsync and synchronous_commit on; an outbox that answers at once, at most 50 people in flight, claims before it sends and settles after it. The server's CPU is that of all its processes, exact to 10 ms; writing ${many} people and their plans took ${short(filled)} s.`,
        `postgres: idle was measured for ${IDLE_SECONDS} s with one beat, and scaled to ${TOLD_SECONDS}.`,
        `postgres: the median beat used ${short(median(busy.map((cpu) => cpu.client + cpu.server)))} s of CPU.`,
      ],
    };
  } finally {
    await server.stop();
  }
};

/** As root the server runs as another user, who has to get through `npm run bench`'s own folder to its own. */
function letServerIn(folder: string): void {
  if (process.getuid?.() === 0 && basename(folder).startsWith("winddown-bench-")) chmodSync(folder, 0o711);
}

async function openAll(server: PostgresServer) {
  const store = await openPostgresStore({ url: `${server.url}postgres` });
  const onUnreadable = (key: string, reason: string) => {
    throw new Error(`the agenda row ${key} is unreadable: ${reason}`);
  };
  return { store, agenda: await openPostgresAgenda({ store, onUnreadable }) };
}

type Opened = Awaited<ReturnType<typeof openAll>>;

async function fill(store: Opened["store"], agenda: Opened["agenda"]): Promise<number> {
  const began = performance.now();
  const filling: Filling = {
    people: PEOPLE,
    dueAtOnce: DUE,
    busyMinutes: MINUTES,
    start: FIRST.subtract({ minutes: 1 }),
    quietUntil: (MINUTES.at(-1) ?? FIRST).add({ minutes: 5 }),
  };
  store.collection("reminders", Reminder);
  const raw = rawPostgres(store.connection);
  const progress = createProgress(`writing ${PEOPLE.toLocaleString("en")} people`, PEOPLE);
  let written = 0;
  for (const batch of inBatches(rowsOf(filling), AT_ONCE)) {
    await raw.insertAbsent(
      "reminders",
      batch.map(({ id, text }) => ({ key: id, value: text })),
    );
    await agenda.planMany(batch.flatMap(({ plan }) => planOfKey(plan) ?? []));
    written += batch.length;
    progress(written);
  }
  return (performance.now() - began) / 1_000;
}

function* inBatches<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type Cpu = { readonly wallSeconds: number; readonly client: number; readonly server: number };

async function watched(server: PostgresServer, work: () => Promise<void>): Promise<Cpu> {
  global.gc?.();
  const theirs = serverCpuSeconds(server.home) ?? Number.NaN;
  const ours = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(ours);
  return {
    wallSeconds: (performance.now() - began) / 1_000,
    client: (user + system) / 1e6,
    server: (serverCpuSeconds(server.home) ?? Number.NaN) - theirs,
  };
}
