import type { Content } from "../../content/content.ts";
import { plainWords } from "../../content/plain-words.ts";
import { asWord, isSlipOf, type Word } from "../../content/same-word.ts";
import type { Danger, ReadDanger } from "./danger.ts";

/** Phrases that are as often a bad morning. */
const MAY_BE = new Set(["hopeless", "passed out", "cant wake", "hard to wake", "trouble breathing", "911"]);

/** In shorter words of an urgent phrase only letters swapped or doubled count as a slip: "waking" is not "walking". */
const LONG_ENOUGH = 7;
/** Words of their own that are one letter from an urgent one. */
const NO_SLIPS = new Set(["homeless", "overdone"]);

/** Reads the words of the urgent topics in data/caution-topics.json: every word of a phrase has to be there. */
export function createReadDanger(content: Content): ReadDanger {
  const phrases = content.cautionTopics.flatMap(({ id, words }) =>
    id === "crisis" || id === "emergency"
      ? words.map((phrase) => ({ danger: dangerOf(id, phrase), words: plainWords(phrase).map(asWord) }))
      : [],
  );
  return (text) => {
    const asked = plainWords(text).map(asWord);
    for (const isSame of [isSameWord, isNearlySame]) {
      const said = phrases.filter(({ words }) => words.every((word) => asked.some((one) => isSame(one, word))));
      const worst = said.find(({ danger }) => danger.level === "help") ?? said[0];
      if (worst !== undefined) return worst.danger;
    }
    return { level: "none" };
  };
}

function dangerOf(topic: "crisis" | "emergency", phrase: string): Danger {
  const level = MAY_BE.has(phrase) ? "ask" : "help";
  if (topic === "crisis") return { level, kind: "crisis", card: "crisis" };
  if (/breath|wak|unconscious|collapse|passed out/.test(phrase))
    return { level, kind: "not-breathing", card: "not-waking" };
  return { level, kind: "overdose", card: "overdose" };
}

/** The same but for an ordinary English ending. */
function isSameWord(typed: Word, meant: Word): boolean {
  return typed.stem === meant.stem;
}

function isNearlySame(typed: Word, meant: Word): boolean {
  if (isSameWord(typed, meant)) return true;
  const isLong = meant.word.length >= LONG_ENOUGH && !NO_SLIPS.has(typed.word);
  return (isLong || sameLetters(typed.word) === sameLetters(meant.word)) && isSlipOf(typed, meant);
}

/** The letters of a word without regard to their order or number. */
function sameLetters(word: string): string {
  return [...new Set(word)].sort().join("");
}
