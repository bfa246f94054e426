import { ApplicationCommandOptionType, ComponentType } from "discord-api-types/v10";
import { guildMember } from "../payloads.ts";
import { PERMISSIONS } from "../permissions.ts";
import type { Person } from "../types.ts";
import { isInServer } from "../world.ts";
import type { Around } from "./around.ts";
import { ClientRefusal } from "./client-refusal.ts";

export type Kind = "user" | "role" | "channel";

/** Things pointed at, as an interaction carries them: ids, and what they stand for. */
export type Picked = { readonly values: readonly string[]; readonly resolved: Readonly<Record<string, object>> };

const { User, Role, Channel, Mentionable } = ApplicationCommandOptionType;
const { UserSelect, RoleSelect, ChannelSelect, MentionableSelect } = ComponentType;

const OF_OPTION: Readonly<Record<number, readonly Kind[]>> = {
  [User]: ["user"],
  [Role]: ["role"],
  [Channel]: ["channel"],
  [Mentionable]: ["user", "role"],
};
const OF_MENU: Readonly<Record<number, readonly Kind[]>> = {
  [UserSelect]: ["user"],
  [RoleSelect]: ["role"],
  [ChannelSelect]: ["channel"],
  [MentionableSelect]: ["user", "role"],
};

/** What an option of this type points at; undefined for one that points at nothing. */
export const kindsOfOption = (type: number): readonly Kind[] | undefined => OF_OPTION[type];
/** What a menu of this type offers besides a list of its own; undefined for one that has such a list. */
export const kindsOfMenu = (type: number): readonly Kind[] | undefined => OF_MENU[type];

/**
 * People, roles and channels chosen by id, by name or as a mention.
 *
 * @param channelTypes which channels are offered; all when left out
 * @throws {ClientRefusal} for a name nothing here has
 */
export function readPicked(
  names: readonly string[],
  kinds: readonly Kind[],
  around: Around,
  channelTypes: readonly number[] | undefined = undefined,
): Picked {
  const offered = kinds.flatMap((kind) => OFFERED[kind](around, channelTypes));
  const picked = names.map((name) => {
    const wanted = name.replace(/^<?[@#][!&]?|>$/g, "").toLowerCase();
    const found = offered.find(({ id, names }) => id === wanted || names.some((each) => each.toLowerCase() === wanted));
    if (found) return found;
    throw new ClientRefusal(refusal(name, kinds, offered));
  });
  const resolved: Record<string, Record<string, object>> = {};
  for (const { id, objects } of picked) {
    for (const [kind, object] of Object.entries(objects)) resolved[kind] = { ...resolved[kind], [id]: object };
  }
  return { values: picked.map(({ id }) => id), resolved };
}

/** A user, and in a server the membership. */
export function resolvedPerson(person: Person, around: Pick<Around, "place">): Readonly<Record<string, object>> {
  return { users: person.user, ...(isInServer(around) && { members: partialMember(person) }) };
}

type Offered = {
  readonly id: string;
  readonly names: readonly string[];
  readonly objects: Readonly<Record<string, object>>;
};

const OFFERED: Readonly<Record<Kind, (around: Around, channelTypes: readonly number[] | undefined) => Offered[]>> = {
  user: (around) =>
    around.people.map((person) => ({
      id: person.user.id,
      names: [person.user.username, person.user.global_name ?? ""],
      objects: resolvedPerson(person, around),
    })),
  role: ({ roles = [] }) =>
    roles.map((role) => ({ id: role.id, names: [role.name, role.name.replace("@", "")], objects: { roles: role } })),
  channel: ({ channels = [] }, types) =>
    channels
      .filter(({ type }) => !types?.length || types.includes(type))
      .map((channel) => ({ id: channel.id, names: [channel.name], objects: { channels: channel } })),
};

/** Source: docs.discord.com, "Receiving and Responding": partial members lack user, deaf and mute. */
function partialMember(person: Person) {
  const { user: _user, deaf: _deaf, mute: _mute, ...member } = guildMember(person);
  return { ...member, permissions: PERMISSIONS };
}

function refusal(name: string, kinds: readonly Kind[], offered: readonly Offered[]): string {
  const what = kinds.includes("user") ? "Nobody here is" : `No ${kinds[0]} here is`;
  const known = offered.map(({ names }) => names[0]);
  return `${what} called “${name}”. There ${known.length > 0 ? `are: ${known.join(", ")}` : "is none"}.`;
}
