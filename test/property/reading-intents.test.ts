import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadContent } from "../../src/content/load/load.ts";
import { INTENTS } from "../../src/content/schema/intent.ts";
import { createReadIntent } from "../../src/understanding/intent/read-intent.ts";
import { anyText } from "../support/any-text.ts";
import { intentSet } from "../support/intent-sets.ts";
import { questionSet } from "../support/question-sets.ts";
import { seeded } from "../support/seed.ts";

const read = createReadIntent(loadContent(join(import.meta.dirname, "../../data")));

const questions = questionSet("shown").map(({ q }) => q);
const wishes = intentSet("shown").filter(({ expect: wanted }) => wanted === "stop");

test("any text is read, and nothing is thrown", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect([undefined, ...INTENTS]).toContain(read(text));
    }),
    seeded,
  );
});

/** What people put around what they ask. */
const around = fc.tuple(
  fc.constantFrom("", "please ", "hey, ", "HI! ", "ok so ", "can you tell me ", "bot, "),
  fc.constantFrom("", "?", "!!", " please", " 😴", "...", ", thanks"),
);

test("no question about sleep stops anything, however it is dressed", () => {
  fc.assert(
    fc.property(fc.constantFrom(...questions), around, fc.boolean(), (question, [before, after], isLoud) => {
      const text = `${before}${question}${after}`;
      expect(read(isLoud ? text.toUpperCase() : text), text).not.toBe("stop");
    }),
    seeded,
  );
});

test("who wants no more messages is heard with politeness, capitals and marks around it", () => {
  const marks = fc.constantFrom("", "!", "!!!", ".", " 😡", "…");
  fc.assert(
    fc.property(fc.constantFrom(...wishes), marks, fc.boolean(), ({ text, lang }, mark, isLoud) => {
      const typed = `please ${isLoud && lang !== "tr" ? text.toUpperCase() : text}${mark}`;
      expect(["stop", "maybe-stop"], typed).toContain(read(typed));
    }),
    seeded,
  );
});
