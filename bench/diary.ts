import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createDiary, StoredDiary, tidied } from "../src/diary/diary.ts";
import { type DiaryNight, QUALITIES, wallAt } from "../src/diary/diary-night.ts";
import { summaryOf } from "../src/diary/summary.ts";
import { createUserLocks } from "../src/storage/core/user-locks.ts";
import { openSqliteStore } from "../src/storage/sqlite/sqlite-store.ts";
import { percentile, ratio, short } from "./figures.ts";
import { flushFile } from "./fill.ts";
import type { Measure } from "./measured.ts";
import { idOf } from "./people.ts";
import { createProgress } from "./progress.ts";

const PEOPLE = 100_000;
/** The baseline has a tenth of the people, or filling it would take longer than all the rest; its rows are as long. */
const PEOPLE_IN_ROWS = 10_000;
const NIGHTS = 365;
/** Different years; each is many people's. */
const MODELS = 200;
const VIEWS = 2_000;
const WRITES = 200;
const LAST = Temporal.PlainDate.from("2026-07-14");
const FIRST_SHOWN = LAST.subtract({ days: 6 }).toString();
const NOW = Temporal.Instant.from("2026-07-15T08:00:00Z");

/** A year of nights of many people: what it weighs, and how long it takes to look at one week and to note one night. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), "winddown-bench-diary-"));
  try {
    const years = Array.from({ length: MODELS }, (_, model) => yearOf(model));
    const ours = await measureOurs(join(folder, "ours"), years);
    rmSync(join(folder, "ours"), { recursive: true });
    const rows = measureRows(join(folder, "rows.sqlite"), years);
    const people = PEOPLE.toLocaleString("en");
    const figures = (times: readonly number[]) =>
      `p50 ${short(percentile(times, 0.5))} ms, p99 ${short(percentile(times, 0.99))} ms`;
    const ratios = (a: readonly number[], b: readonly number[]) =>
      `p50 ${ratio(percentile(a, 0.5), percentile(b, 0.5))}, p99 ${ratio(percentile(a, 0.99), percentile(b, 0.99))}`;
    return {
      rows: [
        {
          what: `a year of nights of ${people} people, on the disk`,
          measured: `${short(ours.bytes / 1e9)} GB, ${short(ours.bytes / PEOPLE / 1000)} kB each`,
          baseline: `one row a night, node:sqlite: ${short(rows.bytes / PEOPLE_IN_ROWS / 1000)} kB each`,
          ratio: ratio(ours.bytes / PEOPLE, rows.bytes / PEOPLE_IN_ROWS),
        },
        {
          what: "one week of one of them, without the picture",
          measured: figures(ours.views),
          baseline: `the same rows: ${figures(rows.views)}`,
          ratio: ratios(ours.views, rows.views),
        },
        {
          what: "noting one night, on the disk",
          measured: figures(ours.writes),
          baseline: `one INSERT, synchronous=FULL: ${figures(rows.writes)}`,
          ratio: ratios(ours.writes, rows.writes),
        },
      ],
      notes: [
        `diary: ${people} people with ${NIGHTS} nights each, copies of ${MODELS} invented years; ${VIEWS.toLocaleString("en")} week views and ${WRITES} new nights of people in no order, each person once. Ours was written in ${short(ours.seconds)} s, the rows in ${short(rows.seconds)} s.`,
        `diary: a view reads the person's diary through the store, checks all of it, and makes the medians of its last seven nights. The rows, of ${PEOPLE_IN_ROWS.toLocaleString("en")} people only, hold the same JSON of one night each under user and night, and are read without a check.`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Year = { readonly text: string; readonly nights: readonly DiaryNight[] };

async function measureOurs(folder: string, years: readonly Year[]) {
  const made = await openSqliteStore({ folder });
  await made.collection("diary", StoredDiary).count();
  await made.close();
  const file = join(folder, "winddown.sqlite");
  const { seconds, bytes } = fill(file, "our diaries", PEOPLE, (database) => {
    const insert = database.prepare("INSERT INTO diary (key, value) VALUES (?, ?)");
    return (index) => void insert.run(idOf(index), (years[index % MODELS] as Year).text);
  });

  const store = await openSqliteStore({ folder });
  const diary = createDiary({
    rows: store.collection("diary", StoredDiary),
    locks: createUserLocks(),
    now: () => NOW,
    onUnreadable: (error) => {
      throw error;
    },
  });
  const views: number[] = [];
  for (const id of someIds(PEOPLE, VIEWS)) {
    const began = performance.now();
    const nights = (await diary.find(id, FIRST_SHOWN))?.nights.filter(({ night }) => night >= FIRST_SHOWN) ?? [];
    checkWeek(summaryOf(nights).nights);
    views.push(performance.now() - began);
  }
  const writes: number[] = [];
  for (const [at, id] of someIds(PEOPLE, WRITES, VIEWS).entries()) {
    const began = performance.now();
    await diary.keepNight(id, nightOf(at, LAST.add({ days: 1 })));
    writes.push(performance.now() - began);
  }
  await store.close();
  return { seconds, bytes, views, writes };
}

/** What most would write: a table with a row for each night. */
function measureRows(file: string, years: readonly Year[]) {
  const texts = years.map(({ nights }) => nights.map((night) => [night.night, JSON.stringify(night)] as const));
  const { seconds, bytes } = fill(file, "one row a night", PEOPLE_IN_ROWS, (database) => {
    database.exec("CREATE TABLE nights (user TEXT, night TEXT, value TEXT, PRIMARY KEY (user, night)) WITHOUT ROWID");
    const insert = database.prepare("INSERT INTO nights VALUES (?, ?, ?)");
    return (index) => {
      const id = idOf(index);
      for (const [night, text] of texts[index % MODELS] ?? []) insert.run(id, night, text);
    };
  });

  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  const select = database.prepare("SELECT value FROM nights WHERE user = ? AND night >= ? ORDER BY night");
  const views: number[] = [];
  for (const id of someIds(PEOPLE_IN_ROWS, VIEWS)) {
    const began = performance.now();
    const nights = select.all(id, FIRST_SHOWN).map(({ value }) => JSON.parse(String(value)) as DiaryNight);
    checkWeek(summaryOf(nights).nights);
    views.push(performance.now() - began);
  }
  const insert = database.prepare("INSERT INTO nights VALUES (?, ?, ?)");
  const writes: number[] = [];
  for (const [at, id] of someIds(PEOPLE_IN_ROWS, WRITES, VIEWS).entries()) {
    const night = nightOf(at, LAST.add({ days: 1 }));
    const began = performance.now();
    insert.run(id, night.night, JSON.stringify(night));
    writes.push(performance.now() - began);
  }
  database.close();
  return { seconds, bytes, views, writes };
}

/** Writes everybody in one transaction without a flush, in the order of their ids, and flushes the file at the end. */
function fill(
  file: string,
  what: string,
  people: number,
  prepare: (database: DatabaseSync) => (index: number) => void,
) {
  const began = performance.now();
  const progress = createProgress(`writing ${what}`, people);
  const database = new DatabaseSync(file);
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
  const write = prepare(database);
  const inOrder = Array.from({ length: people }, (_, index) => index).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  for (const [done, index] of inOrder.entries()) {
    write(index);
    if (done % 500 === 0) progress(done);
  }
  database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  flushFile(file);
  progress(people);
  return { seconds: (performance.now() - began) / 1000, bytes: statSync(file).size };
}

function yearOf(model: number): Year {
  const nights = Array.from({ length: NIGHTS }, (_, back) =>
    nightOf(model * NIGHTS + back, LAST.subtract({ days: NIGHTS - 1 - back })),
  );
  return { nights, text: JSON.stringify(StoredDiary.parse(tidied({ version: 1, nights }))) };
}

/** A night with every item said, some minutes different from the next one. */
function nightOf(seed: number, date: Temporal.PlainDate): DiaryNight {
  const night = date.toString();
  const bed = 600 + ((seed * 37) % 120);
  const woke = 1_080 + ((seed * 53) % 150);
  return {
    night,
    zone: "America/New_York",
    inBed: wallAt(bed, night),
    tried: wallAt(bed + 20, night),
    onsetMinutes: (seed * 7) % 45,
    awakenings: seed % 4,
    awakeMinutes: (seed * 11) % 50,
    woke: wallAt(woke, night),
    rose: wallAt(woke + 15, night),
    quality: QUALITIES[seed % QUALITIES.length] ?? "fair",
  };
}

/** People far apart from each other in the table, each once. */
function someIds(people: number, count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, at) => idOf(((from + at) * 7_919) % people));
}

function checkWeek(nights: number): void {
  if (nights !== 7) throw new Error(`a week of ${nights} nights`);
}
