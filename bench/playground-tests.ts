import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Measure, notMeasured } from "./measured.ts";

const ROOT = join(import.meta.dirname, "..");
const WHAT = "playground: seconds of npm test that are its own tests";

/** What the playground's own tests cost whoever runs `npm test`. */
export const measure: Measure = async () => {
  const program = join(ROOT, "node_modules/vitest/vitest.mjs");
  const began = performance.now();
  const tests = spawn(process.execPath, [program, "run", "packages/local-discord"], { cwd: ROOT, stdio: "ignore" });
  const [code] = await once(tests, "exit");
  if (code !== 0) return notMeasured(WHAT, `they ended with ${code}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  return { rows: [{ what: WHAT, measured: `${seconds} s`, baseline: "", ratio: "" }], notes: [] };
};
