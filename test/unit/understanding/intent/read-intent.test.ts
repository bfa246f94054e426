import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { INTENTS } from "../../../../src/content/schema/intent.ts";
import { createReadIntent } from "../../../../src/understanding/intent/read-intent.ts";

const content = loadContent(join(import.meta.dirname, "../../../../data"));
const read = createReadIntent(content);
const entries = content.intents.filter((entry) => entry.kind === "asks");

describe.each(entries.map((entry) => [entry.id, entry] as const))("data/intents.json, %s", (_id, entry) => {
  test.each(entry.must)("“%s” is it", (text) => {
    expect(read(text)).toBe(entry.intent);
  });

  test.each(entry.mustNot)("“%s” is not", (text) => {
    expect(read(text)).not.toBe(entry.intent);
  });
});

test("every intent has phrases, and every entry a name of its own", () => {
  expect([...new Set(entries.map(({ intent }) => intent))].toSorted()).toEqual([...INTENTS].toSorted());
  expect(new Set(content.intents.map(({ id }) => id)).size).toBe(content.intents.length);
});

test("every set is used by a phrase, or by the reader", () => {
  const said = content.intents.flatMap((entry) =>
    entry.kind === "set" ? entry.words : [...entry.says, ...(entry.unless ?? [])],
  );
  const byReader = ["filler", "polite", "negator", "reached-through"];
  const unused = content.intents.filter(
    ({ kind, id }) => kind === "set" && !byReader.includes(id) && !said.some((phrase) => phrase.includes(`<${id}>`)),
  );
  expect(unused.map(({ id }) => id)).toEqual([]);
});

test.each(["no-such-set", "constructor"])("a phrase that names a set which is not there is refused: <%s>", (name) => {
  const entry = { kind: "asks", id: "x", intent: "help", fits: "whole", says: [`<${name}>`], must: ["x"], mustNot: [] };
  expect(() => createReadIntent({ ...content, intents: [entry as never] })).toThrow(RangeError);
});

test.each([
  ["stop", "in capitals", "STOP MESSAGING ME"],
  ["stop", "with marks", "stop!!!"],
  ["stop", "with an emoji", "🛑 stop"],
  ["stop", "in quotes", "“stop”"],
  ["stop", "to the bot by name", "<@123456789012345678> stop"],
  ["stop", "letter by letter", "s t o p"],
  ["stop", "with letters held down", "stooop"],
  ["stop", "politely inside", "stop please messaging me"],
  ["stop", "politely around", "hey bot can you please stop messaging me, thanks"],
  ["stop", "with a slip", "unsubscrbie"],
  ["stop", "with two letters swapped", "stpo"],
  ["stop", "said twice", "stop. leave me alone"],
  ["stop", "and a good night", "stop it, good night"],
  ["stop", "and all that is kept deleted", "delete my data and stop messaging me"],
  ["maybe-stop", "beside another wish", "stop, i can't sleep"],
  ["maybe-stop", "as one sentence of several", "Stop. I sleep like a stone these days"],
  ["maybe-stop", "asked how", "how do i stop"],
  ["skip-tonight", "for tonight", "stop for tonight"],
  ["pause", "for a week", "stop for a week"],
] as const)("%s %s: “%s”", (intent, _how, text) => {
  expect(read(text)).toBe(intent);
});

test.each([
  ["?", "help"],
  ["???", "help"],
  [":)", "small-talk"],
  ["👍🏽", "small-talk"],
  ["🇩🇪", "small-talk"],
  ["<:sleepy:123456789012345678>", "small-talk"],
  ["", undefined],
  ["   ", undefined],
  ["...", undefined],
  ["🛑", "small-talk"],
  ["please", "small-talk"],
] as const)("without a word that asks for anything, “%s” is %s", (text, intent) => {
  expect(read(text)).toBe(intent);
});

test.each([
  "don't stop",
  "please don't stop the reminders",
  "stop smoking",
  "stopping",
  "nonstop",
  "start work at five",
  "skip the reminder about my pills",
  "pause for thought",
  "make my ex stop texting me",
  "how do i get my friends to stop messaging me at night",
  "can't sleep because of my neighbours' noise",
  "can’t sleep, my legs hurt",
])("“%s” asks for nothing that the bot does", (text) => {
  expect(read(text)).toBeUndefined();
});

test("of a long message the beginning is read, and never half a word", () => {
  expect(read(`${"still awake ".repeat(33)}still awake`)).toBe("awake");
  expect(read(`stop messaging me ${"x ".repeat(5_000)}`)).not.toBeUndefined();
});

/** What `readWord` of the DM has always understood. */
test.each([
  ...["stop", "stopp", "unsubscribe", "end", "quit", "cancel", "off", "para", "parar", "arrête", "basta"].map(
    (word) => [word, "stop"] as const,
  ),
  ...["pause", "pausa", "pausar", "pausieren"].map((word) => [word, "pause"] as const),
  ["skip", "skip"],
  ["skip it", "skip"],
  ["skip tonight", "skip-tonight"],
  ["not tonight", "skip-tonight"],
] as const)("“%s” still means %s, also with a please or a bitte", (word, intent) => {
  expect(read(word)).toBe(intent);
  expect(read(`Please ${word}!`)).toBe(intent);
  expect(read(`${word} bitte`)).toBe(intent);
});
