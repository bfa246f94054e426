import type { AnyRecord, ThreadTrouble } from "./reminder.ts";

/** Where a message goes: the id of a private thread of a server, or undefined for the person's direct messages. */
export type Destination = string | undefined;

/**
 * The thread that the person's messages go to. One that is deleted, or that they have left, is none any more; one in
 * which the bot may not write just now still is.
 */
export function threadOf(record: Pick<AnyRecord, "thread"> | undefined): Destination {
  const { id, trouble } = record?.thread ?? {};
  return trouble === "gone" || trouble === "left" ? undefined : id;
}

/** Whether nothing more can come where messages went: the thread is deleted, or the person has left it. */
export function hasLostThread(record: Pick<AnyRecord, "thread"> | undefined): boolean {
  return record?.thread !== undefined && threadOf(record) === undefined;
}

/** The record with its messages going to `thread` from now on. */
export function goingTo<R extends AnyRecord>(current: R, thread: Destination): R {
  const { thread: _before, ...others } = current;
  return (thread === undefined ? others : { ...others, thread: { id: thread } }) as R;
}

/**
 * What became of a message to `thread`, as far as that thread is concerned: it is in order, or why not. Nothing changes
 * when the person has chosen another destination meanwhile.
 */
export function withTrouble<R extends AnyRecord>(
  current: R,
  thread: Destination,
  trouble: ThreadTrouble | undefined,
): R {
  if (thread === undefined || current.thread?.id !== thread || current.thread.trouble === trouble) return current;
  return { ...current, thread: { id: thread, ...(trouble && { trouble }) } };
}

/** What to tell the person at their next command, with the reason where it is the thread. */
export function noticeOf({ notice, thread }: AnyRecord): AnyRecord["notice"] | `thread-${ThreadTrouble}` {
  return notice === "dms-refused" && thread?.trouble ? `thread-${thread.trouble}` : notice;
}
export type Notice = NonNullable<ReturnType<typeof noticeOf>>;
