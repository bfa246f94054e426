import type { AnyRecord, ThreadTrouble } from "./reminder.ts";

/** Where a message goes: the id of a private thread of a server, or undefined for the person's direct messages. */
export type Thread = string | undefined;

/**
 * Where the person's messages go. A thread that is deleted, or that they have left, is a place no more; one in which the
 * bot may not write just now still is.
 */
export function threadOf(record: Pick<AnyRecord, "thread"> | undefined): Thread {
  const { id, trouble } = record?.thread ?? {};
  return trouble === "gone" || trouble === "left" ? undefined : id;
}

/** Whether nothing more can come where messages went: the thread is deleted, or the person has left it. */
export function hasLostPlace(record: Pick<AnyRecord, "thread"> | undefined): boolean {
  return record?.thread !== undefined && threadOf(record) === undefined;
}

/** The record with its messages going to `thread` from now on. */
export function placedIn<R extends AnyRecord>(current: R, thread: Thread): R {
  const { thread: _before, ...others } = current;
  return (thread === undefined ? others : { ...others, thread: { id: thread } }) as R;
}

/**
 * What became of a message to `thread`, as far as that thread is concerned: it is in order, or why not. Nothing changes
 * when the person has chosen another place meanwhile.
 */
export function withTrouble<R extends AnyRecord>(current: R, thread: Thread, trouble: ThreadTrouble | undefined): R {
  if (thread === undefined || current.thread?.id !== thread || current.thread.trouble === trouble) return current;
  return { ...current, thread: { id: thread, ...(trouble && { trouble }) } };
}

/** What to tell the person at their next command, with the reason where it is the thread. */
export function noticeOf({ notice, thread }: AnyRecord): AnyRecord["notice"] | `thread-${ThreadTrouble}` {
  return notice === "dms-refused" && thread?.trouble ? `thread-${thread.trouble}` : notice;
}
export type Notice = NonNullable<ReturnType<typeof noticeOf>>;
