import type { Content } from "../content.ts";
import { readAloud } from "./read-aloud.ts";
import { syllablesIn } from "./syllables.ts";

/** A text somebody reads, and where it stands, as a maintainer looks for it. */
export type Reading = { readonly where: string; readonly text: string };

/** How hard a text is: the years of US school after which it is read with ease. */
export type Graded = Reading & { readonly grade: number };

/** Names, headings and labels are shorter. They have no sentence to be graded. */
const FEWEST_WORDS = 6;

/**
 * Names that have no plainer word and that people meet on a leaflet or at a pharmacy, so that the bot has to use them.
 * What could be said plainly is not on this list. Reviewed on 2026-11-22.
 */
const MEDICAL_NAMES = [
  ...["kratom", "caffeine", "melatonin", "valerian", "nicotine", "alcohol", "mitragynine", "7-hydroxymitragynine"],
  ...["insomnia", "apnoea", "epilepsy", "diabetes", "depression", "anxiety", "salmonella", "serotonin"],
  ...["naloxone", "opioid", "opioids", "benzodiazepine", "benzodiazepines", "antidepressant", "antidepressants"],
  ...["antipsychotic", "antipsychotics", "antihistamine", "antihistamines", "cyp2d6", "cyp3a", "7-oh", "cbt-i"],
];
/** A name counts as a word of this many syllables at the most. */
const NAME_SYLLABLES = 2;

/** The names that are not held against a text: those above, and what the content itself lists by name. */
export function namesIn({ interactions, places }: Pick<Content, "interactions" | "places">): ReadonlySet<string> {
  const listed = [...interactions.classes.flatMap(({ examples }) => examples), ...places.map(({ place }) => place)];
  return new Set([...MEDICAL_NAMES, ...listed.flatMap(wordsIn).map((word) => word.toLowerCase())]);
}

/**
 * The Flesch–Kincaid grade of a text, or undefined where it is too short to have one.
 *
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59, from Kincaid, Fishburne, Rogers and Chissom,
 * "Derivation of New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975.
 * A sentence ends with ".", "!", "?" or the line; colons and semicolons end none, which is the stricter reading.
 *
 * @param names words, in small letters, that count as two syllables at the most: `namesIn` has them
 */
export function gradeOf(text: string, names: ReadonlySet<string>): number | undefined {
  const sentences = readAloud(text)
    .split(/[.!?]+(?=\s|$)|\n+/u)
    .map(wordsIn)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length < FEWEST_WORDS) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, names), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Every text that has a grade, the hardest first. */
export function gradeAll(readings: readonly Reading[], names: ReadonlySet<string>): Graded[] {
  return readings
    .flatMap((reading) => {
      const grade = gradeOf(reading.text, names);
      return grade === undefined ? [] : [{ ...reading, grade }];
    })
    .sort((one, other) => other.grade - one.grade);
}

/** The mean grade of some texts; NaN of none. */
export function averageGrade(graded: readonly Graded[]): number {
  return graded.reduce((sum, { grade }) => sum + grade, 0) / graded.length;
}

function syllablesOf(word: string, names: ReadonlySet<string>): number {
  const syllables = syllablesIn(word);
  return names.has(word.toLowerCase()) ? Math.min(syllables, NAME_SYLLABLES) : syllables;
}

function wordsIn(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
}
