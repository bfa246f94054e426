import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContent } from "../../../src/content/load/load.ts";
import { ContentError } from "../../../src/content/schema/content-error.ts";
import { readingsOf, readMessage } from "../../../src/text/message.ts";
import { sayingsOf } from "../../../src/text/sayings.ts";
import { texts } from "../../support/command-house.ts";
import { textsOf } from "./planted-texts.ts";

const DATA = join(import.meta.dirname, "../../../data");

/** What loading complains about when the catalogue says this, too. */
function complaints(files: Parameters<typeof textsOf>[0]): string {
  try {
    loadContent(DATA, [...sayingsOf(texts), ...sayingsOf(textsOf(files))]);
    return "";
  } catch (error) {
    if (error instanceof ContentError) return error.problems.join("\n");
    throw error;
  }
}

test("the catalogue keeps the rules that the content keeps", () => {
  expect(complaints({ "en/help.json": { fine: "Sleep well." } })).toBe("");
});

test.each([
  ["amount", "Take 2 grams in warm water."],
  ["taking-time", "Take it at 9 pm."],
  ["strain", "Choose a red vein."],
  ["safe-verdict", "It is safe."],
  ["recommends-taking", "Try a little kratom tea."],
])(
  "a sentence that breaks the rule %s stops the bot from starting, in any language and any branch",
  (rule, sentence) => {
    const planted = `{mood, select, a {Rest.} other {Rest.\n${sentence}}}`;
    for (const locale of ["en", "de"]) {
      const files = {
        "en/help.json": { planted: locale === "en" ? planted : "{mood, select, a {Rest.} other {Rest.}}" },
      };
      const more = locale === "en" ? {} : { "de/help.json": { planted } };
      const found = complaints({ ...files, ...more });
      expect(found).toContain(`data/text/${locale}/help.json: key “planted”: text: `);
      expect(found).toContain(`breaks the rule ${rule}`);
    }
  },
);

test("an exception that excuses nothing in the catalogue is told, as for the content", () => {
  expect(() => loadContent(DATA, [])).toThrow("text/en/errors.json caution-topic-unknown text");
});

test("every way a message can read is read", () => {
  const message = readMessage(
    "{n, plural, one {# tip} other {# tips}} {who, select, me {mine} other {{name}'s}}",
    "en",
  );
  expect(readingsOf(message)).toEqual([
    "{number} tip mine",
    "{number} tip {name}'s",
    "{number} tips mine",
    "{number} tips {name}'s",
  ]);
});
