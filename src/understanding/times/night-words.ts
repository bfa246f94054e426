import { cleanText } from "../clean.ts";
import { languagesOf, type TimeWords, timeWordsOf } from "./time-words.ts";

/** What a word says about the times beside it, when somebody tells their night. */
export type NightWord =
  | "bed"
  | "tried"
  | "asleep"
  | "awake-until"
  | "woke"
  | "up"
  | "until"
  | "none"
  | "no-sleep"
  | "each";

export type NightWords = {
  readonly kinds: ReadonlyMap<string, NightWord>;
  /** Words that may stand behind a number without making it a number of them: "20 altogether". */
  readonly around: ReadonlySet<string>;
  /** Every word that can be part of a time, a length, a count or such a phrase. */
  readonly vocabulary: ReadonlySet<string>;
};

const made = new Map<string, NightWords>();

/** The words of all languages that a clean text may be in. Apostrophes are left out, as people do. */
export function nightWordsOf(clean: string): NightWords {
  const languages = languagesOf(clean);
  const key = languages.join();
  const known = made.get(key);
  if (known) return known;
  const all = languages.map(timeWordsOf);
  const words: NightWords = {
    // Where languages share a word, the one named first has it: English.
    kinds: new Map(all.toReversed().flatMap(({ night }) => kindsOf(night))),
    around: new Set(all.flatMap(({ clock, duration }) => [clock.after, duration.after].flat().flatMap(wordsOf))),
    vocabulary: new Set(all.flatMap(vocabularyOf)),
  };
  made.set(key, words);
  return words;
}

function vocabularyOf({ numbers, counts, clock, duration, night }: TimeWords): string[] {
  const listed = [numbers, counts].flatMap((one) => Object.values(one).flatMap((names) => names.split(",")));
  const { times, parts, named, ...aroundTimes } = clock;
  const { lengths, ...aroundLengths } = duration;
  const phrases = [times, parts, named, aroundTimes, lengths, aroundLengths, night].flatMap((one) =>
    Object.values(one).flat(),
  );
  return [...listed, ...phrases].flatMap((phrase) => wordsOf(phrase.replace(/[()[\]|]/gu, " ")));
}

function kindsOf(night: TimeWords["night"]): (readonly [string, NightWord])[] {
  return Object.entries(night).flatMap(([kind, phrases]) =>
    phrases.map((phrase) => [plain(phrase), kind as NightWord] as const),
  );
}

function wordsOf(phrase: string): string[] {
  return plain(phrase)
    .split(" ")
    .filter((word) => word !== "");
}

function plain(phrase: string): string {
  return cleanText(phrase).replaceAll("'", "");
}
