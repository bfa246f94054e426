import { countWords, MOST_WORDS, namedSections, readNames } from "../commands/cautions/with.ts";
import { medicineIndex } from "../src/understanding/medicines/medicine-index.ts";
import { commandHouse, content, english } from "../test/support/command-house.ts";
import type { Measure, Row } from "./measured.ts";

/** The line about danger where no country is known, which is its longest form. */
const DANGER_LINE = english("cautions.danger-line", { call: english("help-now.any-emergency") });
const PAIRS_PER_CLASS_PAIR = 1;

/** How many words each answer of `/cautions` has, the line about danger counted: every topic, every name, every two classes. */
export const measure: Measure = async () => {
  const named = answersToNames();
  return {
    rows: [
      row("topics", await wordsOfTopics(), MOST_WORDS.two),
      row("single names", named.one, MOST_WORDS.one),
      row("pairs, a name of each class", named.two, MOST_WORDS.two),
    ],
    notes: [],
  };
};

async function wordsOfTopics(): Promise<Map<string, number>> {
  const house = commandHouse({}, { now: "2026-11-22T20:00:00Z" });
  const words = new Map<string, number>();
  for (const { id } of content.cautionTopics)
    words.set(id, countWords((await house.choose("1|cautions.topic", id)).text));
  return words;
}

function answersToNames(): { one: Map<string, number>; two: Map<string, number> } {
  const { all } = medicineIndex(content);
  const one = new Map(all.map(({ label }) => [label, wordsOfNames(label)]));
  const two = new Map<string, number>();
  const members = new Map(
    content.medicines.classes.map(({ id }) => [
      id,
      all
        .filter(({ classes, isWholeItem }) => classes.includes(id) && !isWholeItem)
        .sort((first, second) => first.classes.length - second.classes.length)
        .slice(0, PAIRS_PER_CLASS_PAIR + 1),
    ]),
  );
  const ids = [...members.keys()];
  for (const [at, id] of ids.entries())
    for (const other of ids.slice(at)) {
      const [first] = members.get(id) ?? [];
      const second = (members.get(other) ?? []).find((name) => name !== first);
      if (first === undefined || second === undefined) continue;
      const typed = `${first.label}, ${second.label}`;
      two.set(typed, wordsOfNames(typed));
    }
  return { one, two };
}

function wordsOfNames(typed: string): number {
  const line = countWords(DANGER_LINE);
  const parts = namedSections({ content, text: english }, readNames(content, typed), line).flatMap((one) => one.parts);
  return line + countWords(parts.filter((part) => typeof part === "string").join("\n"));
}

function row(what: string, words: ReadonlyMap<string, number>, most: number): Row {
  const ranked = [...words].sort(([, one], [, other]) => other - one);
  const [longest = "", most_ = 0] = ranked[0] ?? [];
  const mean = ranked.reduce((sum, [, count]) => sum + count, 0) / ranked.length;
  const over = ranked.filter(([, count]) => count > most);
  return {
    what: `words of an answer: ${what}, ${ranked.length}`,
    measured: `mean ${mean.toFixed(0)}, longest ${most_} (${longest})`,
    baseline: `${over.length} above ${most}`,
    ratio: "–",
  };
}
