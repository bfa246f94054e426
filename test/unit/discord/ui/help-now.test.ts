import { checkMessage } from "@winddown/local-discord/testing";
import { describe, expect, test } from "vitest";
import { helpFor } from "../../../../src/content/choose/help.ts";
import { everyHelpCard, helpGuide } from "../../../../src/content/choose/help-cards.ts";
import { gradeOf } from "../../../../src/content/report/reading-level.ts";
import type { HelpCardId } from "../../../../src/content/schema/help-card.ts";
import { drawHelpGuide, drawHelpNow, drawHelpSources, type HelpShown } from "../../../../src/discord/ui/help-now.ts";
import { content, english } from "../../../support/command-house.ts";
import { controlsIn, textIn } from "../../../support/read-card.ts";

/** Longer is not read in an emergency. */
const MOST_WORDS = 60;
const MOST_STEPS = 5;
const HIGHEST_GRADE = 5;

const CARDS = everyHelpCard(content);
const COUNTRIES = [undefined, ...content.helplines.map(({ code }) => code)];
const WITHOUT_CRISIS_LINE = COUNTRIES.filter((code) => helpFor(content, code).crisis === null);
const ANYWHERE = "112, 911 or your local emergency number";

const draw = (id: HelpCardId, more: Partial<HelpShown> = {}) =>
  drawHelpNow(english, content, { card: id, country: undefined, ...more });
const read = (id: HelpCardId, more: Partial<HelpShown> = {}) => textIn(draw(id, more));

/** What is read aloud: no markup, no addresses, no numbers of steps. */
function wordsIn(text: string): number {
  const read = text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/^(?:#+|-#|\d\.) /gm, "");
  return read.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

describe.each(CARDS.map((entry) => [entry.id, entry] as const))("the card %s", (id, entry) => {
  test.each(COUNTRIES)(`has at most ${MOST_WORDS} words and ${MOST_STEPS} steps, in %s`, (country) => {
    for (const namesOpioid of [false, true]) {
      const shown = draw(id, { country, namesOpioid });
      const text = textIn(shown);
      expect(wordsIn(text), `shorten a number with “onCard”?\n${text}`).toBeLessThanOrEqual(MOST_WORDS);
      expect(text.match(/^\d\. /gm)?.length).toBeLessThanOrEqual(MOST_STEPS);
      expect(() => checkMessage(shown)).not.toThrow();
    }
  });

  test.each(COUNTRIES)("begins with a number to call, and never with one that is not confirmed, in %s", (country) => {
    const text = read(id, { country });
    const help = helpFor(content, country);
    expect(text.split("\n")[1]).toMatch(/^## \S/); // under the title, before any step
    const emergency = help.helpline?.onCard?.emergency ?? help.emergency ?? ANYWHERE;
    expect(text).toContain(`\n## ${emergency}\n`);
    expect(text.indexOf(`## ${emergency}`)).toBeLessThan(text.indexOf("\n1. "));
    for (const field of help.helpline?.unconfirmed ?? []) expect(text).not.toContain(help.helpline?.[field]);
    expect(text).not.toMatch(/null|undefined|estimated|As of|source files|\bseen\b/);
    expect(text.includes("Numbers: ")).toBe(country !== undefined);
  });

  test(`reads at grade ${HIGHEST_GRADE} or below`, () => {
    const said = [
      entry.title,
      ...entry.calls.flatMap(({ when, without }) => [when, without ?? ""]),
      ...entry.steps.map((step) => step.text),
      entry.ifOpioid ?? "",
      entry.closing ?? "",
    ].join("\n");
    expect(gradeOf(said)).toBeLessThanOrEqual(HIGHEST_GRADE);
  });

  test("has one row of at most five buttons, and shows where it comes from", () => {
    const labels = controlsIn(draw(id)).map(({ label }) => label);
    expect(labels.length).toBeLessThanOrEqual(5);
    expect(labels.slice(-3)).toEqual(["My country", "It is not that", "Sources"]);
    expect(controlsIn(draw(id, { country: "DE" })).map(({ label }) => label)).toContain("Other country");
    for (const country of COUNTRIES)
      expect(() => checkMessage(drawHelpSources(english, content, id, country))).not.toThrow();
  });
});

test.each(["not-waking", "overdose"] as const)("CPR and naloxone are one press away from %s", (id) => {
  expect(controlsIn(draw(id)).map(({ label }) => label)).toEqual(expect.arrayContaining(["CPR (adult)", "Naloxone"]));
});

describe.each(["crisis", "friend"] as const)("the card %s", (id) => {
  test("names the list of crisis lines by country, whatever the country", () => {
    for (const country of COUNTRIES)
      expect(read(id, { country })).toContain("[findahelpline.com](https://findahelpline.com)");
  });

  test.each(WITHOUT_CRISIS_LINE)("has the list where a crisis line would be, in %s", (country) => {
    const text = read(id, { country });
    expect(text).toMatch(/\n## \[findahelpline\.com\]\(\S+\)\nTo find somebody/);
    expect(text).not.toContain("More lines");
    expect(text).not.toContain("No answer?"); // of a line there is not
  });
});

test("somebody who thinks of suicide reads first who will listen, then the emergency number", () => {
  expect(read("crisis", { country: "GB" })).toMatch(
    /^### I'm glad you are here\n## 116 123 \(Samaritans\)\nTo talk\.\n## 999/,
  );
});

test("without a poison line the emergency number is called, and poison control asked for", () => {
  for (const id of ["overdose", "child-swallowed"] as const)
    for (const country of [undefined, "NL"])
      expect(read(id, { country })).toContain("If not, call all the same, and ask for poison control.");
});

test("naloxone is a step where opioids were named, and else behind its button", () => {
  expect(read("not-waking")).not.toContain("naloxone");
  expect(read("not-waking", { namesOpioid: true })).toMatch(/\n5\. Opioids: naloxone, if you have it\.$/);
});

test("a number that looks like markup is shown as it is dialled", () => {
  expect(read("crisis", { country: "CL" })).toContain("## \\*4141 (from a mobile phone)");
});

test.each(["cpr", "naloxone"] as const)(
  "the steps of %s begin with the emergency number, and say for whom they are not",
  (id) => {
    for (const country of COUNTRIES) {
      const shown = drawHelpGuide(english, content, id, country);
      const { emergency, helpline } = helpFor(content, country);
      expect(textIn(shown).split("\n")[1]).toBe(`## ${helpline?.onCard?.emergency ?? emergency ?? ANYWHERE}`);
      expect(textIn(shown)).toContain(helpGuide(content, id).caution);
      expect(() => checkMessage(shown)).not.toThrow();
    }
    const { steps, callFirst, caution } = helpGuide(content, id);
    expect(gradeOf([callFirst, ...steps, caution].join("\n"))).toBeLessThanOrEqual(HIGHEST_GRADE);
  },
);

test("pushing on a chest is told for adults, and babies are left to the call-taker", () => {
  const text = textIn(drawHelpGuide(english, content, "cpr", "US"));
  expect(text).toMatch(/^### CPR, for an adult\n## 911\n/);
  expect(text).toMatch(/For a baby or child .* do what the call-taker says\.\n-# Numbers: United States$/);
});

test("who has not said what is happening reads the emergency number, and chooses", () => {
  const shown = drawHelpNow(english, content, { card: undefined, country: "GB" });
  expect(textIn(shown)).toBe("### What is happening?\n## 999 (or 112)\nIn any emergency.\n-# Numbers: United Kingdom");
  expect(controlsIn(shown).map(({ label }) => label)).toEqual([...CARDS.map(({ label }) => label), "Other country"]);
});

test("what is for maintainers is on no card", () => {
  const notes = [...content.helplines, ...content.helpCards].flatMap(({ maintainerNote }) => maintainerNote ?? []);
  expect(notes.length).toBeGreaterThan(30);
  const shown = CARDS.flatMap(({ id }) => COUNTRIES.map((country) => read(id, { country }))).join("\n");
  for (const note of notes) expect(shown).not.toContain(note);
});
