import { expect, test } from "vitest";
import type { CommandShape } from "../../src/rules/command-shape.ts";
import { commandSize } from "../../src/rules/command-size.ts";
import { commandsProblems } from "../../src/rules/commands.ts";

const STRING = 3;
const command = (fields: CommandShape = {}): CommandShape => ({ name: "tips", description: "A tip", ...fields });
const option = (fields: CommandShape = {}): CommandShape => ({
  type: STRING,
  name: "about",
  description: "What about",
  ...fields,
});
const withOptions = (...options: CommandShape[]) => [command({ options })];
const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));

const complaints = (commands: readonly CommandShape[]) =>
  commandsProblems(commands).map(({ path, code }) => `${path.join(".")}: ${code}`);

test.each<[string, readonly CommandShape[], string]>([
  ["a name in capitals", [command({ name: "Tips" })], "0.name: APPLICATION_COMMAND_INVALID_NAME"],
  ["a name with a space", [command({ name: "sleep tips" })], "0.name: APPLICATION_COMMAND_INVALID_NAME"],
  ["a name of 33 letters", [command({ name: "a".repeat(33) })], "0.name: APPLICATION_COMMAND_INVALID_NAME"],
  ["no description", [command({ description: "" })], "0.description: BASE_TYPE_BAD_LENGTH"],
  [
    "a description of 101 characters",
    [command({ description: "a".repeat(101) })],
    "0.description: BASE_TYPE_BAD_LENGTH",
  ],
  ["a name twice", [command(), command()], "1.name: APPLICATION_COMMANDS_DUPLICATE_NAME"],
  ["101 commands", many(101, (index) => command({ name: `tips-${index}` })), ": BASE_TYPE_MAX_LENGTH"],
  ["16 commands on users", many(16, (index) => ({ type: 2, name: `Tips ${index}` })), ": BASE_TYPE_MAX_LENGTH"],
  [
    "a language Discord has not",
    [command({ name_localizations: { "en-AU": "tips" } })],
    "0.name_localizations.en-AU: BASE_TYPE_CHOICES",
  ],
  [
    "a translated name in capitals",
    [command({ name_localizations: { de: "Tipps" } })],
    "0.name_localizations.de: APPLICATION_COMMAND_INVALID_NAME",
  ],
  [
    "a required option after an optional one",
    withOptions(option(), option({ name: "place", required: true })),
    "0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
  ],
  [
    "two options of one name",
    withOptions(option(), option()),
    "0.options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
  ],
  [
    "two options that look the same in German",
    withOptions(option({ name_localizations: { de: "ort" } }), option({ name: "ort" })),
    "0.options.1.name_localizations.de: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
  ],
  [
    "autocomplete beside choices",
    withOptions(option({ autocomplete: true, choices: [{ name: "Light", value: "light" }] })),
    "0.options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES",
  ],
  [
    "a choice of 101 characters",
    withOptions(option({ choices: [{ name: "Light", value: "a".repeat(101) }] })),
    "0.options.0.choices.0.value: BASE_TYPE_BAD_LENGTH",
  ],
  [
    "26 choices",
    withOptions(option({ choices: many(26, (index) => ({ name: `c${index}`, value: "v" })) })),
    "0.options.0.choices: BASE_TYPE_MAX_LENGTH",
  ],
  [
    "two choices of one name",
    withOptions(
      option({
        choices: [
          { name: "Light", value: "a" },
          { name: "Light", value: "b" },
        ],
      }),
    ),
    "0.options.0.choices.1.name: APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
  ],
  ["26 options", withOptions(...many(26, (index) => option({ name: `o${index}` }))), "0.options: BASE_TYPE_MAX_LENGTH"],
  [
    "a part beside a value",
    withOptions({ type: 1, name: "set", description: "Set it" }, option()),
    "0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
  ],
  [
    "a least that is more than the most",
    withOptions(option({ type: 4, min_value: 5, max_value: 4 })),
    "0.options.0.min_value: NUMBER_TYPE_MAX",
  ],
  [
    "a description on a command on messages",
    [{ type: 3, name: "Explain", description: "Explain this" }],
    "0.description: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID",
  ],
  [
    "more than 8000 characters",
    withOptions(
      ...many(25, (o) =>
        option({ name: `o${o}`, choices: many(4, (c) => ({ name: `c${c}`, value: "v".repeat(90) })) }),
      ),
    ),
    "0: APPLICATION_COMMAND_TOO_LARGE",
  ],
])("%s is refused", (_name, commands, complaint) => {
  expect(complaints(commands)).toEqual([complaint]);
});

test.each<[string, readonly CommandShape[]]>([
  [
    "100 slash commands, 15 on users and 15 on messages",
    [
      ...many(100, (index) => command({ name: `tips-${index}` })),
      ...many(15, (index) => ({ type: 2, name: `Tips ${index}` })),
      ...many(15, (index) => ({ type: 3, name: `Tips ${index}` })),
    ],
  ],
  ["a name in Hindi, with an apostrophe", [command({ name: "नींद'१" })]],
  ["a slash command and one on users of the same name", [command(), { type: 2, name: "tips" }]],
  ["a required option before an optional one", withOptions(option({ required: true }), option({ name: "place" }))],
])("%s is taken", (_name, commands) => {
  expect(complaints(commands)).toEqual([]);
});

test("a command counts names, descriptions and values, each in its longest language", () => {
  const counted = command({ name: "tips", name_localizations: { de: "tipps" }, description: "A tip" });
  const choices = [{ name: "Light", value: "light" }];

  expect(commandSize(counted)).toBe("tipps".length + "A tip".length);
  expect(commandSize({ ...counted, options: [option({ choices })] })).toBe(
    10 + "about".length + "What about".length + 10,
  );
});
