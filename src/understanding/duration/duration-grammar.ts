import { cleanText } from "../clean.ts";
import { type InDigits, numbersOf } from "../times/numbers.ts";
import { anyOf, atEnd, atStart } from "../times/phrase-pattern.ts";
import { compileTemplates, type Slots, type Sum, type Template } from "../times/template.ts";
import { perLanguage, type TimeWords } from "../times/time-words.ts";

/** How a length was said. */
export type Length = {
  readonly minutes: number;
  /** The two ends whose middle it is. */
  readonly between?: readonly [least: number, most: number];
};

/** Lengths that a text may mean; `isBound` where it gives an end alone, such as "over an hour". */
export type Lengths = { readonly lengths: readonly Length[]; readonly isBound?: true };

export type ReadLength = (text: string) => Lengths | undefined;

type Grammar = {
  readonly inDigits: InDigits;
  readonly hour: RegExp;
  readonly minute: RegExp;
  readonly second: RegExp;
  /** Hours, then minutes with or without their unit. */
  readonly both: RegExp;
  readonly templates: readonly Template[];
  readonly fillers: readonly [start: RegExp, end: RegExp];
  readonly less: readonly RegExp[];
  readonly more: readonly RegExp[];
  readonly ranges: readonly (readonly [start: string, between: RegExp])[];
  readonly times: RegExp;
};

const NUMBER = "(\\d{1,4}(?:[.,]\\d{1,2})?)";
const COMMON_HOUR = ["h", "hr", "hrs", "h."];
const COMMON_MINUTE = ["m", "min", "mins", "min.", "'", "′"];
const COMMON_TIMES = ["x", "×", "*"];
const COMMON_RANGE = ["N - N", "N ~ N", "N 〜 N", "N / N"];
const ABOUT_SIGN = /^[~≈]\s*/u;
const ISH = /[\s-]?ish(?!\p{L})/u;
const LESS_SIGN = /^<=?\s*/u;
const MORE_SIGN = /^>=?\s*/u;
const MORE_AFTER_SIGN = /\s*\++$/u;
/** How far beyond a bound the second reading lies. */
const HALF_MORE = 1.5;
const MOST_AROUND = 4;
/** A range up to so much, with no unit, is hours to some. */
const MOST_HOURS_UNSAID = 3;

/** Readers in the words of the languages that a clean text may be in. */
export const lengthReaders: (clean: string) => readonly ReadLength[] = perLanguage((words) => {
  const grammar = ofLanguage(words);
  return (text) => boundedIn(grammar.inDigits(text).trim(), grammar, MOST_AROUND);
});

function ofLanguage(words: TimeWords): Grammar {
  const inDigits = numbersOf(words);
  const clean = (phrases: readonly string[]) => phrases.map((phrase) => inDigits(cleanText(phrase)));
  const { hour, minute, second, and, before, after, less, more, lessAfter, moreAfter, range, times, lengths } =
    words.duration;
  const units = {
    hour: anyOf([...COMMON_HOUR, ...clean(hour)]),
    minute: anyOf([...COMMON_MINUTE, ...clean(minute)]),
    second: anyOf([...clean(second), '"']),
  };
  const joined = anyOf([",", "+", ...clean(and)]);
  return {
    inDigits,
    hour: new RegExp(`^${NUMBER}\\s*${units.hour}$`, "u"),
    minute: new RegExp(`^${NUMBER}\\s*${units.minute}$`, "u"),
    second: new RegExp(`^${NUMBER}\\s*${units.second}$`, "u"),
    both: new RegExp(`^${NUMBER}\\s*${units.hour}\\s*(?:${joined}\\s*)?(\\d{1,2})\\s*${units.minute}?$`, "u"),
    templates: compileTemplates(lengths, inDigits),
    fillers: [atStart(clean(before)), atEnd(clean(after))],
    less: [LESS_SIGN, atStart(clean(less)), atEnd(clean(lessAfter))],
    more: [MORE_SIGN, MORE_AFTER_SIGN, atStart(clean(more)), atEnd(clean(moreAfter))],
    ranges: [...COMMON_RANGE, ...range].map((form) => {
      const [start = "", between = ""] = form.split("N").map((part) => inDigits(cleanText(part)));
      return [start, new RegExp(`\\s*${anyOf([between])}\\s*`, "gu")] as const;
    }),
    times: new RegExp(`^(\\d{1,2})\\s*${anyOf([...COMMON_TIMES, ...clean(times)])}\\s*(.+)$`, "u"),
  };
}

/** Takes off what says that it is about so much, and hears what says that it is more or less. */
function boundedIn(text: string, grammar: Grammar, depth: number): Lengths | undefined {
  const exact = exactIn(text, grammar) ?? timesIn(text, grammar) ?? sumIn(text, grammar) ?? rangeIn(text, grammar);
  if (exact) return { lengths: exact };
  if (depth === 0) return undefined;
  for (const [edges, ends] of [
    [grammar.less, (minutes: number) => [minutes / 2, minutes]],
    [grammar.more, (minutes: number) => [minutes, minutes * HALF_MORE]],
  ] as const)
    for (const edge of edges) {
      const rest = edge.test(text) ? boundedIn(text.replace(edge, ""), grammar, depth - 1) : undefined;
      if (rest)
        return {
          isBound: true,
          lengths: rest.lengths.flatMap(({ minutes }) => ends(minutes).map((one) => ({ minutes: one }))),
        };
    }
  for (const edge of [ABOUT_SIGN, ISH, ...grammar.fillers]) {
    const rest = edge.test(text) ? boundedIn(text.replace(edge, "").trim(), grammar, depth - 1) : undefined;
    if (rest) return rest;
  }
  return undefined;
}

/** Lengths with a unit or in a form that needs none; a bare number is minutes. */
function exactIn(text: string, grammar: Grammar): readonly Length[] | undefined {
  const told = grammar.templates.flatMap((template) => {
    const slots = template.match(text);
    return slots ? template.sums.map((sum) => ({ minutes: total(sum, slots) })) : [];
  });
  if (told.length > 0) return told;
  const bare = bareIn(text);
  if (bare) return bare;
  const both = grammar.both.exec(text);
  if (both) return [{ minutes: numberOf(both[1]) * 60 + numberOf(both[2]) }];
  const hours = grammar.hour.exec(text);
  if (hours) return [{ minutes: numberOf(hours[1]) * 60 }];
  const minutes = grammar.minute.exec(text);
  if (minutes) return [{ minutes: numberOf(minutes[1]) }];
  const seconds = grammar.second.exec(text);
  return seconds ? [{ minutes: numberOf(seconds[1]) / 60 }] : undefined;
}

const CLOCK = /^(\d{1,2}):([0-5]\d)(?: ?h(?:rs?|ours?)?)?$/u;
/** Hours; who writes a longer time with a colon means the clock. */
const LONGEST_AS_CLOCK = 9;
const WHOLE = /^\d{1,4}$/u;
const DECIMAL = /^(\d{1,2})[.,](\d{1,2})$/u;

function bareIn(text: string): readonly Length[] | undefined {
  const clock = CLOCK.exec(text);
  // "23:30" is more often a time of day in the wrong place.
  if (clock && Number(clock[1]) > LONGEST_AS_CLOCK) return undefined;
  if (clock) return [{ minutes: Number(clock[1]) * 60 + Number(clock[2]) }];
  if (WHOLE.test(text)) return [{ minutes: Number(text) }];
  const decimal = DECIMAL.exec(text);
  if (!decimal) return undefined;
  // "1.5" and "1.30" say hours to some and minutes to others.
  const [, hours = "", part = ""] = decimal;
  const asClock = part.length === 2 && Number(part) < 60 ? [Number(hours) * 60 + Number(part)] : [];
  const number = numberOf(text);
  return [...asClock, number * 60, number].map((minutes) => ({ minutes }));
}

/** "3 times 10 minutes". */
function timesIn(text: string, grammar: Grammar): readonly Length[] | undefined {
  const [, times = "", each = ""] = grammar.times.exec(text) ?? [];
  const lengths = each === "" ? undefined : exactIn(each, grammar);
  return lengths?.map(({ minutes }) => ({ minutes: minutes * Number(times) }));
}

/** "20 min + 10 min". */
function sumIn(text: string, grammar: Grammar): readonly Length[] | undefined {
  const parts = text.split("+").map((part) => exactIn(part.trim(), grammar));
  if (parts.length < 2 || !parts.every((part) => part?.length === 1)) return undefined;
  return [{ minutes: parts.reduce((sum, part) => sum + (part?.[0]?.minutes ?? 0), 0) }];
}

/** "20 to 30 min": the middle, and both ends with it. */
function rangeIn(text: string, grammar: Grammar): readonly Length[] | undefined {
  for (const [start, between] of grammar.ranges) {
    if (!text.startsWith(start)) continue;
    const rest = text.slice(start.length).trim();
    for (const found of rest.matchAll(between)) {
      const [first, second] = [rest.slice(0, found.index).trim(), rest.slice(found.index + found[0].length).trim()];
      const most = onlyOne(exactIn(second, grammar));
      // "1-2 hours": the unit of the second belongs to both.
      const unit = /\p{L}.*$/u.exec(second)?.[0] ?? "";
      const least = onlyOne(exactIn(WHOLE.test(first) ? `${first} ${unit}`.trim() : first, grammar));
      if (least === undefined || most === undefined || least >= most) continue;
      const middle = { minutes: (least + most) / 2, between: [least, most] } as const;
      // "1-2", with no unit, may be hours.
      const isOpen = unit === "" && most <= MOST_HOURS_UNSAID;
      return isOpen ? [middle, { minutes: middle.minutes * 60, between: [least * 60, most * 60] }] : [middle];
    }
  }
  return undefined;
}

function onlyOne(lengths: readonly Length[] | undefined): number | undefined {
  const all = new Set(lengths?.map(({ minutes }) => minutes));
  return all.size === 1 ? lengths?.[0]?.minutes : undefined;
}

function total(sum: Sum, slots: Slots): number {
  return sum.reduce((minutes, { factor, slot }) => minutes + factor * (slot ? numberOf(slots[slot]) : 1), 0);
}

function numberOf(text = ""): number {
  return Number(text.replace(",", "."));
}
