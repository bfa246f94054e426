import { cleanValue } from "../clean-value.ts";
import type { Reading } from "../reading.ts";
import { clockGrammars, readInDigits } from "./clock-grammar.ts";
import { type ClockTime, likelyFirst, type Minutes, timeAt, withinDay } from "./clock-value.ts";
import { withPlainTimes } from "./notation.ts";
import { zoneSuffix } from "./zone-suffix.ts";

export type ClockReading = Reading<ClockTime>;

/** Longer than any time; what is longer is not looked at. */
const LONGEST = 60;
/** As many as fit into a row of buttons. */
const MOST_READINGS = 5;
/** A time with more words around it is a sentence about something else. */
const MOST_WORDS = 6;

/**
 * Reads a time of day as people write it, in fifteen languages: `22:30`, `2230`, `10.30 p.m.`, `quarter to eleven`,
 * `halb elf abends`, `22 h 30`, `夜10時半`, `midnight`.
 *
 * A time is never guessed. An hour from 1 to 12 with nothing to say which half of the day is two readings, and comes as
 * `ask`, the one between six in the evening and six in the morning first. A leading zero (`01:30`, `0930`) is written only
 * on the 24-hour clock, and so settles it; so do 0 and 13 to 24. Every word has to be accounted for in one language, and
 * where languages differ (`half 11`) all their readings are asked about. A time among words that say something else
 * (`after 10`) is asked about, too.
 *
 * `12am` is 00:00. `12pm` is noon by convention (NIST, "Times of Day FAQs") and midnight to many, so it is asked.
 * Any text is answered in bounded time, and nothing is thrown.
 */
export function readClock(text: string): ClockReading {
  if (text.length > LONGEST) return { kind: "unreadable", nearest: [] };
  const clean = cleanValue(text);
  return certain(clean) ?? askable(clean) ?? { kind: "unreadable", nearest: nearestTo(clean) };
}

/** What the whole text says. */
function certain(clean: string): ClockReading | undefined {
  const own = minutesIn(clean);
  if (own) {
    const ends = mayBeHours(clean) ? (rangeIn(clean) ?? []) : [];
    return readingOf([...new Set([...own, ...ends])]);
  }
  const twice = /^(.*\S)\s*\(([^()]+)\)$/u.exec(clean) ?? /^(.*\S) ?[/=] ?(.*\S)$/u.exec(clean);
  const [first, second] = [twice?.[1], twice?.[2]].map((part) => part && minutesIn(part));
  if (first && second) {
    const shared = first.filter((at) => second.includes(at));
    if (shared.length > 0) return readingOf(shared);
  }
  const suffixed = zoneSuffix(clean);
  const before = suffixed && minutesIn(suffixed.rest);
  if (before) {
    const reading = readingOf(before, suffixed.zone);
    return suffixed.isUniversal && reading.kind === "value" ? { kind: "ask", readings: [reading.value] } : reading;
  }
  return undefined;
}

/** Between minutes and the hour they are before, and between the ends of a range: "10 to 11". */
const TO = /\s(?:to|till?|do|alle)\s/u;

/** Whether both may be hours: "10 to 11" and "20 to 23", but not "20 to 11". */
function mayBeHours(clean: string): boolean {
  const [first = "", second] = clean.split(TO);
  if (second === undefined) return false;
  const isOfTwentyFour = !/[ap]\.?\s?m/u.test(second) && minutesIn(second)?.length === 1 && /\d/u.test(second);
  return isOfTwentyFour || (minutesIn(first)?.length ?? 0) > 1;
}

/** Two times, or one among other words. */
function askable(clean: string): ClockReading | undefined {
  const range = rangeIn(clean);
  if (range) return asked(range);
  const within = IS_LENGTH.test(clean) ? undefined : longestWithin(clean);
  return within && asked(within);
}

function minutesIn(clean: string): Minutes | undefined {
  const written = withPlainTimes(clean);
  const inDigits = readInDigits(written);
  if (inDigits) return inDigits;
  if (!/\p{L}/u.test(written)) return undefined;
  const found = clockGrammars(written).flatMap(({ read }) => read(written) ?? []);
  return found.length === 0 ? undefined : likelyFirst(found);
}

const BETWEEN = /\s*(?:-|~|〜|\/|&)\s*/u;
const HALF = /([ap]\.? ?m\.?)$/u;

/** "10-11 pm", "10 oder 11", "between 9 and 10". */
function rangeIn(clean: string): Minutes | undefined {
  const whole = clean.replace(/^(?:between|from|entre|zwischen|von|tussen|tra|fra|od|mi[eę]dzy|от|между) /u, "");
  for (const between of [BETWEEN, ...clockGrammars(clean).flatMap(({ or }) => or ?? [])]) {
    const found = between.exec(whole.slice(1));
    if (!found) continue;
    const at = found.index + 1;
    const [first, second] = [whole.slice(0, at), whole.slice(at + found[0].length)];
    const last = minutesIn(second);
    const half = HALF.exec(second)?.[1];
    const begin = last && ((half && minutesIn(`${first} ${half}`)) || minutesIn(first));
    if (begin && last) return likelyFirst(interleaved(begin, last));
  }
  return undefined;
}

function interleaved(first: Minutes, second: Minutes): number[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, at) => [first[at], second[at]])
    .flat()
    .filter((minutes) => minutes !== undefined);
}

/** Units of length behind a number make it no time of day. */
const IS_LENGTH =
  /\d\s*(?:min|hour|stunde|heures?$|ora\b|godz|час(?:а|ов)?$|saat$|時間|小时|小時|시간)|\b(?:in|an) (?:an? )?(?:hour|half)|\bhours?\b|stunden?\b/u;

/** The longest run of whole words that is a time, where only one place has one. */
function longestWithin(clean: string): Minutes | undefined {
  const words = clean.split(/,?\s+/u);
  if (words.length < 2 || words.length > MOST_WORDS) return undefined;
  for (let length = words.length - 1; length > 0; length--) {
    const found: number[] = [];
    for (let from = 0; from + length <= words.length; from++)
      found.push(...(minutesIn(words.slice(from, from + length).join(" ")) ?? []));
    if (found.length > 0) return likelyFirst(found);
  }
  return undefined;
}

const DIGIT_LOOK_ALIKES: Readonly<Record<string, string>> = { o: "0", l: "1", i: "1" };

/** What may have been meant by something that is no time: a slip of the finger, or tenths of an hour. */
function nearestTo(clean: string): ClockTime[] {
  const slipped = clean.replace(/(?<=[\d:.])[oli]|[oli](?=[\d:.])/gu, (letter) => DIGIT_LOOK_ALIKES[letter] ?? letter);
  const near = new Set<number>(slipped === clean ? [] : minutesIn(slipped));
  const [, hour, part] = /^(\d{1,2})\s?[:.,](\d)\b/u.exec(clean) ?? [];
  if (hour !== undefined && part !== undefined)
    for (const minute of [...(part === "5" ? ["30"] : []), `${part}0`, `0${part}`])
      for (const at of minutesIn(`${hour}:${minute}`) ?? []) near.add(at);
  const [, late, minute = "00"] = /^(2[4-9])(?::(\d{2}))?/u.exec(withPlainTimes(clean)) ?? [];
  if (late !== undefined && Number(minute) < 60) near.add(withinDay(Number(late) * 60 + Number(minute)));
  return likelyFirst([...near])
    .slice(0, MOST_READINGS)
    .map((at) => ({ time: timeAt(at) }));
}

function readingOf(minutes: Minutes, zone?: string): ClockReading {
  const times = minutes
    .slice(0, MOST_READINGS)
    .map((at) => ({ time: timeAt(at), ...(zone !== undefined && { zone }) }));
  const [only, other] = times;
  return only && other === undefined ? { kind: "value", value: only } : { kind: "ask", readings: times };
}

function asked(minutes: Minutes): ClockReading {
  return { kind: "ask", readings: minutes.slice(0, MOST_READINGS).map((at) => ({ time: timeAt(at), isPart: true })) };
}
