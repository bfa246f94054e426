import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { namesSections, readNames } from "../../commands/cautions/with.ts";
import { findPlace, placeLabel, suggestPlaces } from "../../src/content/find-place.ts";
import { type KnownName, knownNames } from "../../src/content/known-names.ts";
import { partsOfNames } from "../../src/content/read-names.ts";
import { checkRules } from "../../src/content/rules.ts";
import { suggestNames } from "../../src/content/suggest-names.ts";
import { checkMessage } from "../../src/playground/messages/check-message.ts";
import { anyText } from "../support/any-text.ts";
import { commandHouse, content, english, type Outcome } from "../support/command-house.ts";
import { seeded } from "../support/seed.ts";

const house = commandHouse({}, { now: "2026-11-22T20:00:00Z" });
const { all, byKey } = knownNames(content);
const { classes, unlisted } = content.interactions;

const RANK = { danger: 3, warning: 2, unknown: 1 } as const;
const rankOf = (risk: keyof typeof RANK | undefined) => (risk === undefined ? 0 : RANK[risk]);
const HEADINGS = new Map(classes.map((one) => [one.text, one]));

/** The classes an answer shows, by the texts in it; and whether it says that something is not known. */
function shownIn(text: string) {
  const shown = text.split("\n").flatMap((line) => HEADINGS.get(line) ?? []);
  return {
    ids: shown.map(({ id }) => id),
    risks: shown.map(({ risk }) => risk),
    saysUnknown: text.includes(unlisted.text),
  };
}

function answerTo(typed: string) {
  const text = namesSections({ content, text: english }, readNames(content, typed))
    .flatMap(({ parts }) => parts)
    .filter((part) => typeof part === "string")
    .join("\n");
  return { text, ...shownIn(text) };
}

const aName = fc.constantFrom(...all);
const aSpelling = fc
  .tuple(aName, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), fc.nat({ max: 2 }))
  .map(([name, capitals, spaces]) => {
    const letters = [...name.label].map((one, at) => (capitals[at % 7] ? one.toUpperCase() : one.toLowerCase()));
    return { name, typed: `${" ".repeat(spaces)}${letters.join("")}${" ".repeat(spaces)}` };
  });
/** One slip of the finger: a letter left out, added, changed, or swapped with the next. */
const aSlip = fc
  .tuple(
    aName,
    fc.nat(),
    fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"),
    fc.constantFrom("drop", "add", "change", "swap"),
  )
  .map(([name, at, letter, kind]) => {
    const index = at % name.label.length;
    const [before, here, after] = [name.label.slice(0, index), name.label.charAt(index), name.label.slice(index + 1)];
    const typed = {
      drop: before + after,
      add: before + letter + here + after,
      change: before + letter + after,
      swap: before + after.charAt(0) + here + after.slice(1),
    }[kind];
    return { name, typed: typed ?? "" };
  });

function expectNoMilder(name: KnownName, answer: ReturnType<typeof answerTo>, typed: string) {
  for (const { id } of name.classes) expect(answer.ids, typed).toContain(id);
  expect(answer.risks[0], typed).toBe([...answer.risks].sort((one, other) => RANK[other] - RANK[one])[0]);
}

test("every name on the list is answered with every class it stands in, the worst first", () => {
  for (const name of all) expectNoMilder(name, answerTo(name.label), name.label);
  for (const { examples, id } of classes)
    for (const example of examples) expect(answerTo(example).ids, example).toContain(id);
});

test("capitals and spaces make no answer milder", () => {
  fc.assert(
    fc.property(aSpelling, ({ name, typed }) => expectNoMilder(name, answerTo(typed), typed)),
    { ...seeded, numRuns: 500 },
  );
});

test("a slip of the finger leads to nothing milder: as bad a class, another name as it stands, or “unknown”", () => {
  fc.assert(
    fc.property(aSlip, ({ name, typed }) => {
      fc.pre(/[\p{L}\p{N}]/u.test(typed) && !/[,;+&]|\sand\s/.test(typed));
      const key = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
      fc.pre(!byKey.has(key) && !byKey.has(`${key}s`) && !byKey.has(key.replace(/s$/, "")));
      const answer = answerTo(typed);
      if (answer.saysUnknown || answer.text.includes("Kratom itself")) return;
      expect(rankOf(answer.risks[0]), typed).toBeGreaterThanOrEqual(rankOf(name.classes[0]?.risk));
    }),
    { ...seeded, numRuns: 1500 },
  );
});

test("in company no name is answered more mildly, and the order of asking changes nothing", () => {
  const some = fc.uniqueArray(aSpelling, { minLength: 2, maxLength: 4, selector: ({ name }) => name.key });
  fc.assert(
    fc.property(some, fc.constantFrom(", ", ",", " and ", " + ", ";"), (asked, between) => {
      const one = answerTo(asked.map(({ typed }) => typed).join(between));
      const other = answerTo(
        asked
          .map(({ typed }) => typed)
          .reverse()
          .join(between),
      );
      for (const { name } of asked) expectNoMilder(name, one, name.label);
      expect(other.ids).toEqual(one.ids);
      expect(other.saysUnknown).toBe(one.saysUnknown);
    }),
    { ...seeded, numRuns: 300 },
  );
});

test("an unknown name in company never lowers the answer, and is always said to be unknown", () => {
  fc.assert(
    fc.property(aName, (name) => {
      for (const typed of [`${name.label}, qwxyz`, `qwxyz, ${name.label}`]) {
        const answer = answerTo(typed);
        expectNoMilder(name, answer, typed);
        expect(answer.saysUnknown).toBe(true);
      }
    }),
    { ...seeded, numRuns: 200 },
  );
});

test("a name of three or four letters is taken as it stands or not at all", () => {
  const short = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 3, maxLength: 4 });
  fc.assert(
    fc.property(short, (typed) => {
      const [reading] = readNames(content, typed);
      for (const { key } of reading?.names ?? []) expect([typed, `${typed}s`, typed.replace(/s$/, "")]).toContain(key);
    }),
    { ...seeded, numRuns: 1000 },
  );
});

test("whatever is typed is answered with a class, “unknown”, or what kratom is", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const typed = text.slice(0, 200);
      fc.pre([1, 2, 3, 4].includes(partsOfNames(typed).length));
      const answer = answerTo(typed);
      expect(answer.ids.length > 0 || answer.saysUnknown || answer.text.includes("Kratom itself")).toBe(true);
    }),
    { ...seeded, numRuns: 300 },
  );
});

const exceptions = JSON.parse(readFileSync(join(import.meta.dirname, "../../data/reviewed-exceptions.json"), "utf8"));
const reviewed = new Set<string>(exceptions.map(({ sentence }: { sentence: string }) => sentence));
const substances = classes
  .filter(({ id }) => id !== "caffeine" && id !== "alcohol")
  .flatMap(({ examples }) => examples);

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
  for (const { label } of all) keep(answerTo(label));
  for (const place of content.places) keep(await house.type("cautions", { place: placeLabel(place) }));
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
    for (const line of [...suggestNames(content, letter), ...suggestPlaces(content, letter)]) said.add(line);
  expect(breaks([...said].join("\n"))).toEqual([]);
  expect(breaks("Take 2 g of kratom at 9 pm. It is harmless.")).toHaveLength(4); // and advises taking it
}, 120_000);

function expectFits(outcome: Outcome, where: string) {
  expect(outcome.logged, where).toBe("");
  expect(outcome.cards.length, where).toBeGreaterThan(0);
  expect(outcome.cards.length, where).toBeLessThanOrEqual(5); // follow-ups Discord grants an app installed to a user
  for (const { components, flags } of outcome.cards) {
    expect(() => checkMessage({ components, flags }), where).not.toThrow();
    expect(flags & 64, where).toBe(64); // for them alone
  }
}

test("every name is answered within Discord's limits, and so are its sources", async () => {
  for (const { label } of all) {
    const outcome = await house.type("cautions", { with: label });
    expectFits(outcome, label);
    for (const { custom_id } of outcome.controls) expectFits(await house.press(custom_id), custom_id);
  }
}, 120_000);

test("any two to four names, with or without a place and a topic, are answered within Discord's limits", async () => {
  const some = fc.uniqueArray(aName, { minLength: 2, maxLength: 4, selector: ({ key }) => key });
  const aPlace = fc.option(fc.constantFrom(...content.places));
  const aTopic = fc.option(fc.constantFrom(...content.cautionTopics));
  await fc.assert(
    fc.asyncProperty(some, aPlace, aTopic, async (names, place, topic) => {
      const typed = {
        with: names.map(({ label }) => label).join(", "),
        ...(place && { place: placeLabel(place) }),
        ...(topic && { topic: topic.label }),
      };
      const outcome = await house.type("cautions", typed);
      expectFits(outcome, JSON.stringify(typed));
      for (const { custom_id } of outcome.controls.filter(({ label }) => label?.startsWith("Sources")))
        expectFits(await house.press(custom_id), custom_id);
    }),
    { ...seeded, numRuns: 150 },
  );
}, 120_000);

test("every place is found by its label, and answered with its month, within Discord's limits", async () => {
  for (const place of content.places) {
    expect(findPlace(content, placeLabel(place))).toEqual({ kind: "place", place });
    const outcome = await house.type("cautions", { place: placeLabel(place) });
    expectFits(outcome, place.id);
    expect(outcome.text, place.id).toMatch(/as of [A-Z][a-z]+ \d{4}/);
    expect(outcome.text, place.id).toContain("no permission");
    expect(outcome.text, place.id).not.toMatch(/\*\*(?:Legal|Allowed)/i);
    for (const { custom_id } of outcome.controls) expectFits(await house.press(custom_id), custom_id);
  }
}, 120_000);
