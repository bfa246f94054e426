import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { readAloud } from "./read-aloud.ts";

/** A text somebody reads, and where it stands, as a maintainer looks for it. */
export type LocatedText = { readonly where: string; readonly text: string };

/** How hard a text is: the years of US school after which it is read with ease. */
export type Graded = LocatedText & { readonly grade: number };

/** Names, headings and labels are shorter. They have no sentence to be graded. */
const FEWEST_WORDS = 6;

/**
 * The Flesch–Kincaid grade of a text, or undefined where it is too short to have one.
 *
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59, from Kincaid, Fishburne, Rogers and Chissom,
 * "Derivation of New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975.
 * The formula and the count of syllables are other people's packages. A sentence ends with ".", "!", "?" or the line;
 * colons and semicolons end none, which is the stricter reading. No name of a medicine is made easier than it is.
 */
export function gradeOf(text: string): number | undefined {
  const sentences = readAloud(text)
    .split(/[.!?]+(?=\s|$)|\n+/u)
    .map(wordsIn)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length < FEWEST_WORDS) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}

/** Every text that has a grade, the hardest first. */
export function gradeAll(readings: readonly LocatedText[]): Graded[] {
  return readings
    .flatMap((reading) => {
      const grade = gradeOf(reading.text);
      return grade === undefined ? [] : [{ ...reading, grade }];
    })
    .sort((one, other) => other.grade - one.grade);
}

/** The mean grade of some texts; NaN of none. */
export function averageGrade(graded: readonly Graded[]): number {
  return graded.reduce((sum, { grade }) => sum + grade, 0) / graded.length;
}

/** A word with hyphens is one word with the syllables of its parts. The package counts none in a number. */
function syllablesIn(word: string): number {
  return word.split("-").reduce((sum, part) => sum + Math.max(1, syllable(part)), 0);
}

function wordsIn(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
}
