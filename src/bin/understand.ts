// `npm run understand -- danger` (or `question`, `intent`, `medicines`, `place`, `clock`, `duration`, `date`, the last two
// and `place` with `--on 2026-11-28`): what a reader makes of each line of its input, one JSON line each. For maintainers
// who get a report, and for measuring; without Discord, and nothing is kept.
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { loadContent } from "../content/load/load.ts";
import { systemClock } from "../ops/clock.ts";
import { readClock } from "../understanding/clock/read-clock.ts";
import { showClockTime } from "../understanding/clock/show-clock-time.ts";
import { loadDangerLists } from "../understanding/danger/load-danger.ts";
import { createReadDanger } from "../understanding/danger/read-danger.ts";
import { readDate } from "../understanding/date/read-date.ts";
import { readDuration } from "../understanding/duration/read-duration.ts";
import { intentReader } from "../understanding/intent/read-intent.ts";
import { decide } from "../understanding/medicines/decide.ts";
import { readMedicines } from "../understanding/medicines/read-medicines.ts";
import { loadPlaces } from "../understanding/place/load-places.ts";
import { readPlace } from "../understanding/place/read-place.ts";
import { readQuestion } from "../understanding/question/read-question.ts";
import { allReadings, type Reading } from "../understanding/reading.ts";

const DATA = join(import.meta.dirname, "../../data");

/** A reader of one line; what it says becomes JSON. */
type Reader = (line: string) => unknown;

const dangerReader = () => createReadDanger(loadDangerLists(join(DATA, "danger")));

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { on: { type: "string", default: systemClock.now().toZonedDateTimeISO("UTC").toPlainDate().toString() } },
});

/** `{"kind":"ask","values":["22:30","10:30"]}`: what was read, what is asked about, or what comes nearest. */
function told<T>(reading: Reading<T>, show: (value: T) => string): unknown {
  const { kind } = reading;
  const values = kind === "value" ? [reading.value] : kind === "ask" ? reading.readings : reading.nearest;
  return { kind, values: values.map(show) };
}

const READERS: Readonly<Record<string, () => Reader | Promise<Reader>>> = {
  danger() {
    const readDanger = dangerReader();
    return (line) => {
      const danger = readDanger(line);
      return danger.level === "none" ? { level: danger.level } : { level: danger.level, kind: danger.kind };
    };
  },

  question() {
    const content = loadContent(DATA);
    const readDanger = dangerReader();
    return (line) => readQuestion(line, content, (text) => readDanger(text).level === "help");
  },

  async place() {
    const [index, now] = [await loadPlaces(), asOf()];
    return (line) => {
      const read = readPlace(line, index, now);
      return { kind: read.kind, values: allReadings(read).map(({ zone }) => zone) };
    };
  },

  intent() {
    const readIntent = intentReader(loadContent(DATA));
    return (line) => ({ intent: readIntent(line) ?? null });
  },
  medicines() {
    const content = loadContent(DATA);
    return (line) => {
      const read = readMedicines(content, line);
      const { names, worst, pairs, classes } = decide(content, read);
      return {
        names: names.map(({ label }) => label),
        unknown: read.unknown,
        classes,
        worst,
        pairs: pairs.map(({ both: [one, other], risk }) => [one.label, other.label, risk]),
      };
    };
  },

  clock: () => (line) => told(readClock(line), ({ time }) => showClockTime(time)),
  duration: () => (line) => told(readDuration(line), ({ minutes }) => String(minutes)),
  date() {
    const on = Temporal.PlainDate.from(options.on);
    return (line) => told(readDate(line, { on }), String);
  },
};

/** The day that `--on` names, for readers whose answer depends on it; today without it. */
function asOf(): Temporal.Instant {
  return Temporal.Instant.from(`${options.on}T12:00Z`);
}

const [name = ""] = positionals;
const reader = Object.hasOwn(READERS, name) ? await READERS[name]?.() : undefined;
if (reader === undefined) {
  console.error(`Usage: npm run understand -- ${Object.keys(READERS).join("|")}, with one text a line on the input.`);
  process.exitCode = 1;
} else {
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(reader(line)));
}
