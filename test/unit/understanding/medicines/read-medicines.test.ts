import { expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { medicineIndex } from "../../../../src/understanding/medicines/medicine-index.ts";
import { readMedicines } from "../../../../src/understanding/medicines/read-medicines.ts";
import { suggestMedicines } from "../../../../src/understanding/medicines/suggest-medicines.ts";
import { medicineSet } from "../../../support/medicine-sets.ts";
import { DATA } from "../../content/planted.ts";

const content = loadContent(DATA);
const index = medicineIndex(content);

function read(text: string) {
  const { names, partly, asks, unknown } = readMedicines(content, text);
  return {
    names: names.map(({ medicine }) => medicine.label),
    partly: partly.map(({ label }) => label),
    asks: asks.map((choices) => choices.map(({ label }) => label)),
    unknown,
  };
}

test.each([
  ["nytol, wine", ["Nytol", "wine"]],
  ["nytol and wine", ["Nytol", "wine"]],
  ["nytol + wine", ["Nytol", "wine"]],
  ["nytol/wine", ["Nytol", "wine"]],
  ["nytol w/ wine", ["Nytol", "wine"]],
  ["nytol\nwine", ["Nytol", "wine"]],
  ["nytol mit Wein", ["Nytol", "wein"]],
  ["Schlaftabletten und Bier", ["Schlaftabletten", "bier"]],
  ["vin rouge et zopiclone", ["vin rouge", "zopiclone"]],
  ["NYTOL & a glass of red wine", ["Nytol", "glass of red wine"]],
  ["zimovane and a glass of red", ["Zimovane", "glass of red"]],
  ["i took nyquil and want wine", ["NyQuil", "wine"]],
  ["is it ok to drink beer on sertraline?", ["beer", "sertraline"]],
  ["gin and tonic", ["gin and tonic"]],
  ["promethazine with codeine", ["promethazine with codeine"]],
])("“%s” is read as %j, whatever stands between and around", (text, names) => {
  expect(read(text)).toEqual({ names, partly: [], asks: [], unknown: 0 });
});

test.each([
  ["Wellbutrin XL 150 mg", "Wellbutrin"],
  ["zolpidem tartrate teva 10mg", "zolpidem"],
  ["sertraline hydrochloride tablets", "sertraline"],
  ["losartan potassium", "losartan"],
  ["Voltaren retard", "Voltaren"],
  ["tramadol capsules", "tramadol"],
  ["St. John's-wort", "St John's wort"],
  ["Sertralina", "sertraline"],
  ["quetiapin", "quetiapine"],
  ["beers", "beers"],
  ["xanaxes", "Xanax"],
  ["ny quil", "NyQuil"],
  ["ｎｙｔｏｌ", "Nytol"],
  ["valerian tea", "valerian"],
  ["red bali", "kratom"],
  ["green maeng da", "kratom"],
  ["red kratom", "kratom"],
])("“%s” is %s: salts, makers, release forms, endings and counts change nothing", (text, name) => {
  expect(read(text)).toEqual({ names: [name], partly: [], asks: [], unknown: 0 });
});

test.each([
  ["my chemo and melatonin", ["melatonin"]],
  ["can i take my meds with wine", ["wine"]],
  ["the tablets from the hospital and melatonin", ["melatonin"]],
  ["my new inhaler, wine", ["wine"]],
  ["something for my heart and melatonin", ["melatonin"]],
  ["the stuff my doctor gave me and ambien", ["Ambien"]],
  ["what the dentist gave me with wine", ["wine"]],
  ["my blood pressure thing and zzzquil", ["ZzzQuil"]],
  ["those little white ones, beer", ["beer"]],
  ["whatever is in that and nytol", ["Nytol"]],
  ["im on something for epilepsy can i drink beer", ["beer"]],
])("“%s” names something that no list knows, and that is said beside %j", (text, names) => {
  expect(read(text)).toEqual({ names, partly: [], asks: [], unknown: 1 });
});

test.each([
  "i took two pills of melatonin",
  "melatonin tablets",
  "can i have my melatonin now",
  "melatonin, what do you think",
  "can i take melatonin and what else",
  "is melatonin something for sleep",
])("“%s” names melatonin and nothing else", (text) => {
  expect(read(text)).toEqual({ names: ["melatonin"], partly: [], asks: [], unknown: 0 });
});

test.each([
  "ice cream",
  "vitamin F",
  "white rice",
  "be er",
  "taea",
  "moonflower tea",
  "qwxyz",
  "2 g",
  "cheese sandwich",
])("“%s” is nothing that we know", (text) => {
  expect(read(text)).toEqual({ names: [], partly: [], asks: [], unknown: 1 });
});

test.each([
  ["E, coke", ["E", "coke"]],
  ["took some acid", ["acid"]],
  ["ice", ["ice"]],
])("an everyday word counts where it is a whole item: “%s”", (text, names) => {
  expect(read(text).names).toEqual(names);
});

test.each([
  ["benadryl cream", "Benadryl"],
  ["tylenol starburst", "Tylenol"],
  ["panadol herbal", "Panadol"],
])("a name inside a longer one that nobody knows is not that name: “%s”", (text, name) => {
  expect(read(text)).toMatchObject({ names: [], partly: [name], unknown: 1 });
});

test.each([
  ["sertralne", "sertraline"],
  ["zolpidme", "zolpidem"],
  ["st johns wart", "St John's wort"],
  ["i had melatonni with wine", "melatonin"],
])("one slip that leads to one thing is read: “%s”", (text, name) => {
  expect(readMedicines(content, text).names).toContainEqual({
    medicine: index.byKey.get(name.toLowerCase().replace(/\W/g, "")),
    as: "slip",
  });
});

test("a misspelling that stands among the words about sleep is asked about all the same", () => {
  expect(read("adderal")).toEqual({ names: [], partly: [], asks: [["Adderall", "Inderal"]], unknown: 1 });
  expect(read("vyvance").names).toEqual(["Vyvanse"]);
});

test("a misspelling between two names that are mixed up is asked about, never answered", () => {
  let asked = 0;
  for (const { names } of content.medicines.lookAlikes) {
    const [one = "", other = ""] = names.map((name) => name.toLowerCase());
    // One letter of the first becomes that of the second: on the way from one to the other.
    const at = [...one].findIndex((letter, place) => letter !== other[place]);
    if (at < 0 || other[at] === undefined) continue;
    const typed = one.slice(0, at) + other[at] + one.slice(at + 1);
    const found = readMedicines(content, typed).names.map(({ medicine }) => medicine);
    const isListed = index.byKey.has(typed.replace(/[^a-z0-9]/g, ""));
    if (isListed || typed.length < 5) continue;
    asked++;
    const pair = names.map((name) => index.all.find(({ label }) => label === name));
    const distance = (name: string) =>
      [...name].filter((letter, place) => letter !== typed[place]).length + Math.abs(name.length - typed.length);
    if (distance(other) <= 1)
      expect(
        found.filter((one) => pair.includes(one)),
        `${typed}: ${names}`,
      ).toEqual([]);
  }
  expect(asked).toBeGreaterThan(200);
});

test("“red bali” and what comes near it never lead to Red Bull", () => {
  for (const typed of ["red bali", "red balli", "redbali", "red bal", "green bali"]) {
    expect(JSON.stringify(read(typed)), typed).not.toContain("Red Bull");
    expect(JSON.stringify(suggestMedicines(content, typed)), typed).not.toContain("Red Bull");
  }
});

test("every name is read as itself, and as nothing besides", () => {
  for (const { label } of index.all)
    expect(read(label), label).toEqual({ names: [label], partly: [], asks: [], unknown: 0 });
});

test("every name has a token of its own, by which buttons find it", () => {
  expect(index.byToken.size).toBe(index.all.length);
});

test("a generic and its brands have the same classes", () => {
  const generics = new Map(
    index.all.filter(({ kind, parts }) => kind === "generic" && parts.length === 1).map((one) => [one.parts[0], one]),
  );
  for (const { label, kind, parts, classes } of index.all) {
    const generic = parts.length === 1 ? generics.get(parts[0] ?? "") : undefined;
    if (kind === "brand" && generic !== undefined) expect(classes, label).toEqual(generic.classes);
  }
});

/** Measured with `npm run bench -- understanding-medicines`; below are the goals. */
test.each([
  ["generic", 0.95],
  ["slang", 0.85],
  ["brand", 0.85],
] as const)("of our own lists, names of kind %s are read with the class they have", (kind, goal) => {
  for (const set of ["dev", "kept"] as const) {
    const byCountry = Map.groupBy(
      medicineSet(set).filter((one) => one.kind === kind),
      ({ country = "any" }) => country,
    );
    for (const [country, names] of byCountry) {
      const right = names.filter(({ text, class: id }) => {
        const found = readMedicines(content, text).names.map(({ medicine }) => medicine);
        return found.length > 0 && (id === "other" || found.some(({ classes }) => classes.includes(id)));
      });
      expect(right.length / names.length, `${set} ${country}`).toBeGreaterThanOrEqual(goal);
    }
  }
});

test("what is being typed is completed, and what came before stays", () => {
  expect(suggestMedicines(content, "sert")[0]).toBe("sertraline");
  expect(suggestMedicines(content, "vodka and  zolof")).toEqual(["vodka, Zoloft"]);
  expect(suggestMedicines(content, "vodka, gabap")).toContain("vodka, gabapentin");
  expect(suggestMedicines(content, "")).toHaveLength(25);
  expect(suggestMedicines(content, "qwxyz, sert")).toEqual([]);
  expect(suggestMedicines(content, "sertralne, vod")).toEqual([]);
});
