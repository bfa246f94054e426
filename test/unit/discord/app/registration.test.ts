import { describe, expect, test } from "vitest";
import { commands } from "../../../../commands/index.ts";
import { registerCommands } from "../../../../src/discord/app/registration.ts";

type Json = Record<string, unknown>;

const ours = commands.map(({ data }) => data);

/** Discord's list of commands, and what was put there. */
function discordWith(theirs: readonly unknown[]) {
  const puts: unknown[] = [];
  const rest = {
    get: async () => theirs,
    put: async (_route: string, options?: { body?: unknown }) => puts.push(options?.body),
  };
  return { puts, register: () => registerCommands(rest as never, "42", ours) };
}

/** As Discord answers: what is false or empty left out, ids and defaults added at every level, in another order. */
function asDiscordHasIt(list: readonly unknown[] = ours): Json[] {
  const plain = JSON.parse(JSON.stringify(list), (_key, value: unknown) => {
    const isBlank = value === false || (Array.isArray(value) && value.length === 0);
    return isBlank ? undefined : value;
  }) as Json[];
  return plain.toReversed().map((command, at) => ({
    id: String(900 + at),
    application_id: "42",
    version: "7",
    default_member_permissions: null,
    type: 1,
    dm_permission: true,
    default_permission: true,
    nsfw: false,
    name_localizations: null,
    description_localizations: {},
    ...command,
  }));
}

test("a list that is as we have it is left alone", async () => {
  const discord = discordWith(asDiscordHasIt());
  expect(await discord.register()).toBe(false);
  expect(discord.puts).toEqual([]);
});

test("an empty list is filled", async () => {
  const discord = discordWith([]);
  expect(await discord.register()).toBe(true);
  expect(discord.puts).toEqual([ours]);
});

/** A place in our commands, to be changed at Discord's. */
const at = (list: Json[], name: string, ...path: string[]): Json => {
  let found = list.find((command) => command.name === name) as Json;
  for (const step of path) found = (found.options as Json[]).find((option) => option.name === step) as Json;
  return found;
};

describe("a list that differs in anything is replaced", () => {
  test.each<[string, (list: Json[]) => unknown]>([
    ["a command too few", (list) => list.pop()],
    ["a command too many", (list) => list.push({ name: "old", description: "x" })],
    ["a command of another name", (list) => Object.assign(at(list, "help"), { name: "aid" })],
    ["another description", (list) => Object.assign(at(list, "help"), { description: "x" })],
    ["a subcommand too few", (list) => (at(list, "reminder").options as Json[]).pop()],
    ["a subcommand too many", (list) => (at(list, "reminder").options as Json[]).push({ type: 1, name: "x" })],
    ["options in another order", (list) => (at(list, "reminder", "set").options as Json[]).reverse()],
    [
      "an option no longer required",
      (list) => Object.assign(at(list, "diary", "checkin", "on", "at"), { required: false }),
    ],
    ["an option newly required", (list) => Object.assign(at(list, "help", "country"), { required: true })],
    ["another smallest number", (list) => Object.assign(at(list, "reminder", "set", "lead"), { min_value: 1 })],
    ["another longest text", (list) => Object.assign(at(list, "help", "country"), { max_length: 5 })],
    ["a shortest text we do not set", (list) => Object.assign(at(list, "help", "country"), { min_length: 2 })],
    ["a largest number we do not set", (list) => Object.assign(at(list, "help", "country"), { max_value: 2 })],
    [
      "choices we do not set",
      (list) => Object.assign(at(list, "help", "country"), { choices: [{ name: "x", value: "x" }] }),
    ],
    ["no autocomplete", (list) => Object.assign(at(list, "help", "country"), { autocomplete: false })],
    [
      "autocomplete we do not set",
      (list) => Object.assign(at(list, "reminder", "set", "bedtime"), { autocomplete: true }),
    ],
    ["another kind of option", (list) => Object.assign(at(list, "help", "country"), { type: 4 })],
    ["fewer places to use it", (list) => Object.assign(at(list, "help"), { contexts: [0] })],
    ["fewer ways to install it", (list) => Object.assign(at(list, "help"), { integration_types: [0] })],
    ["an age limit", (list) => Object.assign(at(list, "help"), { nsfw: true })],
    ["a permission we do not ask for", (list) => Object.assign(at(list, "help"), { default_member_permissions: "8" })],
    [
      "a translation we do not have",
      (list) => Object.assign(at(list, "help"), { name_localizations: { de: "hilfe" } }),
    ],
  ])("%s", async (_name, change) => {
    const theirs = asDiscordHasIt();
    change(theirs);
    const discord = discordWith(theirs);
    expect(await discord.register()).toBe(true);
    expect(discord.puts).toEqual([ours]);
  });
});
