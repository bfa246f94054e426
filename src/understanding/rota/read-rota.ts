import { cleanValue } from "../clean-value.ts";
import { NAMED_SHIFTS, type NamedShift, ROTA_BEDTIMES, ROTA_NIGHTS, type Rota, type RotaReading } from "./rota.ts";
import { nightsIn, type RotaNight } from "./rota-nights.ts";
import { startIn } from "./rota-start.ts";

/** Longer than any rota; what is longer is not looked at. */
export const LONGEST_ROTA = 200;
/** As many as a menu holds, with room for a way out. */
const MOST_READINGS = 16;
const NOTHING = { kind: "unreadable", nearest: [] } as const;

/**
 * Reads a rota as people write it: `4 × 23:00, 2 × 08:00, 3 off`, `4x23:00 2x8am 3 off from monday`,
 * `week A 22:30, week B 02:00`, `2 days 22:00, 2 nights 08:30, 4 off`, `DDNNOO`.
 *
 * Nothing is guessed: a time that may be two (`4x11`) and a day that may be two (`next monday`) are asked about, and shifts
 * that are named without a bedtime come back by name. Any text is answered in bounded time, and nothing is thrown.
 *
 * @param tonight the evening of the person's night
 */
export function readRota(text: string, tonight: Temporal.PlainDate): RotaReading {
  if (text.length > LONGEST_ROTA) return NOTHING;
  const clean = cleanValue(text).replace(/\s+/gu, " ");
  const start = startIn(clean, tonight);
  const found = nightsIn(start?.rest ?? clean);
  if (found === undefined || !isOneRota(found.nights)) return NOTHING;
  const dates = start?.dates ?? [undefined];
  const shifts = found.nights.map((night) => (night.kind === "shift" ? night.shift : undefined));
  if (shifts.some((shift) => shift !== undefined)) {
    const hasTimes = found.nights.some(({ kind }) => kind === "time");
    const [date] = dates;
    return hasTimes ? NOTHING : { kind: "times", shifts, ...(date && dates.length === 1 && { start: date }) };
  }
  return readingOf(found.nights, dates, found.isByWeeks);
}

/** A rota of named shifts, with what was typed for the bedtime of each. */
export function rotaWithTimes(
  shifts: readonly (NamedShift | undefined)[],
  timesOf: ReadonlyMap<NamedShift, readonly Temporal.PlainTime[]>,
  start?: Temporal.PlainDate,
): RotaReading {
  const nights = shifts.map((shift): RotaNight => {
    if (shift === undefined) return { kind: "off" };
    return { kind: "time", times: timesOf.get(shift) ?? [], isNear: false };
  });
  return isOneRota(nights) ? readingOf(nights, [start], false) : NOTHING;
}

/** The shifts that need a bedtime, each once. */
export function shiftsIn(shifts: readonly (NamedShift | undefined)[]): readonly NamedShift[] {
  return NAMED_SHIFTS.filter((shift) => shifts.includes(shift));
}

function isOneRota(nights: readonly RotaNight[]): boolean {
  const isInLimits = nights.length >= ROTA_NIGHTS.least && nights.length <= ROTA_NIGHTS.most;
  const bedtimes = new Set(nights.flatMap((night) => (night.kind === "time" ? night.times.join() : [])));
  return isInLimits && bedtimes.size <= ROTA_BEDTIMES && nights.some(({ kind }) => kind !== "off");
}

function readingOf(
  nights: readonly RotaNight[],
  dates: readonly (Temporal.PlainDate | undefined)[],
  isByWeeks: boolean,
): RotaReading {
  const readings = choices(nights).flatMap((bedtimes) =>
    dates.map((start): Rota => ({ bedtimes, ...(start && { start }), ...(isByWeeks && { isByWeeks: true }) })),
  );
  const [only, other] = readings;
  if (only === undefined) return NOTHING;
  if (nights.some((night) => night.kind === "time" && night.isNear))
    return { kind: "unreadable", nearest: readings.slice(0, MOST_READINGS) };
  return other === undefined
    ? { kind: "value", value: only }
    : { kind: "ask", readings: readings.slice(0, MOST_READINGS) };
}

/** Every way of reading the times, the same words always alike. */
function choices(nights: readonly RotaNight[]): (readonly (Temporal.PlainTime | undefined)[])[] {
  const said = new Map(nights.flatMap((night) => (night.kind === "time" ? [[night.times.join(), night.times]] : [])));
  let chosen: ReadonlyMap<string, Temporal.PlainTime>[] = [new Map()];
  for (const [words, times] of said)
    chosen = chosen
      .flatMap((one) => times.map((time) => new Map([...one, [words, time] as const])))
      .slice(0, MOST_READINGS);
  return chosen.map((one) => nights.map((night) => (night.kind === "time" ? one.get(night.times.join()) : undefined)));
}
