import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { createFileReader } from "../src/diary/import/file-reader.ts";
import * as apps from "../test/support/sleep-files/apps.ts";
import { short } from "./figures.ts";
import type { Measure } from "./measured.ts";

const ZONE = "Europe/Lisbon";
const NIGHTS = 3_650;
/** What a phone writes down beside each night: some 60 MB in all, in a zip of 2. */
const OTHER_RECORDS_A_NIGHT = 60;
const ABOUT = { zone: ZONE, firstDate: "2025-02-06", nowMs: Date.parse("2026-03-13T12:00:00Z") };
const TIMES = 3;

/** Ten years from each app, from the first byte to the nights, with the start of the thread; and its memory at the most. */
export const measure: Measure = async () => {
  const nights = apps.someNights(NIGHTS);
  const files: readonly (readonly [string, Buffer])[] = [
    ["Plees Tracker", Buffer.from(apps.pleesFile(nights, ZONE))],
    ["standard sleep diary", Buffer.from(apps.standardFile(nights, ZONE))],
    ["Sleep as Android, zip", apps.zipOf({ "sleep-export.csv": apps.sleepAsAndroidFile(nights, ZONE) })],
    ["Fitbit", Buffer.from(apps.fitbitFile(nights))],
    ["Oura", Buffer.from(apps.ouraFile(nights, ZONE))],
    ["Apple Health, zip", apps.zipOf({ "export.xml": apps.appleHealthFile(nights, ZONE, OTHER_RECORDS_A_NIGHT) })],
  ];
  const fitbit = files.find(([name]) => name === "Fitbit")?.[1] ?? Buffer.alloc(0);
  const parsed = best(() => void JSON.parse(fitbit.toString("utf8")));
  globalThis.gc?.();
  const atFirst = megabytesNow();
  const rows = [];
  for (const [name, bytes] of files) {
    const runs = [];
    for (let time = 0; time < TIMES; time += 1) runs.push(await readOnce(bytes, atFirst));
    const ms = Math.min(...runs.map((run) => run.ms));
    const memory = Math.max(...runs.map((run) => run.megabytes));
    const isFitbit = name === "Fitbit";
    rows.push({
      what: `import of ten years, ${name} (${short(bytes.length / 1e6)} MB)`,
      measured: `${short(ms / 1000)} s, ${Math.round(memory)} MB more than before the first`,
      baseline: isFitbit ? `JSON.parse of the same file alone: ${short(parsed / 1000)} s` : "goal: 2 s, 60 MB",
      ratio: isFitbit ? `${short(ms / parsed)}×` : `${short(ms / 2_000)}×`,
    });
  }
  return {
    rows,
    notes: [
      `import: ${NIGHTS.toLocaleString("en")} nights of each app, the best of ${TIMES}, with the start of the thread and what it loads. Memory is the process' own (RSS) at its highest less what it was before the first of them; each leaves some behind for the next. Load ${loadavg()[0]?.toFixed(1)}.`,
    ],
  };
};

async function readOnce(bytes: Buffer, before: number) {
  const reader = createFileReader({ wait: () => new Promise(() => undefined) });
  globalThis.gc?.();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, megabytesNow());
  }, 5);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  const began = performance.now();
  const result = await reader.read("1", { size: bytes.length, open: async () => pieces() }, ABOUT);
  const ms = performance.now() - began;
  clearInterval(watch);
  if (result.kind !== "found" || result.found.nights.length < 400) throw new Error(`not read: ${result.kind}`);
  return { ms, megabytes: Math.max(0, most - before) };
}

function megabytesNow(): number {
  const [, pages = "0"] = readFileSync("/proc/self/statm", "utf8").split(" ");
  return (Number(pages) * 4_096) / 1e6;
}

function best(work: () => void): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...times);
}
