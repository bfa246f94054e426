import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keysFile } from "../../../src/text/keys-file.ts";
import { ENGLISH } from "../../../src/text/locales.ts";
import { readMessage } from "../../../src/text/message.ts";
import { texts } from "../../support/command-house.ts";

test("the typed keys are those of data/text/en (run `npm run text` when this fails)", () => {
  const written = readFileSync(join(import.meta.dirname, "../../../src/text/keys.ts"), "utf8");
  expect(written).toBe(keysFile(texts.messages.get(ENGLISH) ?? new Map()));
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
