import type { APIMessageComponentEmoji } from "discord-api-types/v10";
import { now } from "../store.ts";
import type { Entry } from "./list-box.tsx";

/** Source: docs.discord.com, "Component Reference", Component Types. The numbers, so that the page carries no library. */
export const ROW = 1;
export const BUTTON = 2;
export const STRING_SELECT = 3;
export const TEXT_INPUT = 4;
export const USER_SELECT = 5;
export const ROLE_SELECT = 6;
export const MENTIONABLE_SELECT = 7;
export const CHANNEL_SELECT = 8;
export const SECTION = 9;
export const TEXT_DISPLAY = 10;
export const THUMBNAIL = 11;
export const MEDIA_GALLERY = 12;
export const FILE = 13;
export const SEPARATOR = 14;
export const CONTAINER = 17;
export const LABEL = 18;
export const FILE_UPLOAD = 19;
export const RADIO_GROUP = 21;
export const CHECKBOX_GROUP = 22;
export const CHECKBOX = 23;

/** A component of any type, with the fields the page looks at. */
export type Shown = {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly components?: readonly Shown[];
  readonly component?: Shown;
  readonly accessory?: Shown;
  readonly content?: string;
  readonly label?: string;
  readonly description?: string | null;
  readonly style?: number;
  readonly url?: string;
  readonly emoji?: APIMessageComponentEmoji;
  readonly disabled?: boolean;
  readonly accent_color?: number | null;
  readonly spoiler?: boolean;
  readonly divider?: boolean;
  readonly spacing?: number;
  readonly media?: { readonly url: string };
  readonly file?: { readonly url: string };
  readonly name?: string;
  readonly items?: readonly {
    readonly media: { readonly url: string };
    readonly description?: string | null;
    readonly spoiler?: boolean;
  }[];
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
  readonly value?: string;
  readonly default?: boolean;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly emoji?: APIMessageComponentEmoji;
    readonly default?: boolean;
  }[];
  readonly default_values?: readonly { readonly id: string }[];
};

export function emojiText(emoji: APIMessageComponentEmoji | undefined): string | undefined {
  if (!emoji?.name) return undefined;
  return emoji.id ? `:${emoji.name}:` : emoji.name;
}

/** What a menu offers: its own list, or the people, roles and channels there are. */
export function entriesOf(component: Shown): readonly Entry[] {
  const { hello, state } = now();
  const people = (state?.people ?? []).map(({ user }) => ({
    value: user.id,
    label: user.global_name ?? user.username,
    description: user.username,
  }));
  const roles = (hello?.server.roles ?? []).map(({ id, name }) => ({ value: id, label: name }));
  switch (component.type) {
    case USER_SELECT:
      return people;
    case ROLE_SELECT:
      return roles;
    case MENTIONABLE_SELECT:
      return [...people, ...roles];
    case CHANNEL_SELECT:
      return [{ value: "general", label: "# general" }];
    default:
      return (component.options ?? []).map(({ value, label, description, emoji }) => ({
        value,
        label,
        description,
        emoji: emojiText(emoji),
      }));
  }
}

export function presetOf(component: Shown): readonly string[] {
  const own = (component.options ?? []).filter((option) => option.default === true).map(({ value }) => value);
  return [...own, ...(component.default_values ?? []).map(({ id }) => id)];
}

export function isMenu(type: number): boolean {
  return type === STRING_SELECT || (type >= USER_SELECT && type <= CHANNEL_SELECT);
}
