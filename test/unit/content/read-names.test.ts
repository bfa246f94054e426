import { expect, test } from "vitest";
import { editDistance } from "../../../src/content/edit-distance.ts";
import { knownNames } from "../../../src/content/known-names.ts";
import { loadContent } from "../../../src/content/load.ts";
import { partsOfNames, readName } from "../../../src/content/read-names.ts";
import { suggestNames } from "../../../src/content/suggest-names.ts";
import { DATA } from "./planted.ts";

const content = loadContent(DATA);
const read = (typed: string) => {
  const { kind, names, close } = readName(content, typed);
  return { kind, names: names.map(({ label }) => label).sort(), close: close.map(({ label }) => label) };
};

test.each([
  ["xanax", "xanax", 0],
  ["xanx", "xanax", 1],
  ["xnaax", "xanax", 1],
  ["xanax", "xanaxx", 1],
  ["xamax", "xanax", 1],
  ["zanac", "xanax", 2],
  ["tramadol", "trazodone", 3],
  ["", "ab", 2],
  ["", "abc", 3],
])("“%s” and “%s” are %i slips apart, three meaning more than two", (one, other, slips) => {
  expect(editDistance(one, other, 2)).toBe(slips);
  expect(editDistance(other, one, 2)).toBe(slips);
});

test.each([
  ["Sertraline", "listed", ["sertraline"]],
  ["ST. JOHNS WORT", "listed", ["St John's wort"]],
  ["7 oh", "listed", ["7-OH"]],
  ["tramadol 50mg tablets", "listed", ["tramadol"]],
  ["can I take kratom with wine", "listed", ["wine"]],
  ["benzodiazepine", "listed", ["Benzodiazepines"]],
  ["kava kava", "listed", ["kava", "kava kava"]],
  ["Tylenol 3", "listed", ["Tylenol", "Tylenol 3"]],
  ["turmeric extract", "listed", ["turmeric extract"]],
  ["kratom extract", "listed", ["kratom extract"]],
  ["sertralin", "near", ["sertraline"]],
  ["zolpidme", "near", ["zolpidem"]],
  ["amphetamin", "near", ["amphetamine"]],
  ["dexamfetamine", "near", ["dexamphetamine"]],
  ["poppy tea", "part", ["tea"]],
  ["Tylenol 4", "part", ["Tylenol"]],
  ["kratom", "kratom", []],
  ["red kratom", "unlisted", []],
  ["kratom tablets", "kratom", []],
  ["penicillin", "unlisted", []],
  ["nuts", "unlisted", []],
])("“%s” is read as %s", (typed, kind, names) => {
  expect(read(typed)).toMatchObject({ kind, names });
});

test.each([
  ["xanx", "Xanax"],
  ["tramdl", "tramadol"],
  ["oxyco", "oxycodone"],
  ["kanva", "kanna"],
  ["kanva", "kava"],
])("“%s” is too far off to answer for; %s is offered", (typed, offered) => {
  expect(read(typed).kind).toBe("unlisted");
  expect(read(typed).close).toContain(offered);
});

test.each(["gab", "GABB", "same1", "soms", "CBT", "LST", "MGM-17", "delta-9"])(
  "“%s” is not taken for the name it resembles",
  (typed) => {
    expect(read(typed).names).toEqual([]);
  },
);

test("names are parted by commas, “and”, plus, ampersand, semicolon and line", () => {
  expect(partsOfNames("a, b and c + d; e & f\ng,, ,").map((part) => part.trim())).toEqual([..."abcdefg"]);
  expect(partsOfNames("brandy")).toEqual(["brandy"]);
});

test("every name fits a button, and reads back to itself", () => {
  for (const { label, key } of knownNames(content).all) {
    expect(key.length).toBeLessThanOrEqual(80);
    expect(readName(content, label).names.map((name) => name.key)).toContain(key);
  }
});

test("the name after the last comma is completed, brands and classes too; what came before stays", () => {
  expect(suggestNames(content, "sert")[0]).toBe("sertraline");
  expect(suggestNames(content, "vodka, zolof")).toEqual(["vodka, Zoloft"]);
  expect(suggestNames(content, "vodka and  Zolof")).toEqual(["vodka, Zoloft"]);
  expect(suggestNames(content, "vodka, gabap")).toContain("vodka, gabapentin");
  expect(suggestNames(content, "antipsych")).toContain("Antipsychotics");
  expect(suggestNames(content, "")).toHaveLength(25);
});

test("a completion is always read as what it says", () => {
  for (const typed of ["", "a", "s", "ser", "opi", "ant", "vodka, other", "kratom, b"]) {
    for (const choice of suggestNames(content, typed))
      for (const part of partsOfNames(choice)) expect(["listed", "kratom"]).toContain(read(part).kind);
  }
});

test("nothing is suggested when taking it would change the question", () => {
  expect(suggestNames(content, "qwxyz, sert")).toEqual([]);
  expect(suggestNames(content, "sertralin, vod")).toEqual([]);
  expect(suggestNames(content, "tea, gin, rum, beer, sert")).toEqual([]);
});
