import { SlashCommandBuilder } from "discord.js";
import { expect, test } from "vitest";
import { commands } from "../../../../commands/index.ts";
import { localise } from "../../../../src/discord/app/localise.ts";
import { texts } from "../../../support/command-house.ts";
import { problemsIn, textsOf } from "../../text/planted-texts.ts";

const EN = { "help.json": { description: "Help", option: "A country", choice: "France" } };

const data = new SlashCommandBuilder()
  .setName("help")
  .setDescription("help.description")
  .addStringOption((option) =>
    option
      .setName("country")
      .setDescription("help.option")
      .addChoices({ name: "help.choice", value: "help.choice" }, { name: "Peru", value: "pe" }),
  )
  .toJSON();

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

test("with English alone the sentences take the place of their keys, and nothing else is sent", () => {
  const worded = plain(localise(data, textsOf({ "en/help.json": EN["help.json"] })));
  expect(worded).toEqual({
    ...plain(data),
    description: "Help",
    options: [
      {
        ...plain(data.options?.[0]),
        description: "A country",
        choices: [
          { name: "France", value: "help.choice" },
          { name: "Peru", value: "pe" },
        ],
      },
    ],
  });
  expect(
    JSON.stringify(commands.map((command) => localise(command.data, { ...texts, translations: [] }))),
  ).not.toContain('localizations":{');
});

test("a second language is sent beside it, for the sentences it has; names of commands and options stay", () => {
  const german = { description: "Hilfe", choice: "Frankreich" };
  const worded = localise(data, textsOf({ "en/help.json": EN["help.json"], "de/help.json": german }));
  expect(worded).toMatchObject({
    name: "help",
    description: "Help",
    description_localizations: { de: "Hilfe" },
    options: [
      {
        name: "country",
        choices: [{ name: "France", name_localizations: { de: "Frankreich" }, value: "help.choice" }, { name: "Peru" }],
      },
    ],
  });
  expect(JSON.stringify(worded.options)).not.toContain('"description_localizations":{');
});

test("a translation that Discord would refuse as too long is named", () => {
  const long = textsOf({ "en/help.json": EN["help.json"], "de/help.json": { description: "x".repeat(101) } });
  expect(() => localise(data, long)).toThrow(
    "data/text/de/help.json: “description”: has 101 characters; Discord takes 100 here",
  );
  expect(problemsIn({ "en/help.json": EN["help.json"] })).toEqual([]);
});
