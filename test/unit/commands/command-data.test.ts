import { ApplicationCommandOptionType as OptionType } from "discord.js";
import { describe, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { localise } from "../../../src/discord/app/localise.ts";
import { texts } from "../../support/command-house.ts";

type Option = {
  readonly type: OptionType;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly unknown[];
  readonly options?: readonly Option[];
};

const NAME = /^[-_\p{Ll}\p{N}]{1,32}$/u;

test("every command has a name of its own, and so has every action", () => {
  const names = commands.map(({ data }) => data.name);
  expect(new Set(names).size).toBe(names.length);
  const actions = commands.flatMap((command) => Object.keys(command.actions ?? {}));
  expect(new Set(actions).size).toBe(actions.length);
});

test("every action bears the name of its command", () => {
  for (const { data, actions } of commands) {
    for (const action of Object.keys(actions ?? {})) expect(action.split(".")[0]).toBe(data.name);
  }
});

describe.each(commands.map((command) => [command.data.name, command] as const))("/%s", (_name, command) => {
  const data = JSON.parse(JSON.stringify(localise(command.data, texts))) as Option & {
    contexts: number[];
    integration_types: number[];
  };

  test("works in servers, in DMs and in group chats, installed to a server or to an account", () => {
    expect(data.contexts).toEqual([0, 1, 2]);
    expect(data.integration_types).toEqual([0, 1]);
  });

  test("keeps Discord's limits for names, descriptions and options", () => {
    let characters = 0;
    const check = (one: Option) => {
      expect(one.name).toMatch(NAME);
      expect(one.description.length).toBeGreaterThan(0);
      expect(one.description.length, one.description).toBeLessThanOrEqual(100);
      characters += one.name.length + one.description.length;
      const options = one.options ?? [];
      expect(options.length).toBeLessThanOrEqual(25);
      expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
      const required = options.map((option) => option.required === true);
      expect(required, "required options come first").toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      for (const option of options) {
        expect(option.autocomplete === true && option.choices !== undefined).toBe(false);
        check(option);
      }
    };
    check(data);
    expect(characters).toBeLessThanOrEqual(8_000);
  });

  test("suggests where it says that it does, and only there", () => {
    const suggests = (one: Option): boolean => one.autocomplete === true || (one.options ?? []).some(suggests);
    expect(command.suggest !== undefined).toBe(suggests(data));
  });

  test("describes itself in a sentence without a full stop", () => {
    const describe = (one: Option): string[] => [one.description, ...(one.options ?? []).flatMap(describe)];
    for (const description of describe(data)) expect(description).toMatch(/^[A-Z].*[^.]$/);
  });

  test("has at most one level of subcommands, but for the check-in and the weekly word, which can be turned on and off", () => {
    const groups = (data.options ?? []).filter(({ type }) => type === OptionType.SubcommandGroup);
    expect(groups.map(({ name }) => name)).toEqual(data.name === "diary" ? ["checkin", "weekly"] : []);
  });
});
