import type { ThreadSeen } from "./types.ts";
import { type Channel, ownerOf, type Thread, type World } from "./world.ts";

/** A private thread: seen by who is in it, and by who moderates the server. Source: docs.discord.com, "Threads". */
export type ThreadChannel = Channel & { readonly thread: Thread };

type Given = Pick<Thread, "name" | "archiveAfterMinutes" | "isInvitable"> & {
  readonly id: string;
  readonly parent: Channel;
  readonly now: Temporal.Instant;
};

/** Makes a thread with nobody in it but the bot that made it. */
export function addThread(world: World, { id, parent, now, name, archiveAfterMinutes, isInvitable }: Given) {
  const members: Thread["members"] = new Set();
  const channel: ThreadChannel = {
    id,
    place: "thread",
    get people() {
      return [...new Set([...members, ownerOf(world)])];
    },
    thread: {
      parentId: parent.id,
      isInvitable,
      createdAt: now,
      name,
      members,
      archiveAfterMinutes,
      isShut: false,
      isLocked: false,
      isDeleted: false,
      activeAt: now,
    },
  };
  world.channels.push(channel);
  return channel;
}

export function isThread(channel: Channel): channel is ThreadChannel {
  return channel.thread !== undefined;
}

/** Whether a thread stands in no list of channels: somebody archived it, or nothing was written for as long as it says. */
export function isArchived({ isShut, activeAt, archiveAfterMinutes }: Thread, now: Temporal.Instant): boolean {
  return isShut || Temporal.Instant.compare(activeAt.add({ minutes: archiveAfterMinutes }), now) <= 0;
}

/** Something was written in it, or it was taken out of the archive. */
export function wake(thread: Thread, now: Temporal.Instant): void {
  thread.isShut = false;
  thread.activeAt = now;
}

export function threadSeen({ thread }: Channel, now: Temporal.Instant): ThreadSeen | undefined {
  if (thread === undefined) return undefined;
  const { name, isLocked, isDeleted, members } = thread;
  return {
    name,
    isLocked,
    isDeleted,
    isArchived: isArchived(thread, now),
    members: [...members].map(({ user }) => user.id),
  };
}
