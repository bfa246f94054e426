import { MessageFlags, MessageFlagsBitField } from "discord.js";

type Kind = "command" | "autocomplete" | "button" | "menu" | "form" | "form on a message";
type Way = "reply" | "deferReply" | "followUp" | "editReply" | "update" | "deferUpdate" | "showModal" | "respond";

/** One thing that was said to Discord. */
export type Said = { readonly way: Way; readonly body: unknown };

type Given = {
  readonly kind: Kind;
  readonly id?: string;
  readonly userId?: string;
  readonly locale?: string;
  readonly guildLocale?: string;
  readonly commandName?: string;
  readonly subcommand?: string;
  /** The word before it, as in `/diary checkin on`. */
  readonly group?: string;
  /** What was typed, by option. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  readonly focused?: string;
  readonly focusedOption?: string;
  readonly customId?: string;
  /** Whether the message a button sits on is shown to this person alone; nobody asked, it is. */
  readonly isMessagePrivate?: boolean;
  readonly values?: readonly string[];
  readonly fields?: Readonly<Record<string, string>>;
  /** Makes one way of answering fail; undefined lets it through. */
  readonly failing?: (way: Way, nth: number) => unknown;
};

const FIRST: readonly Way[] = ["reply", "deferReply", "update", "deferUpdate", "showModal", "respond"];

/**
 * What the bot uses of an interaction of discord.js, as strict as the real one: a first answer comes first and once,
 * and what failed was not said.
 */
export function fakeInteraction(given: Given) {
  const said: Said[] = [];
  let tries = 0;
  let hasBegun = false;

  const say = async (way: Way, body: unknown) => {
    if (FIRST.includes(way) === hasBegun)
      throw new Error(hasBegun ? "InteractionAlreadyReplied" : "InteractionNotReplied");
    const failure = given.failing?.(way, tries++);
    if (failure !== undefined) throw failure;
    hasBegun = true;
    said.push({ way, body });
  };

  const option = (name: string) => given.options?.[name] ?? null;
  const interaction = {
    id: given.id ?? "1101112131415161718",
    user: { id: given.userId ?? "234567890123456789" },
    locale: given.locale ?? "en-US",
    guildLocale: given.guildLocale ?? null,
    commandName: given.commandName ?? "",
    customId: given.customId ?? "",
    message: { flags: new MessageFlagsBitField((given.isMessagePrivate ?? true) ? MessageFlags.Ephemeral : 0) },
    values: given.values ?? [],
    options: {
      getSubcommand: () => given.subcommand,
      getSubcommandGroup: () => given.group ?? null,
      getString: option,
      getInteger: option,
      getBoolean: option,
      getFocused: (whole?: boolean) =>
        whole ? { name: given.focusedOption ?? "", value: given.focused ?? "" } : (given.focused ?? ""),
    },
    fields: {
      getTextInputValue: (name: string) => given.fields?.[name] ?? "",
      getStringSelectValues: (name: string) => (given.fields?.[name] ? [given.fields[name]] : []),
    },
    isAutocomplete: () => given.kind === "autocomplete",
    isChatInputCommand: () => given.kind === "command",
    isMessageComponent: () => given.kind === "button" || given.kind === "menu",
    isButton: () => given.kind === "button",
    isStringSelectMenu: () => given.kind === "menu",
    isModalSubmit: () => given.kind.startsWith("form"),
    isFromMessage: () => given.kind === "form on a message",
    reply: (body: unknown) => say("reply", body),
    deferReply: (body: unknown) => say("deferReply", body),
    followUp: (body: unknown) => say("followUp", body),
    editReply: (body: unknown) => say("editReply", body),
    update: (body: unknown) => say("update", body),
    deferUpdate: () => say("deferUpdate", undefined),
    showModal: (body: unknown) => say("showModal", body),
    respond: (body: unknown) => say("respond", body),
  };
  return {
    /** To be handed to the bot, whose types name discord.js' own classes. */
    interaction: interaction as never,
    said,
    ways: () => said.map(({ way }) => way),
    /** All that was said, as text to search in. */
    text: () => JSON.stringify(said.map(({ body }) => body)),
  };
}

/** Whether something said is for the person alone. */
export function isPrivate({ body }: Said): boolean {
  const { flags = 0 } = (body ?? {}) as { flags?: number };
  return (flags & MessageFlags.Ephemeral) !== 0;
}
