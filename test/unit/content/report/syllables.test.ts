import { expect, test } from "vitest";
import { syllablesIn } from "../../../../src/content/report/syllables.ts";

/** Counted by a person, as a dictionary parts them. */
const WORDS: Readonly<Record<number, string>> = {
  1: "sleep breathed breathe stopped used times hours wake while whole young day tired fire die died lie eye queue fruit build guide pills real heart heard choose these noise judge judged 7",
  2: "tonight bedtime coffee rested wanted causes watches table little people safely careful useless movement schedule quiet create patient special social decide going being yoga daylight awake asleep rhythm sometimes trial country study lying trying unique question equal liquid menu value machine changes needed pregnant lasting symptoms really ocean client ancient doctor clearly science kratom tiredness guideline fluid 30",
  3: "alcohol medicine possible usual ideas area specialist commercial official radio period serious various video museum decision violent idea mechanic behaviour together reaction receptors cognitive therapy depression dangerous opioid quality suicide annual actual continue pharmacist withdrawal overdose FDA several different general interest created idiot apnoea",
  4: "insomnia melatonin emergency usually anxiety situation relaxation television mechanism organism antibiotic actually gradually machinery regulated immediate comfortable temperature society variety convenient CBT-I behavioural interaction experience",
  5: "associated antidepressants university WHO",
};
const all = Object.entries(WORDS).flatMap(([count, words]) =>
  words.split(" ").map((word) => [word, Number(count)] as const),
);

test("a hundred and fifty words of the bot are counted as they are said, but for a few, and those by one", () => {
  const wrong = all.filter(([word, count]) => syllablesIn(word) !== count);
  expect(all.length).toBeGreaterThan(150);
  expect(wrong.length / all.length, wrong.map(([word]) => `${word} ${syllablesIn(word)}`).join(", ")).toBeLessThan(
    0.02,
  );
  for (const [word, count] of wrong) expect(Math.abs(syllablesIn(word) - count), word).toBeLessThanOrEqual(1);
});

test.each(["", "-", "…", "zzz", "b", "ßß", "é"])("“%s” is counted without complaint", (word) => {
  expect(syllablesIn(word)).toBeGreaterThanOrEqual(0);
});
