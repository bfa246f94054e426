import type { ChatInputCommandInteraction, ModalSubmitInteraction } from "discord.js";
import { ComponentType } from "discord.js";
import { describe, expect, test } from "vitest";
import type { Action, Command } from "../../../../src/discord/app/command.ts";
import type { Gate, Help } from "../../../../src/discord/app/gate.ts";
import { CommandRequest, ComponentRequest, isHelp, SuggestionRequest } from "../../../../src/discord/app/request.ts";
import { fakeInteraction } from "../../../support/fake-interaction.ts";

/** A gate that lets everything through, and what it was shown. */
function openGate() {
  const shown: (readonly string[])[] = [];
  const gate: Gate = (_userId, texts) => {
    shown.push(texts);
    return { level: "none" };
  };
  return { gate, shown };
}

const helping: Gate = () => ({ level: "help", kind: "crisis", card: "crisis" });

function read<Read>(request: Read): Exclude<Read, Help> {
  expect(isHelp(request as never)).toBe(false);
  return request as Exclude<Read, Help>;
}

describe("a slash command", () => {
  const typed = { bedtime: "22:30", zone: "Lisbon", lead: 45, quiet: true };

  test.each([
    ["by itself", {}, "", null],
    ["in a subcommand", { subcommand: "set" }, "set", null],
    ["in a group", { group: "checkin", subcommand: "on" }, "on", "checkin"],
  ])("%s shows the gate every text, and gives it to the command", (_where, place, subcommand, group) => {
    const { gate, shown } = openGate();
    const { interaction } = fakeInteraction({ kind: "command", options: typed, ...place });
    const { options } = read(CommandRequest.read(interaction, gate));

    expect(shown).toEqual([["22:30", "Lisbon"]]);
    expect(options.getString("bedtime", true)).toBe("22:30");
    expect([options.getString("zone"), options.getInteger("lead"), options.getBoolean("quiet")]).toEqual([
      "Lisbon",
      45,
      true,
    ]);
    expect([options.getSubcommand(), options.getSubcommandGroup()]).toEqual([subcommand, group]);
  });

  test("what is not given, or of another type than it was, is null; what has to be there is missed", () => {
    const { interaction } = fakeInteraction({ kind: "command", options: typed });
    const { options } = read(CommandRequest.read(interaction, openGate().gate));
    expect([options.getString("lead"), options.getInteger("zone"), options.getBoolean("gone")]).toEqual([
      null,
      null,
      null,
    ]);
    expect(() => options.getString("gone", true)).toThrow(TypeError);
  });

  test("that calls for help leaves nothing to give to a command", () => {
    const { interaction } = fakeInteraction({ kind: "command", options: typed });
    const request = CommandRequest.read(interaction, helping);
    expect(isHelp(request)).toBe(true);
    expect(request).toEqual({ level: "help", kind: "crisis", card: "crisis" });
  });

  test("brings words only where somebody typed some: what Discord offers by itself is none, but is read", () => {
    const { gate, shown } = openGate();
    const { interaction } = fakeInteraction({ kind: "command", options: { kind: "breathing" } });
    const isOurs = (option: string, value: string) => option === "kind" && value === "breathing";
    expect(read(CommandRequest.read(interaction, gate, isOurs)).isTyped).toBe(false);
    expect(read(CommandRequest.read(interaction, gate)).isTyped).toBe(true);
    expect(shown).toEqual([["breathing"], ["breathing"]]);

    const blank = fakeInteraction({ kind: "command", options: { about: "  ", lead: 5 } });
    expect(read(CommandRequest.read(blank.interaction, gate)).isTyped).toBe(false);
  });
});

describe("a form", () => {
  test("shows the gate every text in it, wherever it lies, and gives it to the command", () => {
    const { gate, shown } = openGate();
    const text = (customId: string, value: string) => ({ type: ComponentType.TextInput, customId, value });
    const form = {
      ...(fakeInteraction({ kind: "form" }).interaction as object),
      components: [
        { type: ComponentType.Label, component: text("one", "first") },
        { type: ComponentType.ActionRow, components: [text("two", "second")] },
        { type: ComponentType.TextDisplay },
        { type: ComponentType.Container, components: [{ type: ComponentType.Section, accessory: {}, components: [] }] },
        { type: ComponentType.Label, component: { type: 99, customId: "three", value: "of a kind yet to come" } },
        { type: ComponentType.Label, component: { type: ComponentType.StringSelect, customId: "menu", values: ["a"] } },
        { type: ComponentType.Label, component: { type: ComponentType.RadioGroup, customId: "radio", value: "fair" } },
        { type: ComponentType.Label, component: { type: ComponentType.RadioGroup, customId: "unset", value: null } },
      ],
    };
    const { fields, values, isTyped } = read(ComponentRequest.read(form as never, gate));

    expect(shown).toEqual([["first", "second", "of a kind yet to come"]]);
    expect(["one", "two", "three", "gone"].map(fields.getTextInputValue)).toEqual([
      "first",
      "second",
      "of a kind yet to come",
      "",
    ]);
    // What was chosen among radio buttons is no words, and a group without a choice was a field of the form, too.
    expect(["menu", "radio", "unset", "gone"].map(fields.getChosen)).toEqual([["a"], ["fair"], [], []]);
    expect(["radio", "unset", "gone"].map(fields.has)).toEqual([true, true, false]);
    expect([values, isTyped]).toEqual([[], true]);
  });

  test("that was left empty brings no words", () => {
    const { interaction } = fakeInteraction({ kind: "form", fields: { bed: "", quality: "fair" } });
    expect(read(ComponentRequest.read(interaction, openGate().gate)).isTyped).toBe(false);
  });

  test("that calls for help leaves nothing to give to a command", () => {
    const { interaction } = fakeInteraction({ kind: "form", fields: { city: "x" } });
    expect(isHelp(ComponentRequest.read(interaction, helping))).toBe(true);
  });
});

test("a button and a menu bring no words, so there is nothing to read", () => {
  const { gate, shown } = openGate();
  const button = read(ComponentRequest.read(fakeInteraction({ kind: "button" }).interaction, gate));
  const menu = read(ComponentRequest.read(fakeInteraction({ kind: "menu", values: ["DE"] }).interaction, gate));
  expect([button.values, menu.values]).toEqual([[], ["DE"]]);
  expect([button.isTyped, menu.isTyped]).toEqual([false, false]);
  expect(button.fields.getTextInputValue("city")).toBe("");
  expect(shown).toEqual([]);
});

test("an option shows the gate what is in it while it is typed", () => {
  const { gate, shown } = openGate();
  const given = { kind: "autocomplete", subcommand: "tips", focused: "cof", focusedOption: "about" } as const;
  const { options } = read(SuggestionRequest.read(fakeInteraction(given).interaction, gate));
  expect(shown).toEqual([["cof"]]);
  expect([options.getFocused(), options.getFocused(true)]).toEqual(["cof", { name: "about", value: "cof" }]);
  expect(options.getSubcommand()).toBe("tips");
  expect(isHelp(SuggestionRequest.read(fakeInteraction(given).interaction, helping))).toBe(true);
});

test("who it is, and in which language, is all that is taken over besides", () => {
  const given = { kind: "command", id: "7", userId: "42", locale: "de", guildLocale: "ja" } as const;
  const { id, user, locale, guildLocale, danger } = read(
    CommandRequest.read(fakeInteraction(given).interaction, openGate().gate),
  );
  expect({ id, user, locale, guildLocale, danger }).toEqual({
    id: "7",
    user: { id: "42" },
    locale: "de",
    guildLocale: "ja",
    danger: { level: "none" },
  });
});

test("what nobody has read cannot be handed to a command: it does not compile", () => {
  type Rest = Parameters<Command["run"]> extends [unknown, ...infer Rest] ? Rest : never;
  const compiled = (
    run: Command["run"],
    act: Action<Record<never, never>>,
    typed: ChatInputCommandInteraction,
    form: ModalSubmitInteraction,
    request: CommandRequest,
    ...rest: Rest
  ) => {
    // @ts-expect-error: an interaction is no request
    run(typed, ...rest);
    // @ts-expect-error: a form that nobody has read
    act(form, {}, ...rest);
    // @ts-expect-error: what looks like one is none
    run({ ...request }, ...rest);
    // @ts-expect-error: help may have come instead
    run(CommandRequest.read(typed, helping), ...rest);
    // @ts-expect-error: nothing but reading makes one
    new CommandRequest(typed, { level: "none" }, [], request.options);
    // @ts-expect-error: nothing but reading makes one
    new ComponentRequest(form, { level: "none" }, { texts: new Map(), chosen: new Map() }, []);
  };
  expect(compiled).toBeTypeOf("function");
});
