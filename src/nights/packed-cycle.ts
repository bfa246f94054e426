import { ROTA_BEDTIMES } from "../understanding/rota/rota.ts";
import { CYCLE_NIGHTS, type Cycle } from "./cycle.ts";
import { eveningOf, nameOf } from "./evening.ts";

/**
 * A cycle for a custom id, of which Discord takes a hundred characters: its start, its length, its bedtimes, and which night
 * has which of them, as one number. 44 characters at most.
 */
export function packCycle({ start, bedtimes }: Cycle): string {
  const minutes = [...new Set(bedtimes.flatMap((bedtime) => (bedtime ? [minuteOf(bedtime)] : [])))];
  if (minutes.length > ROTA_BEDTIMES) throw new RangeError("a cycle of more bedtimes than fit into a button");
  const which = bedtimes.map((bedtime) => (bedtime ? minutes.indexOf(minuteOf(bedtime)) + 1 : 0));
  const pattern = which.reduce((sum, one) => sum * BigInt(minutes.length + 1) + BigInt(one), 0n);
  return [
    eveningOf(start).toString(36),
    bedtimes.length.toString(36),
    minutes.map((minute) => minute.toString(36).padStart(MINUTE_DIGITS, "0")).join(""),
    pattern.toString(36),
  ].join(".");
}

/** Undefined for what `packCycle` did not write. */
export function unpackCycle(packed: string): Cycle | undefined {
  const found = /^([0-9a-z]{1,4})\.([0-9a-z])\.((?:[0-9a-z]{3})+)\.([0-9a-z]{1,20})$/u.exec(packed);
  if (!found) return undefined;
  const [, evening = "", nights = "", written = "", pattern = ""] = found;
  const length = Number.parseInt(nights, 36);
  const times = (written.match(/.{3}/gu) ?? []).map((digits) => Number.parseInt(digits, 36));
  if (length < CYCLE_NIGHTS.least || length > CYCLE_NIGHTS.most) return undefined;
  if (times.length > ROTA_BEDTIMES || times.some((minute) => minute >= DAY_MINUTES)) return undefined;
  const base = BigInt(times.length + 1);
  let rest = [...pattern].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  const bedtimes = Array.from({ length }, () => {
    const minute = times[Number(rest % base) - 1];
    rest /= base;
    return minute === undefined ? undefined : new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  }).reverse();
  const isWhole = rest === 0n && bedtimes.some((bedtime) => bedtime !== undefined);
  return isWhole ? { start: nameOf(Number.parseInt(evening, 36)), bedtimes } : undefined;
}

const DAY_MINUTES = 24 * 60;
const MINUTE_DIGITS = 3;

function minuteOf({ hour, minute }: Temporal.PlainTime): number {
  return hour * 60 + minute;
}
