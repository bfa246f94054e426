import {
  type ActionRowBuilder,
  type APIMessageTopLevelComponent,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  FileBuilder,
  MediaGalleryBuilder,
  MediaGalleryItemBuilder,
  MessageFlags,
  ActionRowBuilder as Row,
  SeparatorBuilder,
  type StringSelectMenuBuilder,
  TextDisplayBuilder,
} from "discord.js";
import { BESIDE_WORDS, LONGEST_MESSAGE } from "../../content/check/message-size.ts";
import { type ActionName, type ArgsOf, type CustomId, customId } from "./actions.ts";

/** Discord: at most so many buttons in a row, and so many letters on one (docs: components/reference). */
export const BUTTONS_IN_A_ROW = 5;
export const LONGEST_LABEL = 80;

/** What the bot shows: Components V2, the same shape for an answer, an edit and a direct message. */
export type Shown = {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: typeof MessageFlags.IsComponentsV2;
  /** Nobody, or the one person whose thread a message goes to. */
  readonly allowed_mentions: { readonly parse: readonly []; readonly users?: readonly [string] };
  /** Sent along; each is named by a part of the card. Only in answers: a direct message has none. */
  readonly files?: readonly SentFile[];
  /** Says that typed words could not be read, or lead to nothing: whom to call in danger is said with it. */
  readonly isMiss?: true;
};

export type SentFile = {
  readonly name: string;
  readonly bytes: Buffer;
  /** What a picture shows, in words; a file without it is shown as a file. */
  readonly altText?: string;
};

export type Controls = ActionRowBuilder<ButtonBuilder> | ActionRowBuilder<StringSelectMenuBuilder>;

/** One part of a card: text in Discord's markdown, a row of controls, a file, or a line between. */
export type Part = string | Controls | SentFile | "line";

/** One look for each kind of thing said; the words never depend on the colour. */
export const TONE = {
  tips: 0x5b7db1,
  caution: 0xc9822b,
  danger: 0xb3404a,
  reminder: 0x6b5ca5,
  plan: 0x4f8a83,
  diary: 0x5f7f9e,
  /** Read in a dark room. */
  night: 0x2b2d42,
  plain: 0x6e7681,
} as const;

/** Discord's limit for a Components V2 message (docs: components/reference). */
const MOST_COMPONENTS = 40;

/** Kept free on every card for what stands beside an answer to typed words (beside-words.ts). */
export const ROOM_BESIDE_WORDS = { characters: BESIDE_WORDS, components: 6 } as const;

/**
 * @throws {RangeError} when Discord would refuse it as an answer to typed words: content that is too long is our
 * mistake, found by a test
 */
export function card(tone: number, ...parts: readonly Part[]): Shown {
  const characters = parts.reduce(
    (sum, part) => sum + (typeof part === "string" && part !== "line" ? part.length : 0),
    0,
  );
  const components = parts.reduce((sum, part) => sum + 1 + componentsIn(part), 1);
  const most = {
    characters: LONGEST_MESSAGE - ROOM_BESIDE_WORDS.characters,
    components: MOST_COMPONENTS - ROOM_BESIDE_WORDS.components,
  };
  if (characters > most.characters)
    throw new RangeError(`a card of ${characters} characters; there is room for ${most.characters}`);
  if (components > most.components)
    throw new RangeError(`a card of ${components} components; there is room for ${most.components}`);
  const files = parts.filter(isFile);
  return {
    components: [inContainer(parts).setAccentColor(tone).toJSON()],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    ...(files.length > 0 && { files }),
  };
}

/** The same card, marked as one that has nothing to say to what was typed. */
export function miss(shown: Shown): Shown {
  return { ...shown, isMiss: true };
}

/** The parts of a card as Discord has them. */
export function inContainer(parts: readonly Part[]): ContainerBuilder {
  const container = new ContainerBuilder();
  for (const part of parts) {
    if (part === "line") {
      container.addSeparatorComponents(new SeparatorBuilder());
    } else if (typeof part === "string") {
      container.addTextDisplayComponents(new TextDisplayBuilder().setContent(part));
    } else if (isFile(part)) {
      const url = `attachment://${part.name}`;
      if (part.altText === undefined) container.addFileComponents(new FileBuilder().setURL(url));
      else
        container.addMediaGalleryComponents(
          new MediaGalleryBuilder().addItems(new MediaGalleryItemBuilder().setURL(url).setDescription(part.altText)),
        );
    } else {
      container.addActionRowComponents(part as ActionRowBuilder<ButtonBuilder>); // the builder takes both, its types one
    }
  }
  return container;
}

function isFile(part: Part): part is SentFile {
  return typeof part === "object" && "bytes" in part;
}

/** What lies in a row of controls. */
function componentsIn(part: Part): number {
  return typeof part === "object" && "components" in part ? part.components.length : 0;
}

export function buttons(...row: readonly ButtonBuilder[]): ActionRowBuilder<ButtonBuilder> {
  return new Row<ButtonBuilder>().addComponents(...row);
}

export function menu(select: StringSelectMenuBuilder): ActionRowBuilder<StringSelectMenuBuilder> {
  return new Row<StringSelectMenuBuilder>().addComponents(select);
}

/** A button in words, that leads to an action. */
export function button<A extends ActionName>(label: string, action: A, ...args: ArgsOf<A>): ButtonBuilder {
  return buttonTo(customId(action, ...args), label);
}

/** The button that goes on with what the message is about. */
export function mainButton<A extends ActionName>(label: string, action: A, ...args: ArgsOf<A>): ButtonBuilder {
  return mainButtonTo(customId(action, ...args), label);
}

export function dangerButton<A extends ActionName>(label: string, action: A, ...args: ArgsOf<A>): ButtonBuilder {
  return button(label, action, ...args).setStyle(ButtonStyle.Danger);
}

/** The same as `button`, where somebody else says what it leads to. */
export function buttonTo(id: CustomId, label: string): ButtonBuilder {
  return new ButtonBuilder().setLabel(label).setStyle(ButtonStyle.Secondary).setCustomId(id);
}

/** The same as `mainButton`, where somebody else says what it leads to. */
export function mainButtonTo(id: CustomId, label: string): ButtonBuilder {
  return buttonTo(id, label).setStyle(ButtonStyle.Primary);
}
