import { cleanValue } from "../clean-value.ts";
import type { Reading } from "../reading.ts";
import { type Length, type Lengths, lengthReaders } from "./duration-grammar.ts";

export type Duration = Length;
export type DurationReading = Reading<Duration>;

/** Longer than any length of time; what is longer is not looked at. */
const LONGEST = 80;
/** Longer than a day is no length of anything here, and asked about. */
const LONGEST_MINUTES = 24 * 60;
const MOST_READINGS = 5;

const ISO = /^pt(?:(\d{1,2})h)?(?:(\d{1,4})m)?$/u;
const FRACTION = /(?:(?<=\d) |(?<!\d))([1-3])\/([2-4])(?![\d/])/gu;
const LEADING_POINT = /(?<![\d\p{L}])[.,](?=\d)/gu;
const LIST = /^\d{1,3}(?:\s?[,;]\s?\d{1,3}){2,}$/u;
const ENDING_POINT = /(?<=\p{L})\.$/u;

/**
 * Reads a length of time as people write it, in fifteen languages: `20`, `20 min`, `half an hour`, `1h 20`, `1:20`,
 * `1½ hours`, `anderthalb Stunden`, `полчаса`, `1時間半`, `3x20min`. A bare number is minutes. Of a range (`20 to 30
 * minutes`) the middle is taken, as clinicians ask for one best guess, and its ends are told with it. A bound (`over an
 * hour`, `<10`) and a bare fraction (`1.5`) are asked about. Nothing is thrown.
 */
export function readDuration(text: string): DurationReading {
  const clean = cleanValue(text).replace(/\s+/gu, " ");
  if (clean === "" || text.length > LONGEST || /^-\s*\d/u.test(clean)) return { kind: "unreadable", nearest: [] };
  if (LIST.test(clean)) return ofList(clean.split(/\s?[,;]\s?/u).map(Number));
  const iso = ISO.exec(clean);
  const written = iso
    ? `${iso[1] ?? 0} h ${iso[2] ?? 0} min`
    : clean
        .replace(FRACTION, (_all, above: string, below: string) => decimals(Number(above) / Number(below)))
        .replace(LEADING_POINT, "0.");
  const found = lengthReaders(written).flatMap(
    (read) => read(written) ?? read(written.replace(ENDING_POINT, "")) ?? [],
  );
  return readingOf(found);
}

/** Behind a number its decimals, else the number that it is. */
function decimals(part: number): string {
  return String(Math.round(part * 100) / 100).replace(/^0/u, "");
}

function ofList(minutes: readonly number[]): DurationReading {
  const sum = minutes.reduce((all, one) => all + one, 0);
  return { kind: "ask", readings: [sum, Math.round(sum / minutes.length)].map((one) => ({ minutes: one })) };
}

function readingOf(found: readonly Lengths[]): DurationReading {
  const byMinutes = new Map<number, Duration>();
  for (const { lengths } of found)
    for (const length of lengths) {
      const minutes = Math.round(length.minutes);
      if (!byMinutes.has(minutes)) byMinutes.set(minutes, { ...length, minutes });
    }
  const all = [...byMinutes.values()];
  const likely = all.filter(({ minutes }) => minutes <= LONGEST_MINUTES);
  const readings = likely.length > 0 ? likely : all;
  const [only, other] = readings;
  if (only === undefined) return { kind: "unreadable", nearest: [] };
  const isSure = likely.length > 0 && !found.some((one) => one.isBound);
  if (other === undefined && isSure) return { kind: "value", value: only };
  return { kind: "ask", readings: readings.slice(0, MOST_READINGS) };
}

/** A length of time so that `readDuration` reads it back. */
export function writeDuration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
