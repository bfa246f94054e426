import {
  ComponentType,
  InteractionContextType,
  MessageFlags,
  MessageFlagsBitField,
  PermissionsBitField,
  ApplicationCommandOptionType as Type,
} from "discord.js";

type Kind = "command" | "autocomplete" | "button" | "menu" | "form" | "form on a message";
type Way =
  | "reply"
  | "deferReply"
  | "followUp"
  | "editReply"
  | "deleteReply"
  | "update"
  | "deferUpdate"
  | "showModal"
  | "respond";

/** One thing that was said to Discord. */
export type Said = { readonly way: Way; readonly body: unknown };

type Given = {
  readonly kind: Kind;
  readonly id?: string;
  readonly userId?: string;
  readonly locale?: string;
  readonly guildLocale?: string;
  /** Where it was sent from; nobody asked, a server. */
  readonly context?: InteractionContextType;
  /** The server it was sent from, and what the bot lacks there; nobody asked, one that the bot is not in. */
  readonly server?: { readonly lacks?: readonly bigint[] };
  readonly commandName?: string;
  readonly subcommand?: string;
  /** The word before it, as in `/diary checkin on`. */
  readonly group?: string;
  /** What was typed, by option. */
  readonly options?: Readonly<
    Record<string, string | number | boolean | { readonly url: string; readonly size: number }>
  >;
  readonly focused?: string;
  readonly focusedOption?: string;
  readonly customId?: string;
  /** The custom ids of all buttons on that message. */
  readonly messageButtons?: readonly string[];
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

  const interaction = {
    id: given.id ?? "1101112131415161718",
    user: { id: given.userId ?? "234567890123456789" },
    locale: given.locale ?? "en-US",
    guildLocale: given.guildLocale ?? null,
    context: given.context ?? InteractionContextType.Guild,
    guildId: "345678901234567890",
    channelId: "456789012345678901",
    appPermissions: new PermissionsBitField(PermissionsBitField.All).remove([
      PermissionsBitField.Flags.Administrator, // who has it lacks nothing
      ...(given.server?.lacks ?? []),
    ]),
    authorizingIntegrationOwners: given.server ? { 0: "345678901234567890" } : {},
    commandName: given.commandName ?? "",
    customId: given.customId ?? "",
    message: {
      flags: new MessageFlagsBitField((given.isMessagePrivate ?? true) ? MessageFlags.Ephemeral : 0),
      components: [inRow((given.messageButtons ?? []).map((customId) => ({ type: ComponentType.Button, customId })))],
    },
    values: given.values ?? [],
    options: {
      data: optionsOf(given),
      getFocused: () => ({ name: given.focusedOption ?? "", value: given.focused ?? "" }),
    },
    components: Object.entries(given.fields ?? {}).map(([customId, value]) => fieldOf(customId, value)),
    isAutocomplete: () => given.kind === "autocomplete",
    isChatInputCommand: () => given.kind === "command",
    isMessageComponent: () => given.kind === "button" || given.kind === "menu",
    isButton: () => given.kind === "button",
    isStringSelectMenu: () => given.kind === "menu",
    isModalSubmit: () => given.kind.startsWith("form"),
    isFromMessage: () => given.kind === "form on a message",
    reply: (body: unknown) => say("reply", body),
    deferReply: (body: unknown) => say("deferReply", body),
    followUp: async (body: unknown) => {
      await say("followUp", body);
      return { id: `followed-up-${said.length}` };
    },
    editReply: (body: unknown) => say("editReply", body),
    deleteReply: () => say("deleteReply", undefined),
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

const TYPES = { string: Type.String, number: Type.Integer, boolean: Type.Boolean, object: Type.Attachment } as const;

/** Options as Discord sends them: in their subcommand, and that in its group. */
function optionsOf({ options = {}, subcommand, group }: Given): readonly object[] {
  const typed = Object.entries(options).map(([name, value]) => ({
    name,
    type: TYPES[typeof value as keyof typeof TYPES],
    ...(typeof value === "object" ? { value: "9", attachment: { ...value, name: "kill myself.csv" } } : { value }),
  }));
  if (subcommand === undefined) return typed;
  const inSubcommand = [{ name: subcommand, type: Type.Subcommand, options: typed }];
  return group === undefined ? inSubcommand : [{ name: group, type: Type.SubcommandGroup, options: inSubcommand }];
}

/** Radio buttons and checkboxes in forms of ours; every other field is typed into. */
const RADIOS: readonly string[] = ["quality"];
const CHECKBOXES: readonly string[] = ["also"];

/** What was chosen comes back by its value or as a list of them, what was typed as a text, each in its label. */
function fieldOf(customId: string, value: string) {
  return { type: ComponentType.Label, component: asField(customId, value) };
}

function asField(customId: string, value: string) {
  if (RADIOS.includes(customId))
    return { type: ComponentType.RadioGroup, customId, value: value === "" ? null : value };
  if (CHECKBOXES.includes(customId))
    return { type: ComponentType.CheckboxGroup, customId, values: value === "" ? [] : value.split(",") };
  return { type: ComponentType.TextInput, customId, value };
}

function inRow(components: readonly object[]) {
  return { type: ComponentType.Container, components: [{ type: ComponentType.ActionRow, components }] };
}

/** Whether something said is for the person alone. */
export function isPrivate({ body }: Said): boolean {
  const { flags = 0 } = (body ?? {}) as { flags?: number };
  return (flags & MessageFlags.Ephemeral) !== 0;
}
