import { expect, test } from "vitest";
import { findCountry, helpFor, suggestCountries } from "../../../src/content/help.ts";
import { loadContent } from "../../../src/content/load.ts";
import { DATA } from "./planted.ts";

const content = loadContent(DATA);

test("a country on the list gives its own numbers and its note", () => {
  const help = helpFor(content, "us");
  expect(help.emergency).toEqual({ say: "911", isStandIn: false });
  expect(help.crisis.say).toContain("988");
  expect(help.helpline?.note).toBeTruthy();
});

test("a number that is not confirmed is never shown, anywhere", () => {
  const help = helpFor(content, "DE");
  expect(help.helpline?.unconfirmed).toContain("substanceUse");
  expect(help.substanceUse).toEqual({
    say: "Ask a doctor or pharmacist for a substance-use service near you",
    isStandIn: true,
  });
  for (const line of content.helplines) {
    const shown = helpFor(content, line.code);
    const said = [shown.emergency, shown.poison, shown.substanceUse, shown.crisis].map(({ say }) => say).join("\n");
    for (const field of line.unconfirmed) expect(`${said}\n${line.note}`).not.toContain(line[field]);
  }
});

test("where there is no poison line, the country's emergency number and “poison control” stand in", () => {
  expect(helpFor(content, "NL").poison).toEqual({ say: "Call 112 and ask for poison control", isStandIn: true });
});

test.each([undefined, "XX", ""])("there is an answer for a country we do not know: %s", (code) => {
  const help = helpFor(content, code);
  expect(help.helpline).toBeUndefined();
  expect(help.emergency.say).toContain("your local emergency number");
  expect(help.poison.say).toContain("ask for poison control");
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
