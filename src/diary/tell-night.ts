import { cleanText } from "../understanding/clean.ts";
import { readClock } from "../understanding/clock/read-clock.ts";
import { readCount } from "../understanding/count/read-count.ts";
import { readDuration } from "../understanding/duration/read-duration.ts";
import { type NightWord, nightWordsOf } from "../understanding/times/night-words.ts";

/** The field that a text was typed into; `whole` where a night may be told in one. */
export type ToldIn = "bed" | "onset" | "awake" | "rise" | "whole";

/** What was found among the words of a sentence about a night: times and lengths as they were typed. */
export type Told = {
  readonly inBed?: string;
  readonly tried?: string;
  readonly onset?: string;
  /** When they fell asleep: a clock, or so many minutes past the hour in which they tried to. */
  readonly asleepAt?: string | { readonly minute: number };
  readonly noSleep?: true;
  readonly count?: number;
  readonly awake?: string;
  /** `awake` is how long each time lasted. */
  readonly isEach?: true;
  readonly woke?: string;
  readonly rose?: string;
};

type Value =
  | { readonly is: "clock"; readonly text: string }
  /** A bare number: a time, minutes or how often, by what is said with it. */
  | { readonly is: "number"; readonly text: string; readonly number: number }
  | { readonly is: "count"; readonly count: number }
  | { readonly is: "length"; readonly text: string; readonly minutes: number }
  /** "half past", with no hour. */
  | { readonly is: "past"; readonly minute: number };
type Item = Value | { readonly is: NightWord } | { readonly is: "break" } | { readonly is: "other" };

const LONGEST = 120;
/** No time, length or phrase of ours has more words. */
const MOST_WORDS = 6;
/** Whoever "slept 7 hours" does not say how long falling asleep took. */
const LONGEST_ONSET = 4 * 60;

/**
 * Looks for times, lengths and counts among the words of somebody tired, and tells by the words beside each what it is:
 * "11ish to bed, asleep maybe half past, up twice 20 min, awake 6:40 up 7". For what the readers of single values cannot
 * read as a whole; what is found is shown, so that it can be put right.
 *
 * @returns undefined where nothing was found, or where a number could not be placed
 */
export function tellNight(text: string, where: ToldIn): Told | undefined {
  if (text.length > LONGEST) return undefined;
  const isOfTimes = where === "whole" || where === "bed" || where === "rise";
  if (isOfTimes && (NOT_SO.test(text) || EITHER.test(cleanText(text)))) return undefined;
  if (where === "whole" && ELSEWHERE.test(text)) return undefined;
  const statements = statementsIn(itemsIn(text, where), where);
  return statements && toldBy(statements, where);
}

/** What was meant and not done: no time beside it is sure to be one of the night. */
const NOT_SO =
  /(?<!\p{L})(?:should(?:['’]?ve|n['’]?t)?|meant|planned|wanted|supposed|usually|normally|(?:did ?n['’]?t|did not|never) (?:go|get))(?!\p{L})/iu;
/** Sleep by day or out of bed, which the form does not ask for. */
const ELSEWHERE = /(?<!\p{L})(?:naps?|napped|sofa|couch|nickerchen|sofá|sieste|siesta|pisolino|sesta)(?!\p{L})/iu;
/** "12ish or 1" are two readings of one thing, and not one time after the other. */
const EITHER = /\d\s?(?:[ap]m|ish)? (?:or|oder|ou|of) (?:maybe )?\d/u;

const CLAUSE_ENDS = /->|→|[;\n()!]|,(?!\d)|[.?](?=\s|$)|\s[-/]\s/gu;
const AS_CLOCK = /^\d{1,2}[:.h]\d{2}/u;
const UNITLESS = /^(?:from |between )?\d{1,2} ?(?:to|or|till?|until|and|-|\/) ?\d{1,2}$/u;
const HOUR_ALONE = /^\d{1,2} ?h$/u;
const TWO_TIMES = /^(\d{1,2}(?:[:.]\d{2})?(?:[ap]m)?)-(\d{1,2}(?:[:.]\d{2})?(?:[ap]m)?)$/u;
const PAST = /^(?:(half)|(quarter)|(five|ten|twenty|\d{1,2}(?= past))) (past|to)$/u;
const MINUTES: Readonly<Record<string, number>> = { five: 5, ten: 10, twenty: 20 };
/** Words that are numbers in `readCount`, and hardly ever meant so among others. */
const ARTICLES = /^(?:an?|one? of|une?|una|uno|ein(?:e[nrms]?)?|first|second|third|o|os|as|um|uma)$/u;

function itemsIn(text: string, where: ToldIn): Item[] {
  const clean = withStretches(cleanText(text)).replace(CLAUSE_ENDS, " , ").replaceAll("'", "");
  const words = clean.split(/\s+/u).filter((word) => word !== "");
  const { kinds, around, vocabulary } = nightWordsOf(clean);
  const found = words.map((_word, at) => once(() => longestAt(words, at, where, kinds, vocabulary)));
  const items: Item[] = [];
  for (let at = 0; at < words.length; ) {
    if (words[at] === ",") {
      items.push({ is: "break" });
      at++;
      continue;
    }
    const two = where === "onset" || where === "awake" ? null : TWO_TIMES.exec(words[at] ?? "");
    if (two) {
      items.push({ is: "clock", text: two[1] ?? "" }, { is: "until" }, { is: "clock", text: two[2] ?? "" });
      at++;
      continue;
    }
    const [item, length] = found[at]?.() ?? [{ is: "other" }, 1];
    const next = words[at + length];
    const isAlone = next === undefined || isBeside(next) || around.has(next);
    if (item.is !== "number") items.push(item);
    else if (!isAlone && found[at + length]?.()[0].is === "other" && !isAtBed(items.at(-1)))
      items.push({ is: "other" });
    else if (AT.has(words[at - 1] ?? "")) items.push({ is: "clock", text: item.text });
    else items.push(item);
    at += length;
  }
  return items;
}

/** "bed 10 took 2 paracetamol": what follows such a word at once is a time, and not so many of what comes after it. */
function isAtBed(before: Item | undefined): boolean {
  return before?.is === "bed" || before?.is === "tried" || before?.is === "asleep";
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const STRETCH =
  /\b(from )?(\d{1,2})(?:[:.](\d{2}))? ?([ap]m)? ?(?:-|to|till?|until) ?(\d{1,2})(?:[:.](\d{2}))? ?([ap]m)?(?= |$|[,.;])/gu;
const AWAKE = /\b(?:awake|woke|woken|up|lay there|wide awake)(?: up)?[^,;.\d]*$/u;
const HALF_DAY = 12 * 60;

/** "awake from 3 to 4" is once, and an hour. */
function withStretches(clean: string): string {
  return clean.replace(STRETCH, (...found) => {
    const [all, from, hour, minute = "0", half, lastHour, lastMinute = "0", lastHalf] = found.slice(0, 8);
    const isOfClock = from !== undefined || half !== undefined || lastHalf !== undefined;
    if (!isOfClock || !AWAKE.test(clean.slice(0, found[8]))) return all;
    const length = Number(lastHour) * 60 + Number(lastMinute) - Number(hour) * 60 - Number(minute);
    return `once ${((length % HALF_DAY) + HALF_DAY) % HALF_DAY} min`;
  });
}

/** A number behind one of these is a time. */
const AT = new Set([
  "at",
  "by",
  "from",
  "til",
  "till",
  "until",
  "around",
  "um",
  "gegen",
  "bis",
  "vers",
  "a",
  "las",
  "om",
]);

function isBeside(word: string): boolean {
  return word === "," || /^\d/u.test(word) || CONNECTING.has(word);
}

const CONNECTING = new Set([
  "and",
  "then",
  "but",
  "so",
  "after",
  "before",
  "und",
  "dann",
  "aber",
  "et",
  "puis",
  "y",
  "luego",
  "pero",
]);

function longestAt(
  words: readonly string[],
  at: number,
  where: ToldIn,
  kinds: ReadonlyMap<string, NightWord>,
  vocabulary: ReadonlySet<string>,
): readonly [Item, number] {
  // Reading is dear, and a run with a word in it that no reader knows is nothing.
  const isUnknown = (word: string) =>
    word === "," || (!/\d/u.test(word) && /^[\p{Script=Latin}-]+$/u.test(word) && !vocabulary.has(word));
  const end = words.findIndex((word, index) => index >= at && isUnknown(word));
  const most = Math.min(MOST_WORDS, (end < 0 ? words.length : end) - at);
  for (let length = most; length > 0; length--) {
    const run = words.slice(at, at + length).join(" ");
    const kind = kinds.get(run);
    if (kind !== undefined) return [{ is: kind }, length];
    const value = readValue(run, where);
    if (value !== undefined) return [value, length];
  }
  return [{ is: "other" }, 1];
}

function readValue(run: string, where: ToldIn): Value | undefined {
  if (ARTICLES.test(run)) return undefined;
  const isLengthHere = where === "onset" || where === "awake";
  const length = readDuration(run);
  const minutes = length.kind === "value" ? length.value.minutes : undefined;
  const count = readCount(run);
  if (count !== undefined && (minutes === count || /^\d+$/u.test(run)))
    return { is: "number", text: run, number: count };
  if (count !== undefined) return { is: "count", count };
  // "from 2 to 6" and "2/5" are no minutes where nothing says so.
  if (where === "whole" && UNITLESS.test(run)) return undefined;
  const isTime = !isLengthHere && (AS_CLOCK.test(run) || HOUR_ALONE.test(run));
  if (!isTime && minutes !== undefined && !beginsWithCount(run)) return { is: "length", text: run, minutes };
  const clock = readClock(run);
  const isClock =
    clock.kind === "value" || (clock.kind === "ask" && clock.readings.every(({ isPart }) => isPart === undefined));
  if (isClock) return { is: "clock", text: run };
  const [, half, quarter, some = "", to] = PAST.exec(run) ?? [];
  if (to === undefined) return undefined;
  const minute = half ? 30 : quarter ? 15 : (MINUTES[some] ?? Number(some));
  return { is: "past", minute: to === "past" ? minute : 60 - minute };
}

/** "twice 20 min": how often, and how long in all. */
function beginsWithCount(run: string): boolean {
  const first = run.split(" ", 1)[0] ?? "";
  return (
    first !== run && !/^\d+$/u.test(first) && readCount(first) !== undefined && readDuration(first).kind !== "value"
  );
}

type Statement = {
  readonly kind: NightWord | undefined;
  readonly values: Value[];
  /** Words that say nothing here stood before it. */
  readonly hasOther: boolean;
  /** Its values stood before its word, so the next ones may belong to the next word. */
  readonly isAfter?: boolean;
};

/** What is said with which word: values go to the word before them, or to the one behind where a clause begins with them. */
function statementsIn(items: readonly Item[], where: ToldIn): Statement[] | undefined {
  const statements: Statement[] = [];
  let pending: Value[] = [];
  let hasOther = false;
  let isNewClause = true;
  const endClause = () => {
    const last = statements.at(-1);
    if (pending.length > 0 && last && takes(last, pending, where)) last.values.push(...pending);
    else if (pending.length > 0) statements.push({ kind: undefined, values: pending, hasOther });
    pending = [];
    hasOther = false;
    isNewClause = true;
  };
  for (const item of items) {
    switch (item.is) {
      case "break":
        endClause();
        break;
      case "other":
        hasOther = true;
        break;
      case "clock":
      case "number":
      case "count":
      case "length":
      case "past":
        if (isNewClause || statements.at(-1)?.isAfter) pending.push(item);
        else statements.at(-1)?.values.push(item);
        break;
      case "until":
        // "11 till 7" are the ends of a night; "phone till 1" is when somebody tried to sleep.
        if (pending.length > 0) statements.push({ kind: undefined, values: pending, hasOther });
        pending = [];
        statements.push({ kind: "until", values: [], hasOther });
        isNewClause = false;
        hasOther = false;
        break;
      default: {
        const last = statements.at(-1);
        const isSame = !isNewClause && last?.values.length === 0 && last.kind !== "until" && pending.length === 0;
        if (isSame && item.is !== "none" && item.is !== "no-sleep" && item.is !== "each") statements.pop();
        statements.push({ kind: item.is, values: pending, hasOther, isAfter: pending.length > 0 });
        pending = [];
        isNewClause = false;
      }
    }
  }
  endClause();
  return statements.length > 0 ? statements : undefined;
}

/** Whether values in a clause of their own go on with what was said before: "woke a lot, an hour in all". */
function takes({ kind, values }: Statement, more: readonly Value[], where: ToldIn): boolean {
  if (where !== "whole") return kind !== "until";
  const isTime = more.every(({ is }) => is === "clock" || is === "number");
  if (kind === "bed") return isTime ? values.length < 2 : more.every(({ is }) => is === "length");
  return (kind === "woke" || kind === "up") && !isTime;
}

type Telling = { -readonly [Item in keyof Told]: Told[Item] };

function toldBy(statements: readonly Statement[], where: ToldIn): Told | undefined {
  const told: Telling = {};
  const wakings: string[] = [];
  let isPlaced = true;
  const place = (item: "inBed" | "tried" | "asleepAt" | "rose" | "onset" | "awake", text: string) => {
    if (told[item] === undefined) told[item] = text;
    else isPlaced = false;
  };
  const bed = (text: string) => place(told.inBed === undefined ? "inBed" : "tried", text);
  const wake = (text: string) => void wakings.push(text);
  const rise = (text: string) => {
    if (wakings.length === 0) wake(text);
    else place("rose", text);
  };
  const times = (values: readonly Value[]) =>
    values.flatMap((value) => (value.is === "clock" || value.is === "number" ? [value.text] : []));
  /** How often and how long awake in the night; false where nothing says so. */
  const night = (values: readonly Value[]): boolean => {
    const counts = values.flatMap((value) => (value.is === "count" ? [value.count] : []));
    const lengths = values.flatMap((value) => (value.is === "length" ? [value] : []));
    if (counts.length === 0 && !lengths.some(({ minutes }) => minutes > 0)) return false;
    const numbers = values.flatMap((value) => (value.is === "number" ? [value] : []));
    const clocks = values.filter(({ is }) => is === "clock").length;
    // "at 2 for 40 min and at 5 for 10": the last number is no count, whatever else it is.
    if (clocks > 0 && numbers.length > 0) isPlaced = false;
    const [count = numbers[0]?.number ?? (clocks > 0 ? clocks : undefined)] = counts;
    if (count !== undefined) told.count = (told.count ?? 0) + count;
    for (const { text } of lengths) place("awake", text);
    if (lengths.length === 0) for (const { text } of numbers) place("awake", text);
    return true;
  };

  for (const { kind, values, hasOther } of statements) {
    const lengths = values.flatMap((value) => (value.is === "length" ? [value] : []));
    if (isLengthOfNothing({ kind, values, hasOther }, where)) {
      isPlaced = false;
      continue;
    }
    switch (kind ?? DEFAULTS[where]) {
      case "bed":
        for (const text of times(values)) {
          if (kind === undefined && where === "whole" && told.inBed !== undefined) {
            // What a word says that nobody here knows is not what the next time is.
            if (hasOther) isPlaced = false;
            else rise(text);
          } else bed(text);
        }
        for (const { text } of lengths) place("onset", text);
        break;
      case "tried":
        for (const text of times(values)) place("tried", text);
        break;
      case "until":
        for (const text of times(values)) {
          if (where === "onset") place("asleepAt", text);
          else if (where === "rise") place("rose", text);
          else if (where === "whole" && wakings.length > 0)
            isPlaced = false; // up in the night till then
          else if (where === "bed" || hasOther) place("tried", text);
          else wake(text);
        }
        break;
      case "asleep":
        for (const value of values) {
          if (value.is === "past") told.asleepAt ??= { minute: value.minute };
          else if (value.is === "length" && value.minutes <= LONGEST_ONSET) place("onset", value.text);
          else if (value.is === "number" && where === "onset") place("onset", value.text);
          else if (value.is === "clock" || value.is === "number") place("asleepAt", value.text);
          else isPlaced = false;
        }
        break;
      case "awake-until":
        for (const text of times(values)) place("asleepAt", text);
        break;
      case "none":
        if (where === "onset") place("onset", "0");
        else if (where === "awake" || where === "whole") told.count ??= 0;
        break;
      case "no-sleep":
        told.noSleep = true;
        break;
      case "each":
        told.isEach = true;
        night(values);
        break;
      case "woke":
        if (where === "awake") isPlaced = night(asInTheNight(values)) && isPlaced;
        else if (!night(values)) {
          // "awake 1h" is a time as well as a length.
          if (where === "whole" && values.some((value) => value.is === "clock" && SHORT_OR_EARLY.test(value.text)))
            isPlaced = false;
          // "woke at 3 and 5" are two in the night.
          if (where === "whole" && times(values).length > 1) told.count = (told.count ?? 0) + times(values).length;
          else times(values).forEach(wake);
        }
        break;
      case "up":
        if (where === "awake") isPlaced = night(asInTheNight(values)) && isPlaced;
        else if (where === "rise") {
          // "6:30 (alarm) 7 (up)": which time is whose is not sure.
          if (values.length === 0 && wakings.length > 1) isPlaced = false;
          for (const text of times(values)) {
            if (kind === undefined) rise(text);
            else place("rose", text);
          }
          isPlaced &&= lengths.every(({ minutes }) => minutes === 0);
        } else if (!night(values)) for (const text of times(values)) place("rose", text);
        break;
    }
  }
  if (wakings.some((text, at) => at > 0 && isBackwards(wakings[at - 1] ?? "", text))) isPlaced = false;
  const woke = wakings.pop();
  if (wakings.length > 0) told.count = (told.count ?? 0) + wakings.length;
  if (woke !== undefined) told.woke = woke;
  return isPlaced && Object.keys(told).length > 0 ? told : undefined;
}

const SHORT_OR_EARLY = /^[1-3] ?h$/u;
const MOST_HOURS_BETWEEN = 8;

/** "alarm at 6 but awake from 4": whoever tells it so does not tell two wakings in turn. */
function isBackwards(first: string, second: string): boolean {
  const [from, to] = [first, second].map((text) => /\d{1,2}/u.exec(text)?.[0]);
  if (from === undefined || to === undefined) return false;
  return (Number(to) - Number(from) + 24) % 12 > MOST_HOURS_BETWEEN;
}

/**
 * A length or a count that no word gives a meaning to: alone where times belong, or "nothing" among words that say nothing
 * here.
 */
function isLengthOfNothing({ kind, values, hasOther }: Statement, where: ToldIn): boolean {
  if (kind !== undefined || values.length === 0) return false;
  const isBare = values.every((value) => value.is === "length" || value.is === "count");
  const isZero = values.every((value) => value.is === "length" && value.minutes === 0);
  return isBare && (DEFAULTS[where] === "bed" || (hasOther && isZero));
}

/** What a text is about that does not say. */
const DEFAULTS = {
  bed: "bed",
  onset: "asleep",
  awake: "woke",
  rise: "up",
  whole: "bed",
} as const satisfies Readonly<Record<ToldIn, NightWord>>;

/** In its own field a number is how often, and the next one how long: "3, 45 all in". One time stands for one waking. */
function asInTheNight(values: readonly Value[]): Value[] {
  const firstClock = values.findIndex(({ is }) => is === "clock");
  const hasCount = firstClock === 0 || values.some(({ is }) => is === "count");
  const first = hasCount ? -1 : values.findIndex(({ is }) => is === "number");
  const counted = values.map((value, at): Value => {
    if (value.is !== "number") return value;
    if (firstClock === 0 && value.number <= 12) return { is: "clock", text: value.text };
    return at === first
      ? { is: "count", count: value.number }
      : { is: "length", text: value.text, minutes: value.number };
  });
  const clocks = counted.filter(({ is }) => is === "clock").length;
  const isSaid = counted.some(({ is }) => is === "count");
  return clocks > 0 && !isSaid ? [...counted, { is: "count", count: clocks }] : counted;
}
