import { expect, test } from "vitest";

import { readCommand } from "../../../src/terminal/typing/typed-command.ts";
import { known } from "./registered-commands.ts";

test.each([
  ["a command alone", "sleep tips", ["sleep", "tips"], {}],
  ["capital letters in the command", "Sleep TIPS", ["sleep", "tips"], {}],
  ["a command without sub-commands", "help", ["help"], {}],
  ["a value with colons", "reminder set bedtime:22:30", ["reminder", "set"], { bedtime: "22:30" }],
  ["two options", "reminder set bedtime:22:30 zone:Lisbon", ["reminder", "set"], { bedtime: "22:30", zone: "Lisbon" }],
  [
    "a blank after the colon",
    "reminder set bedtime: 22:30 zone: New York",
    ["reminder", "set"],
    { bedtime: "22:30", zone: "New York" },
  ],
  [
    "a value with blanks",
    "sleep tips about:can't switch off private:true",
    ["sleep", "tips"],
    { about: "can't switch off", private: "true" },
  ],
  [
    "quotes keep an option's name inside a value",
    'sleep tips about:"a private: matter" private:no',
    ["sleep", "tips"],
    { about: "a private: matter", private: "no" },
  ],
  [
    "a value without its name goes to the first option",
    "reminder set 22:30 lead:30",
    ["reminder", "set"],
    { bedtime: "22:30", lead: "30" },
  ],
  [
    "words without a name, with blanks",
    "sleep tips can't switch off",
    ["sleep", "tips"],
    { about: "can't switch off" },
  ],
  [
    "a choice with a blank in it",
    "sleep relax kind:muscle relaxation",
    ["sleep", "relax"],
    { kind: "muscle relaxation" },
  ],
  [
    "a whole question is not a wish for suggestions",
    "sleep tips about:why am I awake?",
    ["sleep", "tips"],
    { about: "why am I awake?" },
  ],
  ["a quoted question mark is text", 'sleep tips about:"coffee?"', ["sleep", "tips"], { about: "coffee?" }],
  [
    "a colon inside free text",
    "sleep tips about:one thing: my phone",
    ["sleep", "tips"],
    { about: "one thing: my phone" },
  ],
])("%s is read", (_name, text, path, options) => {
  const read = readCommand(text, known);

  expect(read).toMatchObject({ kind: "run", command: { path } });
  expect("command" in read && Object.fromEntries(read.command.options.map(({ name, value }) => [name, value]))).toEqual(
    options,
  );
});

test.each([
  ["sleep tips about:?", "about", [{ name: "about", value: "" }]],
  ["sleep tips about:caf?", "about", [{ name: "about", value: "caf" }]],
  [
    "sleep tips private:true about:caf?",
    "about",
    [
      { name: "private", value: "true" },
      { name: "about", value: "caf" },
    ],
  ],
  ["reminder set zone:lis?", "zone", [{ name: "zone", value: "lis" }]],
])("“/%s” asks for suggestions", (text, option, options) => {
  expect(readCommand(text, known)).toMatchObject({ kind: "suggest", option: { name: option }, command: { options } });
});

test.each([
  ["sleeep tips", "There is no command /sleeep. Did you mean /sleep tips?"],
  ["tips", "There is no command /tips. Did you mean /sleep tips?"],
  ["weather", "There is no command /weather. The bot has: /sleep, /reminder, /help."],
  ["sleep", "/sleep goes on with one of: tips, relax."],
  ["sleep tisp", "/sleep has no “tisp”; it goes on with one of: tips, relax. Did you mean /sleep tips?"],
  [
    "reminder set bedtme:22:30",
    "There is no option “bedtme” here; there is bedtime:, lead:, zone:. Did you mean bedtime:?",
  ],
  [
    "reminder set bedtime:22:30 zon:Lisbon",
    "There is no option “zon” here. Did you mean zone:? If it is part of the text, put the text in quotes.",
  ],
  ["reminder set bedtime:22:30 bedtime:23:00", "“bedtime” is there twice; give it once."],
  ["help me", "This command takes nothing after its name; leave out “me”."],
])("“/%s” is refused with a sentence that says what would work", (text, problem) => {
  expect(readCommand(text, known)).toEqual({ problem });
});
