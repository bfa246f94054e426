import { readClock } from "../../src/understanding/clock/read-clock.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { readDate } from "../../src/understanding/date/read-date.ts";
import { readDuration } from "../../src/understanding/duration/read-duration.ts";
import type { Reading } from "../../src/understanding/reading.ts";
import { LABELLED_ON, type LabelledTime, type ReadAs } from "./time-sets.ts";

/** What our readers make of a labelled text. */
export function readAs({ kind, text }: Pick<LabelledTime, "kind" | "text">): ReadAs {
  if (kind === "clock") return told(readClock(text), ({ time }) => showClockTime(time));
  if (kind === "duration") return told(readDuration(text), ({ minutes }) => String(minutes));
  return told(readDate(text, { on: LABELLED_ON }), String);
}

function told<T>(reading: Reading<T>, show: (value: T) => string): ReadAs {
  const { kind } = reading;
  const values = kind === "value" ? [reading.value] : kind === "ask" ? reading.readings : reading.nearest;
  return { kind, values: values.map(show) };
}
