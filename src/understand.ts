// `npm run understand -- danger`: what a reader makes of each line of its input, one JSON line each. For maintainers
// who get a report, and for measuring; without Discord, and nothing is kept.
import { join } from "node:path";
import { createInterface } from "node:readline";
import { loadDangerLists } from "./understanding/danger/load-danger.ts";
import { createReadDanger } from "./understanding/danger/read-danger.ts";

const DATA = join(import.meta.dirname, "../data");

/** A reader of one line; what it says becomes JSON. */
type Reader = (line: string) => unknown;

const READERS: Readonly<Record<string, () => Reader>> = {
  danger() {
    const readDanger = createReadDanger(loadDangerLists(join(DATA, "danger")));
    return (line) => {
      const danger = readDanger(line);
      return danger.level === "none" ? { level: danger.level } : { level: danger.level, kind: danger.kind };
    };
  },
};

const [name = ""] = process.argv.slice(2);
const reader = Object.hasOwn(READERS, name) ? READERS[name]?.() : undefined;
if (reader === undefined) {
  console.error(`Usage: npm run understand -- ${Object.keys(READERS).join("|")}, with one text a line on the input.`);
  process.exitCode = 1;
} else {
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(reader(line)));
}
