import { plainWords } from "../../src/content/search/plain-words.ts";
import { asWord, isSlipOf, type Word } from "../../src/content/search/same-word.ts";

/** The phrases by which danger was understood before `src/understanding/danger`: every word of one had to be said. */
const PHRASES = [
  "overdose, overdosed, od, collapse, unconscious, not breathing, blue lips, seizure now, naloxone, narcan, poisoning",
  "911, 999, 112, passed out, wont wake up, took too much, taken too much, cant breathe, trouble breathing",
  "not waking up, cant wake, hard to wake, took too many, taken too many, too many pills, too many tablets",
  "swallowed pills, swallowed tablets, whole bottle of pills, stopped breathing, turning blue, took to much, taken to much",
  "suicide, suicidal, self-harm, kill myself, want to die, hurt myself, 988, samaritans, end my life, dont want to live",
  "better off dead, want to be dead, end it all, hopeless",
]
  .join(", ")
  .split(", ")
  .map((phrase) => plainWords(phrase).map(asWord));

/** In shorter words only letters swapped or doubled counted as a slip. */
const LONG_ENOUGH = 7;

export function readDangerAsBefore(text: string): { readonly level: "help" | "none" } {
  const asked = plainWords(text).map(asWord);
  const isSame = (typed: Word, meant: Word) => typed.stem === meant.stem;
  const isNear = (typed: Word, meant: Word) =>
    isSame(typed, meant) || (meant.word.length >= LONG_ENOUGH && isSlipOf(typed, meant));
  const isSaid = [isSame, isNear].some((same) =>
    PHRASES.some((phrase) => phrase.every((word) => asked.some((one) => same(one, word)))),
  );
  return { level: isSaid ? "help" : "none" };
}
