import type { APIMessage } from "discord-api-types/v10";
import type { MessageStore, Stored } from "../messages/messages.ts";
import type { createNonces } from "../messages/nonces.ts";
import { flagProblems, SETTABLE } from "../rules/flags.ts";
import { compareSnowflakes } from "../snowflake.ts";
import type { Standing } from "../standing.ts";
import { isArchived, isThread, type ThreadChannel, wake } from "../threads.ts";
import { type Channel, isInServer, type World } from "../world.ts";
import {
  ApiError,
  invalidForm,
  missingPermissions,
  notInDirectMessages,
  notOwnMessage,
  threadLocked,
  unknownMessage,
} from "./api-error.ts";
import { need, readableChannel } from "./channels.ts";
import { type ApiReply, type ApiRequest, objectBody, param, type Route } from "./router.ts";

type Dependencies = {
  readonly world: World;
  readonly messages: MessageStore;
  readonly nonces: ReturnType<typeof createNonces<Stored>>;
  readonly standing: Standing;
  readonly now: () => Temporal.Instant;
  /** A message names somebody in a thread: who is not in it is added. */
  readonly addToThread: (channel: ThreadChannel, userId: string) => void;
};

const REFUSAL_WORDS = {
  50007: "Cannot send messages to this user",
  50278: "Cannot send messages to this user due to having no mutual guilds",
} as const;
const LISTED_BY_DEFAULT = 50;
const LISTED_AT_MOST = 100;

/** Messages of a channel. Source: docs.discord.com, "Message". */
export function messageRoutes({ world, messages, nonces, standing, now, addToThread }: Dependencies): readonly Route[] {
  const all = "/channels/{channel_id}/messages";
  const one = `${all}/{message_id}`;
  return [
    { method: "GET", template: all, proof: "bot", handle: list },
    { method: "POST", template: all, proof: "bot", handle: create },
    { method: "GET", template: one, proof: "bot", handle: (request) => ({ status: 200, body: find(request).message }) },
    { method: "PATCH", template: one, proof: "bot", handle: edit },
    { method: "DELETE", template: one, proof: "bot", handle: remove },
  ];

  function create(request: ApiRequest): ApiReply {
    const channel = readableChannel(world, request);
    const body = objectBody(request.body);
    refuseFlags(body.flags, SETTABLE.create);
    refuseIfClosed(channel);
    if (channel.place === "server") need(world, "SendMessages");
    if (isThread(channel)) mayWriteIn(channel);
    const nonce = body.nonce as string | number | undefined;
    const isOnce = body.enforce_nonce === true && nonce !== undefined;
    const earlier = isOnce ? nonces.earlier(world.bot.id, nonce) : undefined;
    if (earlier?.deleted) throw unknownMessage(); // intended by Discord: discord-api-docs#6647
    if (earlier) return { status: 200, body: earlier.message };
    const stored = messages.add({ channel, author: world.bot, body, uploads: request.uploads });
    if (nonce !== undefined) nonces.remember(world.bot.id, nonce, stored);
    if (isThread(channel)) for (const { id } of stored.message.mentions) addToThread(channel, id);
    return { status: 200, body: stored.message };
  }

  /** Newest first, whichever way it is asked. */
  function list(request: ApiRequest): ApiReply {
    const channel = readableChannel(world, request);
    const { query } = request;
    const limit = Number(query.get("limit") ?? LISTED_BY_DEFAULT);
    if (!Number.isInteger(limit) || limit < 1 || limit > LISTED_AT_MOST) {
      const message = `int value should be between 1 and ${LISTED_AT_MOST}.`;
      throw invalidForm([{ path: ["limit"], code: "NUMBER_TYPE_RANGE", message }]);
    }
    const before = query.get("before");
    const after = query.get("after");
    const around = query.get("around");
    if ([before, after, around].filter((each) => each !== null).length > 1) {
      const message = "before, after and around exclude each other.";
      throw invalidForm([{ path: [], code: "MESSAGE_LIST_EXCLUSIVE", message }]);
    }
    // Nothing is refused, nothing is shown. Source: docs.discord.com, "Message", Get Channel Messages.
    if (isInServer(channel) && world.botLacks.has("ReadMessageHistory")) return { status: 200, body: [] };
    const inOrder = messages
      .inChannel(channel)
      .map(({ message }) => message)
      .filter(
        ({ id }) => (!before || compareSnowflakes(id, before) < 0) && (!after || compareSnowflakes(id, after) > 0),
      )
      .sort((a, b) => compareSnowflakes(a.id, b.id));
    const page = around ? near(inOrder, around, limit) : after ? inOrder.slice(0, limit) : inOrder.slice(-limit);
    return { status: 200, body: page.reverse() };
  }

  function edit(request: ApiRequest): ApiReply {
    const stored = find(request);
    if (stored.message.author.id !== world.bot.id) throw notOwnMessage();
    const body = objectBody(request.body);
    refuseFlags(body.flags, SETTABLE.edit, stored.message.flags);
    messages.edit(stored, body, [], request.uploads);
    return { status: 200, body: stored.message };
  }

  function remove(request: ApiRequest): ApiReply {
    const stored = find(request);
    if (stored.message.author.id !== world.bot.id) {
      throw stored.channel.place === "dm" ? notInDirectMessages() : missingPermissions();
    }
    messages.remove(stored);
    return { status: 204 };
  }

  function find(request: ApiRequest): Stored {
    const channel = readableChannel(world, request);
    const stored = messages.find(param(request, "message_id"));
    if (!stored || stored.deleted || stored.onlyFor || stored.channel.id !== channel.id) throw unknownMessage();
    return stored;
  }

  /** Writing takes a thread out of the archive, unless a moderator has locked it. */
  function mayWriteIn({ thread }: ThreadChannel): void {
    need(world, "SendMessagesInThreads");
    if (thread.isLocked && world.botLacks.has("ManageThreads")) throw threadLocked();
    if (isArchived(thread, now())) wake(thread, now());
    thread.activeAt = now();
  }

  function refuseIfClosed(channel: Channel): void {
    const [person] = channel.people;
    const code = channel.place === "dm" && person ? standing.refusal(person) : undefined;
    if (code) throw new ApiError(403, code, REFUSAL_WORDS[code]);
  }
}

function refuseFlags(flags: unknown, settable: number, standing = 0): void {
  const problems = flagProblems(flags, settable, standing);
  if (problems.length > 0) throw invalidForm(problems);
}

/** Half of them older, half newer, and the one in the middle; oldest first. */
function near(inOrder: readonly APIMessage[], id: string, limit: number): APIMessage[] {
  const older = inOrder.filter((message) => compareSnowflakes(message.id, id) < 0);
  const rest = inOrder.filter((message) => compareSnowflakes(message.id, id) >= 0);
  const half = Math.floor(limit / 2);
  return [...older.slice(older.length - Math.min(half, older.length)), ...rest.slice(0, limit - half)];
}
