// Reads one file in a process of its own, so that what making the file left in memory does not hide what reading takes.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createFileReader } from "../src/diary/import/file-reader.ts";

const [path = "", zone = "UTC"] = process.argv.slice(2);
const about = { zone, firstDate: "2025-02-06", nowMs: Date.parse("2026-03-13T12:00:00Z") };
const megabytesNow = () => (Number(readFileSync("/proc/self/statm", "utf8").split(" ")[1]) * 4_096) / 1e6;
const reader = createFileReader({ wait: () => new Promise(() => undefined) });
const before = megabytesNow();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, megabytesNow());
}, 2);
const began = performance.now();
const result = await reader.read("1", { size: statSync(path).size, open: async () => createReadStream(path) }, about);
const ms = performance.now() - began;
clearInterval(watch);
if (result.kind !== "found" || result.found.nights.length < 400) throw new Error(`not read: ${result.kind}`);
console.log(JSON.stringify({ ms, megabytes: most - before }));
