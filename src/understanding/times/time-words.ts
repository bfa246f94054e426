import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Phrases = z.array(z.string().min(1));
/** Words by what they stand for, with commas between them. */
const ByNumber = z.record(z.string().regex(/^\d+$/), z.string());
/** Patterns by what they make in minutes: see `compileTemplate`. */
const Templates = z.record(z.string().regex(/^[0-9HMNO+|-]+$/), Phrases);
const MonthDay = z.string().regex(/^\d\d-\d\d(\|\d\d-\d\d)?$/);
const DayWindow = z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/);

const ClockWords = z.strictObject({
  /** Words before or after a time that say nothing about it. */
  before: Phrases,
  after: Phrases,
  /** Words between two times. */
  or: Phrases,
  /** Parts of the day, by the times that they leave possible. */
  parts: z.record(DayWindow, Phrases),
  named: z.partialRecord(z.enum(["00:00", "12:00"]), Phrases),
  times: Templates,
});

const DurationWords = z.strictObject({
  before: Phrases,
  after: Phrases,
  /** Words that make of a length a bound: it is asked about. */
  less: Phrases,
  more: Phrases,
  lessAfter: Phrases.default([]),
  moreAfter: Phrases,
  hour: Phrases,
  minute: Phrases,
  second: Phrases,
  and: Phrases,
  /** How two ends of a range are said; N is either. */
  range: Phrases,
  /** Between a count and a length: "3 times 10 minutes". */
  times: Phrases,
  lengths: Templates,
});

const DateWords = z.strictObject({
  before: Phrases,
  after: Phrases,
  /** Words that may mean the next such day, or the one after it. */
  next: Phrases.default([]),
  nextAfter: Phrases.default([]),
  /** Days from today. */
  days: z.record(z.string().regex(/^\d$/), Phrases),
  /** Nights before last night. */
  ago: z.record(z.string().regex(/^\d$/), Phrases),
  agoBefore: Phrases.default([]),
  agoAfter: Phrases.default([]),
  last: Phrases.default([]),
  lastAfter: Phrases.default([]),
  day: Phrases,
  week: Phrases,
  fortnight: Phrases,
  month: Phrases,
  year: Phrases,
  halfYear: Phrases,
  few: Phrases,
  /** Names beside those that `Intl` knows, by ISO number. */
  weekdays: ByNumber,
  months: ByNumber,
  of: Phrases,
  /** "a week from Friday", "Friday week": N weeks after weekday D. */
  fromWeekday: Phrases.default([]),
  weekdayWeek: Phrases.default([]),
  weekend: Phrases,
  afterWeekend: Phrases,
  endOfMonth: Phrases,
  endOf: Phrases,
  endOfYear: Phrases,
  middleOf: Phrases,
  afterNamed: Phrases,
  /** Days with a name, by month and day. */
  named: z.record(MonthDay, Phrases),
});

/** Words that say what the times beside them are, when somebody tells how a night was. */
const NightPhrases = z.strictObject({
  /** Into bed. */
  bed: Phrases.default([]),
  /** Tried to sleep. */
  tried: Phrases.default([]),
  asleep: Phrases.default([]),
  "awake-until": Phrases.default([]),
  /** Awake in the night, or for the last time. */
  woke: Phrases.default([]),
  /** Out of bed for the day; with a length or a count, in the night. */
  up: Phrases.default([]),
  until: Phrases.default([]),
  /** Did not wake. */
  none: Phrases.default([]),
  "no-sleep": Phrases.default([]),
  each: Phrases.default([]),
});

/** The words by which times, lengths and dates are read in one language, as people write them. */
export const TimeWords = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  /** What whoever reads this file again should know. */
  reviewNote: z.string(),
  numbers: ByNumber,
  /** Numbers that name an hour under way: "одиннадцатого" is the eleventh. */
  ordinals: ByNumber.default({}),
  /** Numbers that are glued to what they count, as in Korean. */
  counted: ByNumber.default({}),
  /** Digits of a script that counts in tens and units, and before what they are read as such. */
  numerals: z.record(z.string(), z.int()).default({}),
  numeralsBefore: Phrases.default([]),
  /** How tens and units make a number. */
  join: z.array(z.string()),
  /**
   * Whether the first word of a ten goes with the first of a unit alone, and the others with the others, as where both
   * are declined: "без двадцати девять" is twenty to nine, not 29.
   */
  joinAlike: z.boolean().default(false),
  clock: ClockWords,
  duration: DurationWords,
  date: DateWords,
  /** Answers to how long, how often or when that give no number: what was asked is not known then. */
  vague: Phrases,
  /** Words for how often, beside numbers. */
  counts: ByNumber.default({}),
  /** Words beside the times of a night: `tellNight`. */
  night: NightPhrases.prefault({}),
  /** What must be read, and as what; dates as of 28 November 2026. */
  examples: z.strictObject({
    clock: z.record(z.string(), z.array(z.string())),
    duration: z.record(z.string(), z.array(z.number())),
    date: z.record(z.string(), z.array(z.string())),
  }),
});
export type TimeWords = z.infer<typeof TimeWords>;

const FOLDER = join(import.meta.dirname, "../../../data/times");

const LATIN = /\p{Script=Latin}/u;
/** Which letters speak for a language, English first: a text without them is not read in it. */
const LANGUAGES: readonly (readonly [language: string, letters: RegExp])[] = [
  ...["en", "cs", "de", "es", "fr", "it", "nl", "pl", "pt", "sv", "tr"].map((language) => [language, LATIN] as const),
  ["ru", /\p{Script=Cyrillic}/u],
  ["ar", /\p{Script=Arabic}/u],
  ["ja", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["zh", /\p{Script=Han}/u],
  ["ko", /\p{Script=Hangul}/u],
];
export const TIME_LANGUAGES: readonly string[] = LANGUAGES.map(([language]) => language);

/** The languages that a clean text may be in; without any letter it is the same in all, so English will do. */
export function languagesOf(clean: string): readonly string[] {
  const found = LANGUAGES.filter(([, letters]) => letters.test(clean)).map(([language]) => language);
  return found.length > 0 ? found : TIME_LANGUAGES.slice(0, 1);
}

const loaded = new Map<string, TimeWords>();

/**
 * The words of a language. Read when somebody first writes in its letters, and kept.
 *
 * @throws {Error} naming the file that does not fit its schema
 */
export function timeWordsOf(language: string): TimeWords {
  const known = loaded.get(language);
  if (known) return known;
  try {
    const words = TimeWords.parse(JSON.parse(readFileSync(join(FOLDER, `${language}.json`), "utf8")));
    loaded.set(language, words);
    return words;
  } catch (error) {
    throw new Error(`data/times/${language}.json cannot be read as it should`, { cause: error });
  }
}

/** What is made of each language's words, once, and given for the languages that a clean text may be in. */
export function perLanguage<T>(make: (words: TimeWords) => T): (clean: string) => readonly T[] {
  const made = new Map<string, T>();
  return (clean) =>
    languagesOf(clean).map((language) => {
      const known = made.get(language) ?? make(timeWordsOf(language));
      made.set(language, known);
      return known;
    });
}
