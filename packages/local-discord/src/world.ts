import { randomBytes } from "node:crypto";
import type { APIRole, APIUser } from "discord-api-types/v10";
import { createPeople, createStranger } from "./people.ts";
import { createRoles } from "./roles.ts";
import type { Person, Place, Stranger } from "./types.ts";

/** A channel, and who can read it. */
export type Channel = {
  /** That of a direct message can change; what is in it goes along. */
  id: string;
  readonly place: Place;
  readonly people: readonly Person[];
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
  readonly channels: readonly Channel[];
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
    formerDmIds: new Set(),
  };
}

/** The channel somebody means by a place. "private" is the first conversation with another person they are in. */
export function channelOf(world: World, person: Person, place: Place): Channel {
  const channel = world.channels.find(
    (candidate) => candidate.place === place && candidate.people.some((member) => member.user.id === person.user.id),
  );
  if (!channel) throw new Error(`${person.user.username} has no "${place}" channel in this Discord.`);
  return channel;
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
