import {
  type APIChannel,
  type APIThreadChannel,
  ChannelType,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from "discord.js";
import { evenArchived } from "../rest/even-archived.ts";
import { discordCodeOf } from "../rest/failures.ts";
import { isDiscordAway } from "../rest/retry-while-away.ts";
import { withDeadline } from "../rest/with-deadline.ts";

export type OpenedThread =
  | { readonly kind: "opened"; readonly threadId: string }
  /** The bot may not make one there, or not write in it. */
  | { readonly kind: "lacking" }
  /** Private threads belong to text channels alone. */
  | { readonly kind: "wrong-channel" }
  /** So many are active in the server that Discord takes no more. */
  | { readonly kind: "too-many" }
  /** Discord did not answer, or not now. */
  | { readonly kind: "not-now" };

/** What becomes of the thread when its person wants nothing more of it. */
export interface Threads {
  /**
   * A private thread in a channel, with one person added. Asked twice at once, or again while one of theirs is there,
   * it is the same.
   *
   * @param known a thread of theirs, which is used again when it is in that channel
   */
  open(asked: {
    readonly channelId: string;
    readonly userId: string;
    readonly name: string;
    readonly known?: string | undefined;
  }): Promise<OpenedThread>;
  /** Deletes the thread where the bot may, and else leaves it. Never throws for what Discord answers. */
  close(threadId: string): Promise<void>;
}

const UNKNOWN: readonly (number | undefined)[] = [RESTJSONErrorCodes.UnknownChannel];
const FORBIDDEN: readonly (number | undefined)[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.ThreadLocked,
];
/** So many threads just made are remembered, for presses that come before they are written down. */
const REMEMBERED = 1_000;

/** Private threads over REST. discord.js' own would want the servers cached, and so another intent. */
export function createThreads(rest: Pick<REST, "get" | "post" | "put" | "patch" | "delete">): Threads {
  const opening = new Map<string, Promise<OpenedThread>>();
  const made = new Map<string, string>();

  const channel = async (id: string) => (await withDeadline(rest.get(Routes.channel(id)))) as APIChannel;

  /** Adds the person to a thread that may be archived, or gone. */
  const join = (id: string, userId: string) =>
    evenArchived(rest, id, () => withDeadline(rest.put(Routes.threadMembers(id, userId))));

  /** Whether the known thread is of use there: then the person is in it. */
  const rejoin = async (id: string, channelId: string, userId: string): Promise<boolean> => {
    try {
      const { parent_id } = (await channel(id)) as APIThreadChannel;
      if (id !== channelId && parent_id !== channelId) return false;
      await join(id, userId);
      return true;
    } catch (error) {
      const code = discordCodeOf(error);
      if (UNKNOWN.includes(code) || FORBIDDEN.includes(code)) return false;
      throw error;
    }
  };

  const make = async (channelId: string, name: string): Promise<string> => {
    const body = {
      name,
      type: ChannelType.PrivateThread,
      invitable: false,
      auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
    };
    const post = async (id: string) => (await withDeadline(rest.post(Routes.threads(id), { body }))) as { id: string };
    try {
      return (await post(channelId)).id;
    } catch (error) {
      if (discordCodeOf(error) !== RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType) throw error;
      // What was typed in a thread gets one beside it.
      const { parent_id, type } = (await channel(channelId)) as APIThreadChannel;
      const isThread = type === ChannelType.PublicThread || type === ChannelType.PrivateThread;
      if (!isThread || !parent_id) throw error;
      try {
        return (await post(parent_id)).id;
      } catch (besideIt) {
        // A forum's posts are threads, too, and it wants other words for one (docs: resources/channel).
        throw discordCodeOf(besideIt) === RESTJSONErrorCodes.InvalidFormBodyOrContentType ? error : besideIt;
      }
    }
  };

  const remember = (userId: string, threadId: string) => {
    const [oldest] = made.keys();
    if (made.size >= REMEMBERED && oldest !== undefined) made.delete(oldest);
    made.set(userId, threadId);
  };

  const open = async ({ channelId, userId, name, known }: Parameters<Threads["open"]>[0]): Promise<OpenedThread> => {
    try {
      for (const id of new Set([known, made.get(userId)]))
        if (id !== undefined && (await rejoin(id, channelId, userId))) return { kind: "opened", threadId: id };
      const threadId = await make(channelId, name);
      remember(userId, threadId);
      await join(threadId, userId);
      return { kind: "opened", threadId };
    } catch (error) {
      const code = discordCodeOf(error);
      if (FORBIDDEN.includes(code)) return { kind: "lacking" };
      if (code === RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType) return { kind: "wrong-channel" };
      if (code === RESTJSONErrorCodes.MaximumActiveThreads) return { kind: "too-many" };
      if (isDiscordAway(error)) return { kind: "not-now" };
      throw error;
    }
  };

  return {
    open(asked) {
      const running = opening.get(asked.userId);
      if (running) return running;
      const begun = open(asked).finally(() => opening.delete(asked.userId));
      opening.set(asked.userId, begun);
      return begun;
    },

    async close(threadId) {
      for (const [userId, id] of made) if (id === threadId) made.delete(userId);
      try {
        await withDeadline(rest.delete(Routes.channel(threadId)));
      } catch {
        // Deleting takes Manage Threads, which the bot does not ask for. What is left behind is told to the person.
        await withDeadline(rest.delete(Routes.threadMembers(threadId, "@me"))).catch(() => undefined);
      }
    },
  };
}
