import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { keysFile } from "../../../src/text/keys-file.ts";
import { ENGLISH } from "../../../src/text/locales.ts";
import { readMessage } from "../../../src/text/message.ts";
import { key } from "../../../src/text/text.ts";
import { texts } from "../../support/command-house.ts";

test("the typed keys are those of data/text/en (run `npm run text` when this fails)", () => {
  const written = readFileSync(join(import.meta.dirname, "../../../src/text/keys.ts"), "utf8");
  expect(written).toBe(keysFile(texts.messages.get(ENGLISH) ?? new Map()));
});

test("a wrong key, argument or choice does not compile", () => {
  const text = texts.in(ENGLISH);
  // @ts-expect-error there is no such key
  expect(() => text("help.nothing")).toThrow("no sentence “help.nothing”");
  // @ts-expect-error it has to be told which month
  expect(() => text("help.as-of", { estimated: "yes" })).toThrow();
  // @ts-expect-error that choice is never made
  expect(text("help.as-of", { month: "2026-03", estimated: "maybe" })).toBe("As of 2026-03.");
  // @ts-expect-error a description is told nothing
  expect(key("help.as-of")).toBe("help.as-of");
  // @ts-expect-error there is no such error
  expect(new UserError("nothing").code).toBe("nothing");
});

test("each kind of argument has its type", () => {
  const file = keysFile(
    new Map([
      ["one.plain", readMessage("Today's tips, <t:1:R>", "en")],
      [
        "one.told",
        readMessage("{name} has {left, plural, one {# tip} other {# tips}} {mood, select, a {A} other {}}", "en"),
      ],
    ]),
  );
  expect(file).toContain('readonly "one.plain": null;');
  for (const field of ["name: Word;", "left: number;", 'mood: "a" | "other";']) expect(file).toContain(field);
});
