import { ChannelType, GatewayIntentBits, MessageType } from "discord-api-types/v10";
import type { GatewayEvent } from "../gateway/session.ts";
import type { MessageStore } from "../messages/messages.ts";
import { threadPayload } from "../payloads.ts";
import type { Standing } from "../standing.ts";
import { addThread, isArchived, isThread, type ThreadChannel, wake } from "../threads.ts";
import type { Person } from "../types.ts";
import type { World } from "../world.ts";
import {
  invalidForm,
  missingPermissions,
  notFound,
  threadArchived,
  unknownMember,
  unknownUser,
  wrongChannelType,
} from "./api-error.ts";
import { need, readableChannel } from "./channels.ts";
import { type ApiReply, type ApiRequest, objectBody, param, type Route } from "./router.ts";

type Dependencies = {
  readonly world: World;
  readonly messages: MessageStore;
  readonly standing: Standing;
  readonly now: () => Temporal.Instant;
  readonly newId: () => string;
  readonly dispatch: (event: GatewayEvent) => void;
};

const A_DAY_MINUTES = 1440;

/**
 * Private threads: only a bot makes one here, and only a private one. Source: docs.discord.com, "Threads" and "Channel".
 */
export function threadRoutes(dependencies: Dependencies): readonly Route[] {
  const { world, now } = dependencies;
  const one = "/channels/{channel_id}";
  const member = `${one}/thread-members/{user_id}`;
  const me = `${one}/thread-members/@me`;
  return [
    { method: "POST", template: `${one}/threads`, proof: "bot", handle: (request) => create(dependencies, request) },
    { method: "PATCH", template: one, proof: "bot", handle: (request) => edit(dependencies, request) },
    { method: "DELETE", template: one, proof: "bot", handle: (request) => remove(dependencies, request) },
    {
      method: "DELETE",
      template: me,
      proof: "bot",
      handle(request) {
        threadIn(world, request); // that the bot is gone from it is seen by nobody here
        return { status: 204 };
      },
    },
    {
      method: "GET",
      template: member,
      proof: "bot",
      handle(request) {
        const channel = threadIn(world, request);
        const person = memberIn(channel, request);
        if (!dependencies.standing.hasApp(person)) throw unknownMember();
        return { status: 200, body: memberPayload(channel, person.user.id, now()) };
      },
    },
    {
      method: "PUT",
      template: member,
      proof: "bot",
      handle(request) {
        const channel = threadIn(world, request);
        need(world, "SendMessagesInThreads");
        if (isArchived(channel.thread, now())) throw threadArchived();
        const person = world.people.find(({ user }) => user.id === param(request, "user_id"));
        if (!person || !dependencies.standing.hasApp(person)) throw unknownUser();
        addMember(dependencies, channel, person);
        return { status: 204 };
      },
    },
    {
      method: "DELETE",
      template: member,
      proof: "bot",
      handle(request) {
        const channel = threadIn(world, request);
        channel.thread.members.delete(memberIn(channel, request));
        return { status: 204 };
      },
    },
  ];
}

/** Somebody is in the thread from now on; who was already is not told of. */
export function addMember(
  dependencies: Pick<Dependencies, "world" | "messages" | "now" | "dispatch">,
  channel: ThreadChannel,
  person: Person,
): void {
  const { world, messages, now } = dependencies;
  if (channel.thread.members.has(person)) return;
  channel.thread.members.add(person);
  messages.add({
    channel,
    author: world.bot,
    body: { content: "" },
    type: MessageType.RecipientAdd,
    extra: { mentions: [person.user] },
  });
  tellMembers(dependencies, channel, { added_members: [memberPayload(channel, person.user.id, now())] });
}

function create(dependencies: Dependencies, request: ApiRequest): ApiReply {
  const { world, now } = dependencies;
  const parent = readableChannel(world, request);
  if (parent.place !== "server") throw wrongChannelType();
  const body = objectBody(request.body);
  if (body.type !== ChannelType.PrivateThread) {
    throw invalidForm([
      { path: ["type"], code: "PLAYGROUND_PRIVATE_ONLY", message: "Only private threads are made here" },
    ]);
  }
  need(world, "CreatePrivateThreads");
  const channel = addThread(world, {
    id: dependencies.newId(),
    parent,
    now: now(),
    name: String(body.name),
    archiveAfterMinutes: Number(body.auto_archive_duration ?? A_DAY_MINUTES),
    isInvitable: body.invitable !== false,
  });
  tell(dependencies, "THREAD_CREATE", channel, { newly_created: true });
  return {
    status: 201,
    body: { ...threadPayload(world, channel, now()), member: memberPayload(channel, world.bot.id, now()) },
  };
}

function edit(dependencies: Dependencies, request: ApiRequest): ApiReply {
  const { world, now } = dependencies;
  const channel = threadIn(world, request);
  const { thread } = channel;
  const { archived, locked, name, auto_archive_duration: minutes } = objectBody(request.body);
  const wasArchived = isArchived(thread, now());
  if (typeof locked === "boolean") need(world, "ManageThreads");
  if (thread.isLocked && archived === false && world.botLacks.has("ManageThreads")) throw missingPermissions();
  if (wasArchived && archived !== false) throw threadArchived();
  if (archived === false) wake(thread, now());
  if (archived === true) thread.isShut = true;
  if (typeof locked === "boolean") thread.isLocked = locked;
  if (typeof name === "string") thread.name = name;
  if (typeof minutes === "number") thread.archiveAfterMinutes = minutes;
  tell(dependencies, "THREAD_UPDATE", channel);
  return { status: 200, body: threadPayload(world, channel, now()) };
}

function remove(dependencies: Dependencies, request: ApiRequest): ApiReply {
  const channel = threadIn(dependencies.world, request);
  need(dependencies.world, "ManageThreads");
  channel.thread.isDeleted = true;
  tell(dependencies, "THREAD_DELETE", channel);
  return { status: 200, body: threadPayload(dependencies.world, channel, dependencies.now()) };
}

/** @throws {ApiError} as `readableChannel`, 404 for another channel: none can be changed or deleted here */
function threadIn(world: World, request: ApiRequest): ThreadChannel {
  const channel = readableChannel(world, request);
  if (!isThread(channel)) throw notFound();
  return channel;
}

/** @throws {ApiError} 404 for somebody who is not in the thread */
function memberIn({ thread }: ThreadChannel, request: ApiRequest): Person {
  const person = [...thread.members].find(({ user }) => user.id === param(request, "user_id"));
  if (!person) throw unknownMember();
  return person;
}

/** Source: docs.discord.com, "Gateway", List of Intents: thread events come with GUILDS. */
export function tell(
  { world, now, dispatch }: Pick<Dependencies, "world" | "now" | "dispatch">,
  name: string,
  channel: ThreadChannel,
  more: object = {},
): void {
  const data = { ...threadPayload(world, channel, now()), ...more };
  dispatch({ name, data, intent: GatewayIntentBits.Guilds, guildId: world.guild.id });
}

/** That somebody came or went, which is heard with the intent for members alone. The bot is one of those counted. */
export function tellMembers(
  { world, dispatch }: Pick<Dependencies, "world" | "dispatch">,
  { id, thread }: ThreadChannel,
  change: object,
): void {
  const data = { id, guild_id: world.guild.id, member_count: thread.members.size + 1, ...change };
  dispatch({
    name: "THREAD_MEMBERS_UPDATE",
    data,
    intent: GatewayIntentBits.GuildMembers,
    guildId: world.guild.id,
  });
}

function memberPayload({ id }: ThreadChannel, userId: string, now: Temporal.Instant) {
  return { id, user_id: userId, join_timestamp: now.toString(), flags: 0 };
}
