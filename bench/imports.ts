import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import * as apps from "../test/support/sleep-files/apps.ts";
import { short } from "./figures.ts";
import type { Measure } from "./measured.ts";

const ZONE = "Europe/Lisbon";
const NIGHTS = 3_650;
/** What a phone writes down beside each night: some 60 MB in all, in a zip of 2. */
const OTHER_RECORDS_A_NIGHT = 60;
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
  const folder = mkdtempSync(join(tmpdir(), "winddown-bench-import-"));
  const path = join(folder, "file");
  const rows = [];
  for (const [name, bytes] of files) {
    writeFileSync(path, bytes);
    const runs = Array.from({ length: TIMES }, () => readOnce(path));
    const ms = Math.min(...runs.map((run) => run.ms));
    const memory = Math.max(...runs.map((run) => run.megabytes));
    const isFitbit = name === "Fitbit";
    rows.push({
      what: `import of ten years, ${name} (${short(bytes.length / 1e6)} MB)`,
      measured: `${short(ms / 1000)} s, ${Math.round(memory)} MB more than before`,
      baseline: isFitbit ? `JSON.parse of the same file alone: ${short(parsed / 1000)} s` : "goal: 2 s, 60 MB",
      ratio: isFitbit ? `${short(ms / parsed)}×` : `${short(ms / 2_000)}×`,
    });
  }
  rmSync(folder, { recursive: true });
  return {
    rows,
    notes: [
      `import: ${NIGHTS.toLocaleString("en")} nights of each app, the best of ${TIMES}, with the start of the thread and what it loads. Memory is that of a process that does nothing else (RSS), at its highest less what it was before. Load ${loadavg()[0]?.toFixed(1)}.`,
    ],
  };
};

/** In a process of its own. */
function readOnce(path: string): { readonly ms: number; readonly megabytes: number } {
  const program = join(import.meta.dirname, "import-one.ts");
  return JSON.parse(execFileSync(process.execPath, [program, path, ZONE], { encoding: "utf8" }));
}

function best(work: () => void): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...times);
}
