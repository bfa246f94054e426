import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkMessage } from "@winddown/local-discord/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countWords, MOST_WORDS, namedSections, readNames } from "../../commands/cautions/with.ts";
import { checkRules } from "../../src/content/check/rules.ts";
import type { InteractionRisk } from "../../src/content/schema/interaction.ts";
import {
  findJurisdiction,
  jurisdictionLabel,
  suggestJurisdictions,
} from "../../src/content/search/find-jurisdiction.ts";
import { cardsOf, decide, pairOf } from "../../src/understanding/medicines/decide.ts";
import { type Medicine, medicineIndex, nameWords } from "../../src/understanding/medicines/medicine-index.ts";
import { readMedicines } from "../../src/understanding/medicines/read-medicines.ts";
import { suggestMedicines } from "../../src/understanding/medicines/suggest-medicines.ts";
import { anyText } from "../support/any-text.ts";
import { commandHouse, content, english, type Outcome } from "../support/command-house.ts";
import { seeded } from "../support/seed.ts";

const house = commandHouse({}, { now: "2026-11-22T20:00:00Z" });
const { all, byKey } = medicineIndex(content);
const { classes, pairs } = content.medicines;

const RANK: Readonly<Record<InteractionRisk, number>> = { danger: 3, warning: 2, unknown: 1 };

const decided = (typed: string) => decide(content, readMedicines(content, typed));
const rankOf = (typed: string) => RANK[decided(typed).worst];

const aName = fc.constantFrom(...all);
const someNames = fc.uniqueArray(aName, { minLength: 2, maxLength: 6, selector: ({ key }) => key });
const listOf = (names: readonly Medicine[]) => names.map(({ label }) => label).join(", ");

test("every two classes have a text, each with itself too, and no two texts", () => {
  const seen = pairs.flatMap(({ of }) => of.map((pair) => pair.split(" + ").sort().join(" + ")));
  const wanted = classes.flatMap(({ id: one }, at) =>
    classes.slice(at).map(({ id: other }) => [one, other].sort().join(" + ")),
  );
  expect(seen.sort()).toEqual(wanted.sort());
});

test("a pair is the same whichever of the two is named first", () => {
  fc.assert(
    fc.property(aName, aName, (one, other) => {
      fc.pre(one !== other);
      expect(pairOf(content, one, other)).toEqual(pairOf(content, other, one));
    }),
    { ...seeded, numRuns: 2000 },
  );
});

test("a name more makes no list milder, and hides no pair that was said", () => {
  fc.assert(
    fc.property(someNames, aName, (names, more) => {
      const before = decided(listOf(names));
      const after = decided(listOf([...names, more]));
      expect(RANK[after.worst]).toBeGreaterThanOrEqual(RANK[before.worst]);
      const said = after.pairs.map(({ both }) => both.map(({ label }) => label).join(" + "));
      for (const { both } of before.pairs) expect(said).toContain(both.map(({ label }) => label).join(" + "));
    }),
    { ...seeded, numRuns: 1000 },
  );
});

test("what nobody knows makes no list milder, and is said to be unknown", () => {
  fc.assert(
    fc.property(fc.uniqueArray(aName, { minLength: 1, maxLength: 4 }), fc.boolean(), (names, isFirst) => {
      const typed = isFirst ? `qwxyz, ${listOf(names)}` : `${listOf(names)}, qwxyz`;
      expect(rankOf(typed), typed).toBeGreaterThanOrEqual(rankOf(listOf(names)));
      expect(readMedicines(content, typed).unknown, typed).toBeGreaterThan(0);
    }),
    { ...seeded, numRuns: 1000 },
  );
});

test("order, capitals, blanks and what stands between change nothing", () => {
  const between = fc.constantFrom(", ", ",", " + ", ";", " & ", "\n", ", and ");
  fc.assert(
    fc.property(someNames, between, fc.boolean(), (names, separator, isUpper) => {
      const typed = names
        .toReversed()
        .map(({ label }) => (isUpper ? label.toUpperCase() : `  ${label.toLowerCase()} `));
      expect(decided(typed.join(separator))).toEqual(decided(listOf(names)));
    }),
    { ...seeded, numRuns: 1000 },
  );
});

/** One slip of the finger: a letter left out, added, changed, or swapped with the next. */
const aSlip = fc
  .tuple(
    aName,
    fc.nat(),
    fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"),
    fc.constantFrom("drop", "add", "change", "swap", "plural"),
  )
  .map(([name, at, letter, kind]) => {
    const index = at % name.label.length;
    const [before, here, after] = [name.label.slice(0, index), name.label.charAt(index), name.label.slice(index + 1)];
    const typed = {
      drop: before + after,
      add: before + letter + here + after,
      change: before + letter + after,
      swap: before + after.charAt(0) + here + after.slice(1),
      plural: `${name.label}s`,
    }[kind];
    return { name, typed: typed ?? "" };
  });

test("a slip and a plural are read as something as bad, as another name as it stands, asked about, or unknown", () => {
  fc.assert(
    fc.property(aSlip, aName, ({ name, typed }, beside) => {
      const words = nameWords(typed);
      // An everyday word with a slip is another everyday word.
      fc.pre(words.length > 0 && !/[,;+&/]/.test(typed) && !name.isWholeItem);
      const read = readMedicines(content, typed);
      const isAnother = read.names.some(({ medicine, as }) => as === "name" && medicine !== name);
      if (read.unknown > 0 || read.asks.length > 0 || isAnother) return;
      expect(RANK[decide(content, read).worst], typed).toBeGreaterThanOrEqual(rankOf(name.label));
      fc.pre(beside !== name && !read.names.some(({ medicine }) => medicine === beside));
      expect(rankOf(`${typed}, ${beside.label}`), typed).toBeGreaterThanOrEqual(
        rankOf(`${name.label}, ${beside.label}`),
      );
    }),
    { ...seeded, numRuns: 3000 },
  );
});

test("a name of three or four letters is taken as it stands or not at all", () => {
  const short = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 3, maxLength: 4 });
  fc.assert(
    fc.property(short, (typed) => {
      // "krat" and "bali" are words for kratom.
      for (const { medicine } of readMedicines(content, typed).names)
        if (medicine.key !== "kratom")
          expect([typed, `${typed}s`, typed.replace(/e?s$/, ""), typed.replace(/s$/, "")]).toContain(medicine.key);
    }),
    { ...seeded, numRuns: 1000 },
  );
});

function sectionOf(typed: string): string {
  const sections = namedSections({ content, text: english }, readNames(content, typed), 0);
  return sections
    .flatMap(({ parts }) => parts)
    .filter((part) => typeof part === "string")
    .join("\n");
}

test("whatever is typed, what is known of it is said, or that it is not on the list", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const typed = text.slice(0, 200);
      fc.pre(nameWords(typed).length > 0);
      expect(sectionOf(typed).length).toBeGreaterThan(0);
    }),
    { ...seeded, numRuns: 300 },
  );
});

test("every name is answered with the worst that is known of it, by its group", () => {
  for (const name of all) {
    const [card] = cardsOf(content, name);
    const text = sectionOf(name.label);
    if (card === undefined) expect(text, name.label).toContain("which is no all-clear");
    else {
      expect(text, name.label).toContain(card.text);
      expect(text, name.label).toContain("Said of its group");
    }
  }
});

test("of two names the worst that is known of them is said, and that it is danger where it is", () => {
  fc.assert(
    fc.property(aName, aName, (one, other) => {
      fc.pre(one !== other);
      const { risk, said } = pairOf(content, one, other);
      const text = sectionOf(`${one.label}, ${other.label}`);
      const headline = /\*\*(Danger|Warning|Unknown): /.exec(text)?.[1]?.toLowerCase();
      expect(headline).toBe(risk);
      if (said[0] !== undefined) expect(text).toContain(said[0].entry.text);
      if (said[0]?.by === "class") expect(text).toContain("Said of groups");
      const isDangerous = [one, other].some((name) => cardsOf(content, name)[0]?.severity === "danger");
      if (isDangerous && risk !== "danger") expect(text).toMatch(/taken to sleep, .* \*\*Danger\*\*/);
    }),
    { ...seeded, numRuns: 1500 },
  );
});

test("of many names every pair that is known is said, the worst first", () => {
  fc.assert(
    fc.property(fc.uniqueArray(aName, { minLength: 3, maxLength: 8, selector: ({ key }) => key }), (names) => {
      const { pairs: known } = decided(listOf(names));
      const text = sectionOf(listOf(names));
      const [first] = known;
      if (first?.said[0] !== undefined) expect(text).toContain(first.said[0].entry.text);
      const lists = text.split("\n").filter((line) => /^\*\*(Danger|Warning|Unknown):\*\* /.test(line));
      const ranks = lists.map((line) => RANK[line.slice(2).split(":")[0]?.toLowerCase() as InteractionRisk]);
      expect(ranks).toEqual(ranks.toSorted((one, other) => other - one));
      for (const { risk, both } of known) {
        const list = lists.find((line) => line.toLowerCase().startsWith(`**${risk}`)) ?? "";
        for (const { label } of both) expect(list).toContain(label);
      }
    }),
    { ...seeded, numRuns: 500 },
  );
});

/** Everything the bot itself says, without what stands beside every answer to typed words. */
function wordsOf({ cards, text }: Outcome): number {
  expect(cards).toHaveLength(1);
  return countWords(text);
}

test("one name is answered in 90 words and two in 130, the line about danger counted", () => {
  const line = countWords("Hard to wake, slow breathing, a fit? Call 112, 911 or your local emergency number.");
  const words = (typed: string) =>
    line +
    countWords(
      namedSections({ content, text: english }, readNames(content, typed), line)
        .flatMap(({ parts }) => parts)
        .filter((part) => typeof part === "string")
        .join("\n"),
    );
  for (const { label } of all) expect(words(label), label).toBeLessThanOrEqual(MOST_WORDS.one);
  fc.assert(
    fc.property(aName, aName, (one, other) => {
      fc.pre(one !== other);
      expect(words(`${one.label}, ${other.label}`), `${one.label}, ${other.label}`).toBeLessThanOrEqual(MOST_WORDS.two);
    }),
    { ...seeded, numRuns: 3000 },
  );
  const some = (count: number) =>
    fc.uniqueArray(aName, { minLength: count, maxLength: count, selector: ({ key }) => key });
  for (const [count, most] of [
    [3, 180],
    [5, 230],
  ] as const)
    fc.assert(
      fc.property(some(count), (names) => {
        expect(words(listOf(names)), listOf(names)).toBeLessThanOrEqual(most);
      }),
      { ...seeded, numRuns: 500 },
    );
});

test("an answer as it is sent keeps within its words, whatever else stands on it", async () => {
  for (const typed of ["nytol", "vicodin", "ambien", "kratom", "benadryl", "sertralne", "prednisone", "tylenol 3"])
    expect(wordsOf(await house.type("cautions", { with: typed })), typed).toBeLessThanOrEqual(MOST_WORDS.one);
  for (const typed of ["nytol and wine", "heroin, narcan", "benadryl + wine", "xanax, omeprazole", "tylenol, nyquil"])
    expect(wordsOf(await house.type("cautions", { with: typed })), typed).toBeLessThanOrEqual(MOST_WORDS.two);
});

const exceptions = JSON.parse(readFileSync(join(import.meta.dirname, "../../data/reviewed-exceptions.json"), "utf8"));
const reviewed = new Set<string>(exceptions.map(({ sentence }: { sentence: string }) => sentence));
const substances = all
  .filter(({ isWholeItem, classes: its }) => !isWholeItem && its.some((id) => id !== "caffeine" && id !== "alcohol"))
  .map(({ label }) => label);

/** What breaks a rule in these words, sentences of the reviewed list set aside. */
function breaks(text: string): string[] {
  const sentences = text.split(/\n|(?<=[.!?])\s+/u).map((one) => one.replace(/^(?:#+|-#|-) /, ""));
  const spot = { file: "answer", noun: "", entry: "", field: "" };
  const sayings = sentences
    .filter((one) => !reviewed.has(one))
    .map((one) => ({ spot, text: one.replaceAll("**", "") }));
  return checkRules(sayings, [], substances);
}

test("no answer gives an amount, a strain or an hour, or calls anything safe, outside the reviewed list", async () => {
  const said = new Set<string>();
  const keep = ({ text }: { text: string }) => {
    for (const line of text.split("\n")) said.add(line);
  };
  for (const { label } of all) keep({ text: sectionOf(label) });
  for (const place of content.jurisdictions) keep(await house.type("cautions", { place: jurisdictionLabel(place) }));
  for (const typed of [
    "qwxyz",
    "poppy tea",
    "sertralin, xanx",
    "kratom",
    "2 g of maeng da at 9 pm",
    "a,b,c,d,e,f",
    ",",
  ])
    keep(await house.type("cautions", { with: typed }));
  for (const place of ["GA", "georgia", "Atlantis"]) keep(await house.type("cautions", { place }));
  for (const letter of "abcdefghijklmnopqrstuvwxyz")
    for (const line of [...suggestMedicines(content, letter), ...suggestJurisdictions(content, letter)]) said.add(line);
  expect(breaks([...said].join("\n"))).toEqual([]);
  expect(breaks("Take 2 g of kratom at 9 pm. It is harmless.")).toHaveLength(4); // and advises taking it
});

function expectFits(outcome: Outcome, where: string) {
  expect(outcome.logged, where).toBe("");
  expect(outcome.cards.length, where).toBeGreaterThan(0);
  expect(outcome.cards.length, where).toBeLessThanOrEqual(5); // follow-ups Discord grants an app installed to a user
  for (const { components, flags } of outcome.cards) {
    expect(() => checkMessage({ components, flags }), where).not.toThrow();
    expect(flags & 64, where).toBe(64); // for them alone
  }
}

test("any names, with or without a place and a topic, are answered within Discord's limits, and so is what is behind their buttons", async () => {
  const some = fc.uniqueArray(aName, { minLength: 1, maxLength: 20, selector: ({ key }) => key });
  const aPlace = fc.option(fc.constantFrom(...content.jurisdictions));
  const aTopic = fc.option(fc.constantFrom(...content.cautionTopics));
  await fc.assert(
    fc.asyncProperty(some, aPlace, aTopic, async (names, place, topic) => {
      const typed = {
        with: listOf(names).slice(0, 200),
        ...(place && { place: jurisdictionLabel(place) }),
        ...(topic && { topic: topic.label }),
      };
      const outcome = await house.type("cautions", typed);
      expectFits(outcome, JSON.stringify(typed));
      for (const { custom_id } of outcome.controls.filter(({ custom_id }) =>
        /cautions\.(?:named|more)/.test(custom_id),
      ))
        expectFits(await house.press(custom_id), custom_id);
    }),
    { ...seeded, numRuns: 120 },
  );
});

test("taking a suggestion leads to the name it shows, and loses none that was typed before", () => {
  fc.assert(
    fc.property(aName, fc.option(aName), fc.integer({ min: 1, max: 12 }), (name, before, letters) => {
      const typed = `${before === null ? "" : `${before.label}, `}${name.label.slice(0, letters)}`;
      for (const choice of suggestMedicines(content, typed).slice(0, 3)) {
        const { names, unknown } = readMedicines(content, choice);
        const labels = names.map(({ medicine }) => medicine.label);
        expect(unknown, choice).toBe(0);
        if (before !== null) expect(labels, choice).toContain(before.label);
        expect(labels, choice).toContain(choice.split(", ").at(-1) ?? "");
      }
    }),
    { ...seeded, numRuns: 500 },
  );
});

test("every place is found by its label, and answered with its month, within Discord's limits", async () => {
  for (const place of content.jurisdictions) {
    expect(findJurisdiction(content, jurisdictionLabel(place))).toEqual({ kind: "place", place });
    const outcome = await house.type("cautions", { place: jurisdictionLabel(place) });
    expectFits(outcome, place.id);
    expect(outcome.text, place.id).toMatch(/as of [A-Z][a-z]+ \d{4}/);
    expect(outcome.text, place.id).toContain("no permission");
    expect(outcome.text, place.id).not.toMatch(/\*\*(?:Legal|Allowed)/i);
    for (const { custom_id } of outcome.controls) expectFits(await house.press(custom_id), custom_id);
  }
});

test("every name is found by its key", () => {
  expect(byKey.size).toBe(all.length);
});
