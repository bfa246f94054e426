import { type APIAttachment, type APIMessage, type APIUser, MessageFlags, MessageType } from "discord-api-types/v10";
import { addKeeping } from "../keep-last.ts";
import { invalidForm } from "../rest/api-error.ts";
import type { Upload } from "../rest/body.ts";
import { SETTABLE } from "../rules/flags.ts";
import type { Person, Place, SeenMessage } from "../types.ts";
import { type Channel, findChannel, type World } from "../world.ts";
import { attachmentsAfter, mediaProblems } from "./attachments.ts";
import { checkMessage, type MessageFields } from "./check-message.ts";
import { type AnyComponent, withIds } from "./component-tree.ts";
import { mentionedUsers } from "./mentions.ts";

/** A message and who may see it. `message` is replaced by an edit, never changed in place. */
export type Stored = {
  message: APIMessage;
  readonly channel: Channel;
  /** Set when only this person can see it. */
  readonly onlyFor: Person | undefined;
  deleted: boolean;
};

export type Change = {
  /** "waiting": the placeholder of a deferred answer; "filled": that placeholder got its content. */
  readonly kind: "created" | "waiting" | "filled" | "edited" | "deleted";
  readonly stored: Stored;
};

/** What a request may say about a message; anything else in its body is not looked at. */
export type MessageBody = Readonly<Record<string, unknown>>;

export type NewMessage = {
  readonly channel: Channel;
  readonly author: APIUser;
  readonly body: MessageBody;
  readonly type?: MessageType;
  readonly onlyFor?: Person | undefined;
  /** A placeholder: "… is thinking". */
  readonly loading?: boolean;
  readonly extra?: Partial<APIMessage>;
  readonly uploads?: readonly Upload[];
  /** Where the message stands in the request body, for naming what is wrong with it. */
  readonly at?: readonly string[];
};

export type MessageStore = ReturnType<typeof createMessageStore>;

/** All messages of the local Discord, in memory, in the order in which they came. */
export function createMessageStore(options: {
  readonly world: World;
  readonly now: () => Temporal.Instant;
  readonly newId: () => string;
  readonly onChange: (change: Change) => void;
  /** How many are remembered, at least. */
  readonly keep: number;
  /** Keeps a file, and says where it can be had. */
  readonly keepFile: (channelId: string, attachmentId: string, upload: Upload) => string;
}) {
  const { world, now, newId, onChange, keepFile } = options;
  const all: Stored[] = [];
  const byId = new Map<string, Stored>();
  const users = [world.bot, ...world.people.map((person) => person.user)];

  /** The parts of a message that its body decides. */
  function written(body: MessageBody, flags: number): Partial<APIMessage> & Pick<APIMessage, "content"> {
    const content = (body.content as string | null | undefined) ?? "";
    const components = withIds((body.components as AnyComponent[] | null | undefined) ?? []);
    const embeds = (body.embeds as APIMessage["embeds"] | null | undefined) ?? [];
    return {
      content,
      components: components as unknown as NonNullable<APIMessage["components"]>,
      embeds: embeds.map((embed) => ({ type: "rich" as NonNullable<typeof embed.type>, ...embed })),
      mentions: mentionedUsers({ content, components }, body.allowed_mentions, users),
      flags,
    };
  }

  /**
   * The files after a request, and with them the rules that concern the whole message.
   *
   * @throws {ApiError} 50006 or 50035
   */
  function checked(
    whole: MessageFields,
    files: { readonly asked: unknown; readonly uploads: readonly Upload[]; readonly before: readonly APIAttachment[] },
    channel: Channel,
    at: readonly string[],
  ): APIAttachment[] {
    const attachments = attachmentsAfter({
      ...files,
      at,
      keep(upload) {
        const id = newId();
        const url = keepFile(channel.id, id, upload);
        return { id, url, proxy_url: url };
      },
    });
    checkMessage({ ...whole, attachments }, at);
    const problems = mediaProblems((whole.components as AnyComponent[] | null | undefined) ?? [], attachments);
    if (problems.length > 0) throw invalidForm(problems.map((each) => ({ ...each, path: [...at, ...each.path] })));
    return attachments;
  }

  return {
    /** @throws {ApiError} 50006 or 50035 when Discord would not take it */
    add(draft: NewMessage): Stored {
      const { body } = draft;
      const files = { asked: body.attachments, uploads: draft.uploads ?? [], before: [] };
      // What Discord writes itself, such as who was added to a thread, has nothing in it.
      const isChecked = !draft.loading && draft.type !== MessageType.RecipientAdd;
      const attachments = isChecked ? checked(body, files, draft.channel, draft.at ?? []) : [];
      const flags =
        (Number(body.flags ?? 0) & SETTABLE.create) |
        (draft.onlyFor ? MessageFlags.Ephemeral : 0) |
        (draft.loading ? MessageFlags.Loading : 0);
      const nonce = body.nonce as string | number | undefined;
      const stored: Stored = {
        channel: draft.channel,
        onlyFor: draft.onlyFor,
        deleted: false,
        message: {
          id: newId(),
          channel_id: draft.channel.id,
          type: draft.type ?? MessageType.Default,
          author: draft.author,
          timestamp: now().toString({ fractionalSecondDigits: 3 }),
          edited_timestamp: null,
          tts: false,
          mention_everyone: false,
          mention_roles: [],
          attachments,
          pinned: false,
          ...written(body, flags),
          ...(nonce !== undefined && { nonce }),
          ...draft.extra,
        } as APIMessage,
      };
      addKeeping(all, stored, options.keep, ({ message }) => byId.delete(message.id));
      byId.set(stored.message.id, stored);
      onChange({ kind: draft.loading ? "waiting" : "created", stored });
      return stored;
    },

    /**
     * Fields left out stay as they are. IS_COMPONENTS_V2 can be set and never taken back; the first edit of a
     * placeholder fills it in.
     *
     * @throws {ApiError} 50006 or 50035 when Discord would not take the result
     */
    edit(stored: Stored, body: MessageBody, at: readonly string[] = [], uploads: readonly Upload[] = []): void {
      const before = stored.message;
      const wasWaiting = isWaiting(stored);
      const kept = (before.flags ?? 0) & ~MessageFlags.Loading;
      const flags = kept | (Number(body.flags ?? 0) & SETTABLE.edit);
      const { content, embeds, components } = { ...before, ...body };
      const { allowed_mentions } = body;
      const files = { asked: body.attachments, uploads, before: before.attachments };
      const whole = { content, embeds, components, flags, allowed_mentions };
      const attachments = checked(whole, files, stored.channel, at);
      stored.message = {
        ...before,
        ...written({ allowed_mentions, content, embeds, components }, flags),
        attachments,
        edited_timestamp: wasWaiting ? null : now().toString({ fractionalSecondDigits: 3 }),
      };
      onChange({ kind: wasWaiting ? "filled" : "edited", stored });
    },

    remove(stored: Stored): void {
      stored.deleted = true;
      onChange({ kind: "deleted", stored });
    },

    /** Also finds deleted ones: a nonce may still lead to them. */
    find: (id: string): Stored | undefined => byId.get(id),

    /** To be called when a channel has got another id. */
    rehome(channel: Channel): void {
      for (const stored of all) {
        if (stored.channel === channel) stored.message = { ...stored.message, channel_id: channel.id };
      }
    },

    /** What a channel holds for everybody, oldest first. */
    inChannel: (channel: Channel): Stored[] =>
      all.filter((stored) => stored.channel.id === channel.id && !stored.deleted && !stored.onlyFor),

    /** What one person sees in a place, oldest first; placeholders are not shown. */
    seenBy(person: Person, place: Place): SeenMessage[] {
      const channel = findChannel(world, person, place);
      return channel === undefined ? [] : this.seenIn(person, channel.id);
    },

    /** What one person sees in a channel. */
    seenIn(person: Person, channelId: string): SeenMessage[] {
      return all
        .filter((stored) => stored.channel.id === channelId && canSee(person, stored) && !isWaiting(stored))
        .map(asSeen);
    },

    /** The placeholders one person sees in a place. */
    waitingFor(person: Person, place: Place): SeenMessage[] {
      const channel = findChannel(world, person, place);
      return all
        .filter((stored) => isWaiting(stored) && stored.channel === channel && canSee(person, stored))
        .map(asSeen);
    },
  };
}

export function isWaiting(stored: Stored): boolean {
  return ((stored.message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

export function canSee(person: Person, stored: Stored): boolean {
  const isThere = stored.channel.people.some((member) => member.user.id === person.user.id);
  return (
    isThere &&
    stored.channel.thread?.isDeleted !== true &&
    !stored.deleted &&
    (!stored.onlyFor || stored.onlyFor.user.id === person.user.id)
  );
}

export function asSeen(stored: Stored): SeenMessage {
  return {
    message: stored.message,
    place: stored.channel.place,
    onlyFor: stored.onlyFor?.user.id,
    components: stored.message.components ?? [],
  };
}
