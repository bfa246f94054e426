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
import { writeCustomId } from "../custom-id.ts";

/** What the bot shows: Components V2, the same shape for an answer, an edit and a direct message. */
export type Shown = {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: typeof MessageFlags.IsComponentsV2;
  readonly allowed_mentions: { readonly parse: readonly [] };
  /** Sent along; each is named by a part of the card. Only in answers: a direct message has none. */
  readonly files?: readonly SentFile[];
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
  plain: 0x6e7681,
} as const;

/** Discord's limits for a Components V2 message (docs: components/reference; 4,000: discord.js guide). */
const MOST_CHARACTERS = 4_000;
const MOST_COMPONENTS = 40;

/** @throws {RangeError} when Discord would refuse it: content that is too long is our mistake, found by a test */
export function card(tone: number, ...parts: readonly Part[]): Shown {
  const container = new ContainerBuilder().setAccentColor(tone);
  let characters = 0;
  const files: SentFile[] = [];
  let components = 1;
  for (const part of parts) {
    components++;
    if (part === "line") {
      container.addSeparatorComponents(new SeparatorBuilder());
    } else if (typeof part === "string") {
      characters += part.length;
      container.addTextDisplayComponents(new TextDisplayBuilder().setContent(part));
    } else if ("bytes" in part) {
      files.push(part);
      const url = `attachment://${part.name}`;
      if (part.altText === undefined) container.addFileComponents(new FileBuilder().setURL(url));
      else
        container.addMediaGalleryComponents(
          new MediaGalleryBuilder().addItems(new MediaGalleryItemBuilder().setURL(url).setDescription(part.altText)),
        );
    } else {
      components += part.components.length;
      container.addActionRowComponents(part as ActionRowBuilder<ButtonBuilder>); // the builder takes both, its types one
    }
  }
  if (characters > MOST_CHARACTERS)
    throw new RangeError(`a card of ${characters} characters; Discord takes ${MOST_CHARACTERS}`);
  if (components > MOST_COMPONENTS)
    throw new RangeError(`a card of ${components} components; Discord takes ${MOST_COMPONENTS}`);
  return {
    components: [container.toJSON()],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    ...(files.length > 0 && { files }),
  };
}

export function buttons(...row: readonly ButtonBuilder[]): ActionRowBuilder<ButtonBuilder> {
  return new Row<ButtonBuilder>().addComponents(...row);
}

export function menu(select: StringSelectMenuBuilder): ActionRowBuilder<StringSelectMenuBuilder> {
  return new Row<StringSelectMenuBuilder>().addComponents(select);
}

/** A button in words; `action` and `args` become its custom id. */
export function button(label: string, action: string, ...args: readonly string[]): ButtonBuilder {
  return new ButtonBuilder()
    .setLabel(label)
    .setStyle(ButtonStyle.Secondary)
    .setCustomId(writeCustomId(action, ...args));
}

/** The button that goes on with what the message is about. */
export function mainButton(label: string, action: string, ...args: readonly string[]): ButtonBuilder {
  return button(label, action, ...args).setStyle(ButtonStyle.Primary);
}

export function dangerButton(label: string, action: string, ...args: readonly string[]): ButtonBuilder {
  return button(label, action, ...args).setStyle(ButtonStyle.Danger);
}
