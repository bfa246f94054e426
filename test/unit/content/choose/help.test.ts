import { join } from "node:path";
import { expect, test } from "vitest";
import { findCountry, helpFor, onCard, suggestCountries } from "../../../../src/content/choose/help.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { whomToCall } from "../../../../src/discord/ui/whom-to-call.ts";
import { loadTexts } from "../../../../src/text/load-texts.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
const text = loadTexts(join(DATA, "text")).in("en");

test("a country on the list gives its own numbers and its note", () => {
  const help = helpFor(content, "us");
  expect(help.emergency).toBe("911");
  expect(help.crisis).toContain("988");
  expect(help.helpline?.note).toBeTruthy();
});

test("a number that is not confirmed is never shown, anywhere", () => {
  const help = helpFor(content, "DE");
  expect(help.helpline?.unconfirmed).toContain("substanceUse");
  expect(help.substanceUse).toBeNull();
  expect(whomToCall(text, help).substanceUse).toBe("Ask a doctor or pharmacist for a substance-use service near you");
  for (const line of content.helplines) {
    const said = Object.values(whomToCall(text, helpFor(content, line.code))).join("\n");
    for (const field of line.unconfirmed) expect(`${said}\n${line.note}`).not.toContain(line[field]);
  }
});

test("on a card a long number is said in short, and one that is not confirmed not at all", () => {
  expect(helpFor(content, "DE").poison).toContain("Freiburg");
  expect(onCard(helpFor(content, "DE"), "poison")).toBe("030 19240 (Berlin) or 089 19240 (Munich)");
  expect(onCard(helpFor(content, "GB"), "crisis")).toBe("116 123 (Samaritans)");
  expect(onCard(helpFor(content, "CO"), "crisis")).toBeNull();
});

test("where there is no poison line, the country's emergency number and “poison control” stand in", () => {
  expect(whomToCall(text, helpFor(content, "NL")).poison).toBe("Call 112 and ask for poison control");
});

test.each([undefined, "XX", ""])("there is an answer for a country we do not know: %s", (code) => {
  const help = helpFor(content, code);
  expect(help.helpline).toBeUndefined();
  const call = whomToCall(text, help);
  expect(call.emergency).toContain("your local emergency number");
  expect(call.poison).toContain("ask for poison control");
});

test.each([
  ["uk", "GB"],
  ["USA", "US"],
  ["u.s.", "US"],
  ["germany", "DE"],
  ["Österreich", "AT"],
  ["  New   Zealand ", "NZ"],
  ["Türkiye", "TR"],
  ["fr", "FR"],
  ["Switz", "CH"],
  ["korea", "KR"],
  ["UAE", "AE"],
  ["België", "BE"],
  ["russia", "RU"],
  ["bosnia", "BA"],
  ["georgia", "GE"],
])("“%s” is %s", (words, code) => {
  expect(findCountry(content, words)?.code).toBe(code);
});

test.each(["", "atlantis", "united", "xx"])("“%s” is no country rather than a guess", (words) => {
  expect(findCountry(content, words)).toBeUndefined();
});

test("autocomplete offers at most 25 countries and narrows to what is typed", () => {
  expect(suggestCountries(content, "")).toHaveLength(25);
  expect(suggestCountries(content, "uk")[0]?.code).toBe("GB");
  expect(suggestCountries(content, "swe").map((line) => line.code)).toEqual(["SE"]);
});
