import { expect, test } from "vitest";

import { completeLine, type Surroundings } from "../../../src/terminal/completion/complete-line.ts";
import { insertion } from "../../../src/terminal/completion/completion.ts";
import { known } from "../typing/registered-commands.ts";

/** A bot that suggests two topics, one of them for a word it does not begin with. */
function around(ask: Surroundings["ask"] = async () => [{ text: "caffeine" }, { text: "cold feet" }]): Surroundings {
  return {
    known,
    people: ["robin", "sam"],
    labels: ["Another (29 more)", "Sources", "Another (29 more)"],
    colonCommands: [
      { name: "clock", about: "move time on", goesOn: true, words: [{ text: "+1d" }, { text: "22:30" }] },
      { name: "quit", about: "leave", goesOn: false, words: [] },
    ],
    ask,
  };
}

test.each([
  ["the first letters of a command", "/re", "/reminder "],
  ["a command that takes nothing ends there", "/he", "/help"],
  ["the first letters of a sub-command, in any case", "/reminder SE", "set "],
  ["the name of an option", "/sleep tips ab", "about:"],
  ["the name of an option behind another's value", "/sleep tips about:light pr", "private:"],
  ["the name of an option behind words meant for the first", "/reminder set 22:30 l", "lead:"],
  ["yes and no are true and false", "/sleep tips private:t", "true"],
  ["one of a command's own choices", "/sleep relax kind:br", "breathing"],
  ["a choice by the name it is shown with", "/sleep relax kind:Musc", "muscles"],
  ["a choice as the first words, without its option", "/sleep relax mus", "muscles"],
  ["a command of the playground", ":cl", ":clock "],
  ["one that takes nothing", ":q", ":quit"],
  ["what follows it", ":clock +", "+1d"],
  ["the words on a button", "ano", "Another (29 more)"],
  ["an option that is there already is not offered again", "/sleep relax kind:breathing k", undefined],
  ["what is nowhere", "/slepe", undefined],
])("%s can be completed", async (_name, line, inserted) => {
  expect(insertion(await completeLine(line, around()))).toBe(inserted);
});

test.each([
  ["every command", "/", ["/sleep ", "/reminder ", "/help"]],
  ["the words a command goes on with", "/sleep ", ["tips ", "relax "]],
  ["every option after a blank", "/sleep tips ", ["about:", "private:"]],
  ["the options that are left", "/sleep tips about:coffee ", ["private:"]],
  ["what the bot suggests, whether or not it begins that way", "/sleep tips about:cof", ["caffeine", "cold feet"]],
  ["what the bot suggests for an empty option", "/sleep tips about:", ["caffeine", "cold feet"]],
])("%s can be listed", async (_name, line, texts) => {
  const { candidates } = await completeLine(line, around());

  expect(candidates.map(({ text }) => text)).toEqual(texts);
});

test("suggestions are asked of the bot with everything typed so far", async () => {
  const asked: unknown[] = [];
  await completeLine(
    "/sleep tips private:true about:cof",
    around(async (...all) => void asked.push(all)),
  );

  const options = [
    { name: "private", value: "true" },
    { name: "about", value: "cof" },
  ];
  expect(asked).toEqual([[{ path: ["sleep", "tips"], options }, "about"]]);
});

test.each([
  ["where anything may be typed, what it is for is said", "/reminder set bedtime:", "such as 22:30"],
  ["where nothing is typed yet, how to begin is said", "", "Type / and Tab"],
])("%s", async (_name, line, hint) => {
  const completion = await completeLine(line, around());

  expect(completion.candidates).toEqual([]);
  expect(completion.hint).toContain(hint);
});

test("a bot that does not answer in time is no reason to wait", async () => {
  const completion = await completeLine(
    "/sleep tips about:cof",
    around(async () => undefined),
  );

  expect(completion).toMatchObject({ candidates: [], hint: "The bot suggests nothing just now." });
});
