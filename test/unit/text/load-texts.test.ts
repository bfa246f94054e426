import { Locale } from "discord.js";
import { expect, test } from "vitest";
import { DISCORD_LOCALES } from "../../../src/text/locales.ts";
import type { Text } from "../../../src/text/text.ts";
import { texts } from "../../support/command-house.ts";
import { problemsIn, textsOf } from "./planted-texts.ts";

const EN = {
  title: "Help",
  left: "{left, plural, one {# tip} other {# tips}} left",
  hello: "It's {name}'s",
  state: "It is {state, select, on {on} off {off} other {off}}.",
};

/** Says a sentence that the bot's own keys do not have. */
const say = (text: Text, key: string, told?: object) =>
  (text as unknown as (key: string, told?: object) => string)(key, told);

test("the locales are those that Discord has", () => {
  expect(DISCORD_LOCALES.toSorted()).toEqual(Object.values(Locale).toSorted());
});

test("the project's own sentences load, and apostrophes and timestamps stand as they are written", () => {
  expect(texts.in("en")("help.as-of", { month: "2026-03", estimated: "yes" })).toBe("As of 2026-03 (estimated).");
  expect(texts.in("en")("errors.lead-out-of-range", { least: 15, most: 120, usual: 45 })).toContain(
    "15 to 120 minutes",
  );
  const own = textsOf({ "en/help.json": { ...EN, when: "Don't wait: <t:1:R>, {name}" } });
  expect(say(own.in("en"), "help.when", { name: "<t:2:F>" })).toBe("Don't wait: <t:1:R>, <t:2:F>");
});

test("a sentence that nothing is put into reads as the formatter would have it", () => {
  for (const [locale, messages] of texts.messages)
    for (const [key, { arguments: told, format, text }] of messages)
      if (told.size === 0) expect([key, say(texts.in(locale), key)]).toEqual([key, String(format.format())]);
      else expect(text).toContain("{");
});

test("a translation is said to who reads it, in plurals and dates of its own, and English to everybody else", () => {
  const some = textsOf({
    "en/help.json": EN,
    "pl/help.json": { left: "{left, plural, one {# rada} few {# rady} many {# rad} other {# rady}}" },
  });
  expect([1, 2, 5].map((left) => say(some.in("pl"), "help.left", { left }))).toEqual(["1 rada", "2 rady", "5 rad"]);
  expect(some.in("pl").locale).toBe("pl");
  for (const locale of ["fr", "en-US", null, undefined]) expect(say(some.in(locale), "help.title")).toBe("Help");
  expect(some.translations).toEqual(["pl"]);
});

test("what a translation leaves out is said in English", () => {
  const some = textsOf({ "en/help.json": EN, "de/help.json": { title: "Hilfe" } });
  expect(say(some.in("de"), "help.title")).toBe("Hilfe");
  expect(say(some.in("de"), "help.left", { left: 1 })).toBe("1 tip left");
});

test.each([
  ["no English at all", { "de/help.json": EN }, "data/text/en: is missing"],
  ["a key that English has not", { "de/help.json": { titel: "x" } }, "data/text/de/help.json: “titel”: English has no"],
  [
    "a file that English has not",
    { "de/halp.json": { title: "x" } },
    "data/text/de/halp.json: “title”: English has no",
  ],
  ["an argument that English has not", { "de/help.json": { title: "{x}" } }, "“title”: {x} is not there in English"],
  ["an argument left out", { "de/help.json": { hello: "x" } }, "“hello”: {name} is missing"],
  [
    "an argument of another kind",
    { "de/help.json": { hello: "{name, plural, other {#}}" } },
    "“hello”: {name} is a word in English, and here a number",
  ],
  [
    "a choice that is never made",
    { "de/help.json": { state: "{state, select, an {an} other {aus}}" } },
    "“state”: {state} is never “an”, only on, off, other",
  ],
  ["a language that Discord has not", { "xx/help.json": EN }, "data/text/xx: Discord has no such language"],
  ["a sentence that cannot be read", { "de/help.json": { hello: "{name" } }, "“hello”: cannot be read"],
  ["a plural without other", { "de/help.json": { left: "{left, plural, one {#}}" } }, "“left”: cannot be read"],
  ["a date, which the code formats", { "de/help.json": { hello: "{name, date}" } }, "“hello”: cannot be read: only"],
  ["an empty sentence", { "de/help.json": { title: "" } }, "data/text/de/help.json: “title”: must be text"],
  ["a space at an end", { "de/help.json": { title: "Hilfe " } }, "“title”: must be text without spaces"],
  ["a key in capitals", { "de/help.json": { Title: "x" } }, "data/text/de/help.json: “Title”"],
  ["a file that is not JSON", { "de/help.json": "{" }, "data/text/de/help.json: is not JSON"],
  ["a list", { "de/help.json": "[]" }, "data/text/de/help.json: "],
  ["a file that nobody reads", { "de/notes.txt": "x" }, "data/text/de/notes.txt: is no file of sentences"],
])("%s stops the bot from starting", (_what, files, complaint) => {
  const english = "de/help.json" in files && files["de/help.json"] === EN ? {} : { "en/help.json": EN };
  expect(problemsIn({ ...english, ...(files as object) }).join("\n")).toContain(complaint);
});

test("all problems are listed, not the first alone", () => {
  expect(problemsIn({ "en/help.json": EN, "de/help.json": { x: "x", hello: "x" }, "xx/help.json": {} })).toHaveLength(
    3,
  );
});
