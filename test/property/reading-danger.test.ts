import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadDangerLists } from "../../src/understanding/danger/load-danger.ts";
import { createReadDanger } from "../../src/understanding/danger/read-danger.ts";
import { dangerSet } from "../support/danger-sets.ts";
import { seeded } from "../support/seed.ts";

const readDanger = createReadDanger(loadDangerLists(join(import.meta.dirname, "../../data/danger")));
const sentences = dangerSet("shown");
const LEVELS = ["none", "ask", "help"];
const rank = (text: string) => LEVELS.indexOf(readDanger(text).level);

/** What changes nothing of what is meant. */
const TRIMMINGS = {
  politeness: fc
    .constantFrom("please ", "hi ", "hello, ", "hey. ", "thanks, ")
    .map((words) => (text: string) => words + text),
  "politeness behind": fc
    .constantFrom(" please", " thanks", ", thank you", ". Thank you!", " pls")
    .map((words) => (text: string) => text + words),
  capitals: fc
    .constantFrom("upper", "first")
    .map(
      (which) => (text: string) =>
        which === "upper" ? text.toUpperCase() : text.charAt(0).toUpperCase() + text.slice(1),
    ),
  punctuation: fc.constantFrom("!", "!!!", "?", "...", "?!", " …", ",").map((mark) => (text: string) => text + mark),
  emoji: fc.constantFrom("😭", "🙏🏽", "💊💊", "❤️", "😂").map((emoji) => (text: string) => `${emoji} ${text} ${emoji}`),
  "a full stop": fc.constant((text: string) => `${text}.`),
  blanks: fc
    .constantFrom("  ", "\u00a0", "\u2003")
    .map((blank) => (text: string) => blank + text.replaceAll(" ", blank) + blank),
  "invisible characters": fc
    .constantFrom("\u200b", "\u200d", "\u2060")
    .map((mark) => (text: string) => [...text].join(mark)),
};

// Turkish has capitals of its own: "İ" is not "I", and neither small letter is the other's.
const isCased = (lang: string) => lang !== "tr";

test.each(Object.entries(TRIMMINGS))("%s never lowers a level", (what, trimming) => {
  const chosen = sentences.filter(({ lang }) => what !== "capitals" || isCased(lang));
  fc.assert(
    fc.property(fc.constantFrom(...chosen), trimming, ({ text }, change) => {
      expect(rank(change(text)), change(text)).toBeGreaterThanOrEqual(rank(text));
    }),
    seeded,
  );
});

test("any text is read, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(LEVELS).toContain(readDanger(text).level);
    }),
    seeded,
  );
});
