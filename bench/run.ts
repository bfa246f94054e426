// `npm run bench` measures everything and prints one table; `npm run bench -- tick start` measures these only.
import { fork } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { type Measured, notMeasured, type Row } from "./measured.ts";
import { MEASUREMENTS } from "./measurements.ts";

const LONGEST_MS = 1_500_000; // draining a crowd takes a quarter of an hour

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in MEASUREMENTS));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(", ")}. There are: ${Object.keys(MEASUREMENTS).join(", ")}.`);
  process.exit(1);
}

/** Holds everything that is written anywhere, so that nothing stays behind, however this ends. */
const folder = mkdtempSync(join(tmpdir(), "winddown-bench-"));
chmodSync(folder, 0o711); // for root PostgreSQL runs as another user, who has to get through to its own folder
process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const began = performance.now();
const results: Measured[] = [];
for (const name of names.length > 0 ? names : Object.keys(MEASUREMENTS)) {
  console.error(`measuring ${name} …`);
  results.push(await inOwnProcess(name));
}
const minutes = Math.max(1, Math.round((performance.now() - began) / 60_000));

console.log(table(results.flatMap(({ rows }) => rows)));
console.log(`\n${machine()}. All of it took about ${minutes} min.`);
console.log("Ratio: ours divided by the baseline, measured in the same run; below 1× is better than the baseline.\n");
for (const note of results.flatMap(({ notes }) => notes)) console.log(`- ${note}`);

/** A measurement that fails takes its own row with it and no other. */
function inOwnProcess(name: string): Promise<Measured> {
  return new Promise((resolve) => {
    const env = { ...process.env, TMPDIR: folder, TEMP: folder };
    const child = fork(join(import.meta.dirname, "run-one.ts"), [name], { env }); // takes over --expose-gc
    let measured: Measured | undefined;
    const timer = setTimeout(() => child.kill(), LONGEST_MS);
    child.once("message", (message) => {
      measured = message as Measured;
    });
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (!measured) process.exitCode = 1;
      resolve(measured ?? notMeasured(name, `its process ended with ${signal ?? `code ${code}`}, see above`));
    });
  });
}

function table(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["what", "measured", "baseline", "ratio"]),
    line(["---", "---", "---", "---"]),
    ...rows.map(({ what, measured, baseline, ratio }) => line([what, measured, baseline || "–", ratio || "–"])),
  ].join("\n");
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const system = `${type()} ${process.arch}`;
  return `Measured on ${Temporal.Now.plainDateISO()}: ${cpu?.model.trim() ?? "unknown CPU"}, ${cpus().length} cores, ${memory} GiB, ${system}, Node ${process.versions.node}`;
}
