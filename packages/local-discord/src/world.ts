import { randomBytes } from "node:crypto";
import type { APIRole, APIUser } from "discord-api-types/v10";
import { ClientRefusal } from "./interactions/client-refusal.ts";
import { createPeople, createStranger } from "./people.ts";
import { createRoles } from "./roles.ts";
import type { BotPermission, Person, Place, Stranger } from "./types.ts";

/** A channel, and who can read it. */
export type Channel = {
  /** That of a direct message can change; what is in it goes along. */
  id: string;
  readonly place: Place;
  /** Who sees it. */
  readonly people: readonly Person[];
  readonly thread?: Thread;
};

/** What a private thread has beside a channel. */
export type Thread = {
  readonly parentId: string;
  readonly isInvitable: boolean;
  readonly createdAt: Temporal.Instant;
  name: string;
  /** In the order in which they came. */
  readonly members: Set<Person>;
  archiveAfterMinutes: number;
  /** Somebody archived it. Nothing written for long does it, too: see `isArchived`. */
  isShut: boolean;
  isLocked: boolean;
  isDeleted: boolean;
  activeAt: Temporal.Instant;
};

/** Everything that is there before the first message: one application, one server, its people and channels. */
export type World = {
  /** The bot's, until it is reset. */
  token: string;
  readonly applicationId: string;
  readonly bot: APIUser;
  readonly guild: {
    readonly id: string;
    readonly name: string;
    readonly locale: "en-US";
    readonly roles: readonly APIRole[];
  };
  readonly people: readonly [Person, Person, Person, ...Person[]];
  /** Threads are added as they are made, and stay when they are deleted. */
  readonly channels: Channel[];
  /** What the bot may not do in the server. */
  readonly botLacks: Set<BotPermission>;
  /** Whether the bot is in the server. */
  hasBot: boolean;
  /** What direct messages were called before `changeDmChannel`. */
  readonly formerDmIds: Set<string>;
};

const APPLICATION_ID = "1283746509182734336";
const GUILD_ID = "1284011223344556032";
const SERVER_CHANNEL_ID = "1284011223344556033";
const DM_IDS = ["1284500000000000001", "1284500000000000002", "1284500000000000003"] as const;
const PRIVATE_IDS = ["1284600000000000001", "1284600000000000002"] as const;

/** Ids are constants, so that what a bot stored about a channel or a person still holds when the playground restarts. */
export function createWorld(options: {
  readonly botName: string;
  readonly firstZone: string;
  readonly crowd?: readonly Stranger[] | undefined;
}): World {
  const known = createPeople(options.firstZone);
  const [first, second, third] = known;
  const crowd = (options.crowd ?? []).map(({ userId, dmChannelId }, index) => ({
    person: createStranger(userId, index),
    dmChannelId,
  }));
  const people = [...known, ...crowd.map(({ person }) => person)] as const;
  return {
    token: newToken(),
    applicationId: APPLICATION_ID,
    bot: botUser(options.botName),
    guild: { id: GUILD_ID, name: "The Quiet Corner", locale: "en-US", roles: createRoles(GUILD_ID) },
    people,
    channels: [
      { id: SERVER_CHANNEL_ID, place: "server", people },
      ...known.map((person, index): Channel => ({ id: DM_IDS[index] ?? "", place: "dm", people: [person] })),
      ...crowd.map(({ person, dmChannelId }): Channel => ({ id: dmChannelId, place: "dm", people: [person] })),
      { id: PRIVATE_IDS[0], place: "private", people: [first, second] },
      { id: PRIVATE_IDS[1], place: "private", people: [third, first] },
    ],
    botLacks: new Set(["ManageThreads"]),
    hasBot: true,
    formerDmIds: new Set(),
  };
}

/**
 * The channel somebody means by a place. "private" is the first conversation with another person they are in, "thread"
 * the newest thread they are in, or else see.
 */
export function channelOf(world: World, person: Person, place: Place): Channel {
  const channel = findChannel(world, person, place);
  if (channel) return channel;
  if (place === "thread") throw new ClientRefusal(`${person.user.username} is in no thread.`);
  throw new Error(`${person.user.username} has no "${place}" channel in this Discord.`);
}

/** The same; undefined where there is none. */
export function findChannel(world: World, person: Person, place: Place): Channel | undefined {
  const seen = world.channels.filter(
    (one) =>
      one.place === place &&
      one.thread?.isDeleted !== true &&
      one.people.some((member) => member.user.id === person.user.id),
  );
  if (place !== "thread") return seen[0];
  const isIn = ({ thread }: Channel) => [...(thread?.members ?? [])].some(({ user }) => user.id === person.user.id);
  return seen.findLast(isIn) ?? seen.at(-1);
}

/** Whether a channel is one of the server's. */
export function isInServer({ place }: Pick<Channel, "place">): boolean {
  return place === "server" || place === "thread";
}

/** Who moderates the server, and so sees every thread in it. */
export function ownerOf({ people }: Pick<World, "people">): Person {
  return people[0];
}

function botUser(name: string): APIUser {
  return {
    id: APPLICATION_ID,
    username: name,
    discriminator: "0000",
    global_name: null,
    avatar: null,
    bot: true,
  };
}

/** Shaped like a bot token (the application id, then two secrets), so that clients that look at the shape accept it. */
export function newToken(): string {
  const id = Buffer.from(APPLICATION_ID).toString("base64url");
  return `${id}.${randomBytes(4).toString("base64url")}.${randomBytes(20).toString("base64url")}`;
}
