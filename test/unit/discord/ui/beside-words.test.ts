import { checkMessage } from "@winddown/local-discord/testing";
import { ComponentType, StringSelectMenuBuilder } from "discord.js";
import { expect, test } from "vitest";
import { besideWords, emergencyOf } from "../../../../src/discord/ui/beside-words.ts";
import {
  button,
  buttons,
  card,
  menu,
  type Part,
  ROOM_BESIDE_WORDS,
  type Shown,
  TONE,
} from "../../../../src/discord/ui/card.ts";
import { DANGER_KINDS } from "../../../../src/understanding/danger/danger.ts";
import { content, english, texts } from "../../../support/command-house.ts";
import { controlsIn, textIn } from "../../../support/read-card.ts";

const ASK = { kind: "crisis", card: "crisis" } as const;
const QUESTION = "Thinking of ending your life, or worried about someone?";
const row = (count: number) =>
  buttons(...Array.from({ length: count }, (_, at) => button(`${at + 1}`, "diary.table", { weeks: at })));
const choice = menu(new StringSelectMenuBuilder().setCustomId("1|x").addOptions({ label: "a", value: "a" }));
const drawn = (...parts: Part[]) => card(TONE.plain, ...parts);

/** The labels in each row of controls. */
function rowsOf({ components }: Shown): string[][] {
  const [container] = components as unknown as [{ components: { type: number; components?: { label?: string }[] }[] }];
  return container.components
    .filter(({ type }) => type === 1)
    .map((one) => (one.components ?? []).map(({ label = "menu" }) => label));
}

test.each<[string, Part[], string[][]]>([
  ["without buttons, in a row of its own", ["a"], [["Need help now?"]]],
  ["with buttons, behind them", ["a", row(2)], [["1", "2", "Need help now?"]]],
  ["with a full row, in the next", ["a", row(5)], [["1", "2", "3", "4", "5"], ["Need help now?"]]],
  ["with a menu, below it", ["a", choice], [["menu"], ["Need help now?"]]],
  ["with buttons in the middle, at the end all the same", ["a", row(1), "b"], [["1"], ["Need help now?"]]],
  ["with two rows at the end, in the last", ["a", choice, row(1)], [["menu"], ["1", "Need help now?"]]],
])("the button stands %s", (_where, parts, rows) => {
  expect(rowsOf(besideWords(drawn(...parts), english))).toEqual(rows);
});

test("a card that offers help by itself has the button once, as Discord takes no custom id twice", () => {
  const own = drawn("a", buttons(button("Help", "help.now")), "b", row(1));
  expect(rowsOf(besideWords(own, english))).toEqual([["Help"], ["1"]]);
});

test("the question and its button stand above everything, whom to call with its button below the answer's own", () => {
  const shown = besideWords(drawn("a", "b", row(1)), english, { ask: ASK, call: "112" });
  expect(textIn(shown).split("\n")).toEqual([
    QUESTION,
    "a",
    "b",
    "If you or somebody else is in danger, call 112 now.",
  ]);
  expect(rowsOf(shown)).toEqual([["Help now"], ["1"], ["Need help now?"]]);
  const [container] = shown.components;
  const parts = container?.type === ComponentType.Container ? container.components : [];
  const last = parts.slice(-3).map(({ type }) => type);
  expect(last).toEqual([ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.ActionRow]);
  expect(controlsIn(shown).map(({ custom_id }) => custom_id)).toEqual([
    "1|help.now-asked|crisis",
    "1|diary.table|0",
    "1|help.now",
  ]);
});

test("each kind of danger is asked about in words of its own", () => {
  const asked = DANGER_KINDS.map((kind) => textIn(besideWords(drawn("a"), english, { ask: { kind, card: "crisis" } })));
  expect(new Set(asked).size).toBe(DANGER_KINDS.length);
});

test("a card that is as long as one may be is still one that Discord takes", () => {
  const call = emergencyOf(english, content, undefined);
  const longest = drawn("x".repeat(1_800), "x".repeat(1_800));
  expect(() => checkMessage(besideWords(longest, english, { ask: ASK, call }))).not.toThrow();

  const texts = (count: number) => Array.from({ length: count }, () => "x");
  const fullest = drawn(...texts(27), row(5)); // 34 components
  expect(() => checkMessage(besideWords(fullest, english, { ask: ASK, call }))).not.toThrow();
  expect(() => drawn(...texts(28), row(5))).toThrow(RangeError);
});

test("what stands beside an answer fits into the room kept for it, in every language and every country", () => {
  const countries = [undefined, ...content.helplines.map(({ code }) => code)];
  for (const locale of ["en", ...texts.translations])
    for (const country of countries)
      for (const kind of DANGER_KINDS) {
        const text = texts.in(locale);
        const call = emergencyOf(text, content, country);
        const added = textIn(besideWords(drawn(), text, { ask: { kind, card: "child-swallowed" }, call }));
        expect(added.length, `${locale} ${country} ${kind}`).toBeLessThanOrEqual(ROOM_BESIDE_WORDS.characters);
      }
});

test("the files of an answer stay with it", () => {
  const file = { name: "a.csv", bytes: Buffer.from("a") };
  expect(besideWords(drawn("a", file), english).files).toEqual([file]);
});
