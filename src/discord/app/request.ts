import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  InteractionContextType,
  type MessageComponentInteraction,
  type ModalSubmitInteraction,
} from "discord.js";
import type { Attachment } from "../rest/attachment.ts";
import type { ThreadPlace } from "../ui/thread-offer.ts";
import type { Cleared, Gate, Help } from "./gate.ts";
import { type AskedThere, threadPlaceOf } from "./thread-place.ts";

/*
 * What commands are handed instead of discord.js' interactions. Each can only be made by reading what was typed, in
 * the same walk that collects it: so there is no text in a request that was not read for danger first, and none for
 * whoever needs help.
 */

type Person = { readonly id: string };
type Asked = {
  readonly id: string;
  readonly user: Person;
  readonly locale: string;
  readonly guildLocale: string | null;
} & AskedThere;

abstract class ReadRequest {
  readonly id: string;
  readonly user: Person;
  readonly locale: string;
  readonly guildLocale: string | null;
  /** Typed in the direct messages with the bot, where nobody else reads along. */
  readonly isInOwnDm: boolean;
  /** Whether a private thread can be made there. */
  readonly threadPlace: ThreadPlace;
  /** What was read of the words in it. */
  readonly danger: Cleared;
  /** Keeps objects that merely look alike from being taken for a request. */
  readonly #words: readonly string[];

  protected constructor(asked: Asked, danger: Cleared, words: readonly string[]) {
    const { id, user, locale, guildLocale, context } = asked;
    this.id = id;
    this.user = { id: user.id };
    this.locale = locale;
    this.guildLocale = guildLocale;
    this.isInOwnDm = context === InteractionContextType.BotDM;
    this.threadPlace = threadPlaceOf(asked);
    this.danger = danger;
    this.#words = words;
  }

  /** Whether somebody typed any of it: what is chosen from a list of ours alone is no words of theirs. */
  get isTyped(): boolean {
    return this.#words.some((text) => text.trim() !== "");
  }
}

/** A slash command as somebody sent it. */
export class CommandRequest extends ReadRequest {
  readonly options: CommandOptions;

  private constructor(asked: Asked, danger: Cleared, words: readonly string[], options: CommandOptions) {
    super(asked, danger, words);
    this.options = options;
  }

  /** @param isChoice whether Discord offers this value of an option by itself and takes no other */
  static read(
    interaction: ChatInputCommandInteraction,
    gate: Gate,
    isChoice: (option: string, value: string) => boolean = () => false,
  ): CommandRequest | Help {
    const given = readOptions(interaction.options.data);
    const strings = [...given.strings];
    const danger = gate(
      interaction.user.id,
      strings.map(([, value]) => value),
    );
    if (danger.level === "help") return danger;
    const words = strings.filter(([name, value]) => !isChoice(name, value)).map(([, value]) => value);
    return new CommandRequest(interaction, danger, words, optionsOf(given));
  }
}

/** A button, a menu or a form as somebody used it. */
export class ComponentRequest extends ReadRequest {
  /** What was chosen in a menu; of anything else nothing. */
  readonly values: readonly string[];
  /** A field that is not there was not filled in. */
  readonly fields: {
    /** Whether the form had such a field: one that was opened before an update may not. */
    has(field: string): boolean;
    getTextInputValue(field: string): string;
    /** What was chosen in a menu, among radio buttons or checkboxes. */
    getChosen(field: string): readonly string[];
  };

  private constructor(asked: Asked, danger: Cleared, { texts, chosen }: Fields, values: readonly string[]) {
    super(asked, danger, [...texts.values()]);
    this.values = values;
    this.fields = {
      has: (field) => texts.has(field) || chosen.has(field),
      getTextInputValue: (field) => texts.get(field) ?? "",
      getChosen: (field) => chosen.get(field) ?? [],
    };
  }

  static read(interaction: MessageComponentInteraction | ModalSubmitInteraction, gate: Gate): ComponentRequest | Help {
    if (!interaction.isModalSubmit()) {
      const values = interaction.isStringSelectMenu() ? interaction.values : [];
      return new ComponentRequest(interaction, { level: "none" }, { texts: new Map(), chosen: new Map() }, values);
    }
    const fields = readFields(interaction.components);
    const danger = gate(interaction.user.id, [...fields.texts.values()]);
    if (danger.level === "help") return danger;
    return new ComponentRequest(interaction, danger, fields, []);
  }
}

/** An option while somebody types it. */
export class SuggestionRequest extends ReadRequest {
  readonly options: Pick<CommandOptions, "getSubcommand" | "getSubcommandGroup"> & {
    getFocused(): string;
    getFocused(withName: true): { readonly name: string; readonly value: string };
  };

  private constructor(asked: Asked, danger: Cleared, given: Given, focused: { name: string; value: string }) {
    super(asked, danger, [focused.value]);
    const { getSubcommand, getSubcommandGroup } = optionsOf(given);
    const getFocused = ((withName?: true) => (withName ? focused : focused.value)) as typeof this.options.getFocused;
    this.options = { getSubcommand, getSubcommandGroup, getFocused };
  }

  static read(interaction: AutocompleteInteraction, gate: Gate): SuggestionRequest | Help {
    const { name, value } = interaction.options.getFocused(true);
    const danger = gate(interaction.user.id, [value]);
    if (danger.level === "help") return danger;
    return new SuggestionRequest(interaction, danger, readOptions(interaction.options.data), { name, value });
  }
}

/** Every request is read, or help comes in its place. */
export function isHelp(read: ReadRequest | Help): read is Help {
  return "level" in read;
}

export type CommandOptions = {
  getSubcommand(): string;
  getSubcommandGroup(required?: false): string | null;
  getString(option: string): string | null;
  getString(option: string, required: true): string;
  getInteger(option: string): number | null;
  getBoolean(option: string): boolean | null;
  /** Where a file is that was given, and how large; its name is no part of it. */
  getAttachment(option: string): Attachment | null;
};

type Given = {
  readonly path: readonly string[];
  readonly strings: ReadonlyMap<string, string>;
  readonly others: ReadonlyMap<string, unknown>;
  readonly files: ReadonlyMap<string, Attachment>;
};

/** Options lie in the subcommand they belong to, and that in its group. */
function readOptions(options: readonly CommandInteractionOption[]): Given {
  const path: string[] = [];
  const strings = new Map<string, string>();
  const others = new Map<string, unknown>();
  const files = new Map<string, Attachment>();
  const visit = ({ type, name, value, attachment, options: inside }: CommandInteractionOption): void => {
    if (type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup)
      path.push(name);
    // What stands for a file is an id of Discord's, and nothing that anybody typed.
    if (type === ApplicationCommandOptionType.Attachment) {
      if (attachment) files.set(name, { url: attachment.url, size: attachment.size });
    } else if (typeof value === "string") strings.set(name, value);
    else if (value !== undefined) others.set(name, value);
    inside?.forEach(visit);
  };
  options.forEach(visit);
  return { path, strings, others, files };
}

function optionsOf({ path, strings, others, files }: Given): CommandOptions {
  const getString = (option: string, required?: true): string | null => {
    const value = strings.get(option) ?? null;
    if (value === null && required) throw new TypeError(`option ${option} is missing`);
    return value;
  };
  return {
    getSubcommand: () => path.at(-1) ?? "",
    getSubcommandGroup: () => (path.length > 1 ? (path[0] ?? null) : null),
    getString: getString as CommandOptions["getString"],
    // Null also for what Discord still has of another type from an older version.
    getInteger(option) {
      const value = others.get(option);
      return typeof value === "number" ? value : null;
    },
    getBoolean(option) {
      const value = others.get(option);
      return typeof value === "boolean" ? value : null;
    },
    getAttachment: (option) => files.get(option) ?? null,
  };
}

type Fields = {
  readonly texts: ReadonlyMap<string, string>;
  readonly chosen: ReadonlyMap<string, readonly string[]>;
};

/** A part of a form as it comes back: a field, or what holds fields. */
type FormPart = {
  readonly type?: ComponentType;
  readonly customId?: string;
  readonly value?: unknown;
  readonly values?: readonly string[];
  readonly component?: FormPart;
  readonly components?: readonly FormPart[];
};

/** Every field of a form, however deep it lies. */
function readFields(parts: readonly unknown[]): Fields {
  const texts = new Map<string, string>();
  const chosen = new Map<string, readonly string[]>();
  const visit = ({ type, customId = "", value, values, component, components }: FormPart): void => {
    // One of ours, chosen: no words of theirs. Without a choice Discord sends null.
    if (type === ComponentType.RadioGroup) chosen.set(customId, typeof value === "string" ? [value] : []);
    else if (typeof value === "string") texts.set(customId, value);
    if (values !== undefined) chosen.set(customId, values);
    if (component !== undefined) visit(component);
    components?.forEach(visit);
  };
  (parts as readonly FormPart[]).forEach(visit);
  return { texts, chosen };
}
