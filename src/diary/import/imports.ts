import { createHash } from "node:crypto";
import { z } from "zod";
import { createPersonalRows, type PersonalRows, type SweepDependencies, sweepRows } from "../../rows/personal-rows.ts";
import type { Rows, RowWrites, Transaction } from "../../rows/rows.ts";
import { InstantText } from "../../time/instants.ts";
import {
  diaryIn,
  hasNightOf,
  NOTHING_YET,
  nightsIn,
  type StoredDiary,
  tidied,
  withinTime,
  withNightsOf,
  withoutNightsOf,
  withoutStrays,
} from "../diary.ts";
import type { DiaryNight } from "../diary-night.ts";
import { NightsText, nightsInText, nightsTextOf } from "../nights-text.ts";

/** How long what was found in a file waits for *Import* to be pressed. */
export const WAITING_KEPT = { hours: 1 } as const;
/** How long an import can be undone. */
export const UNDO_KEPT = { hours: 24 } as const;

const MARK = "[0-9a-f]{8}";
/** `2026-03-12 1a2b3c4d;2026-03-13 …`: the nights that were added, each with what tells whether it was changed since. */
const Added = z.string().regex(new RegExp(`^(?:\\d{4}-\\d\\d-\\d\\d ${MARK}(?:;|$))*$`));
const Id = z.string().regex(new RegExp(`^${MARK}$`));

/** One person's last import: what waits for a press, or what was added and can still be taken back. */
export const StoredImport = z.strictObject({
  version: z.literal(1),
  waiting: z.strictObject({ id: Id, at: InstantText, nights: NightsText }).optional(),
  done: z.strictObject({ id: Id, at: InstantText, added: Added, here: z.int().min(0) }).optional(),
});
export type StoredImport = z.infer<typeof StoredImport>;

export type Imported = {
  readonly added: number;
  /** Nights of the file that were in the diary already. */
  readonly here: number;
};

export interface Imports extends PersonalRows {
  /**
   * Puts what was found aside until it is wanted, in place of what was put aside before.
   *
   * @returns how many nights are new, and by what they are asked for; without an id when none is
   */
  prepare(userId: string, nights: readonly DiaryNight[]): Promise<{ id?: string; fresh: number; here: number }>;
  /**
   * Writes it into the diary in one go; a night that is there stays as it is. Asking twice is asking once.
   *
   * @returns undefined when it does not wait any more
   */
  take(userId: string, id: string): Promise<Imported | undefined>;
  /** Forgets what waits. */
  cancel(userId: string, id: string): Promise<void>;
  /**
   * Takes back the nights that were added, but for those that were changed since.
   *
   * @returns undefined when it cannot be undone any more
   */
  undo(userId: string, id: string): Promise<{ dropped: number; changed: number } | undefined>;
  /** What is kept of it and not past its time. */
  find(userId: string): Promise<StoredImport | undefined>;
  /** Deletes what is past its time. */
  sweep(): Promise<void>;
}

/** Its locks are the diary's own: an import is a change of it. */
type Dependencies<Write> = SweepDependencies & {
  readonly rows: Rows<StoredImport> & RowWrites<StoredImport, Write>;
  readonly diaries: Pick<Rows<StoredDiary>, "get"> & RowWrites<StoredDiary, Write>;
  /** Of the store that both are in. */
  readonly transaction: Transaction<Write>;
  readonly now: () => Temporal.Instant;
  readonly scrub?: () => void;
  readonly onUnreadable: (error: unknown) => void;
};

export function createImports<Write>(dependencies: Dependencies<Write>): Imports {
  const { rows, diaries, transaction, locks, now, scrub, closing, mayDelete, onUnreadable } = dependencies;

  const diaryOf = async (userId: string): Promise<StoredDiary> => diaryIn(await diaries.get(userId)) ?? NOTHING_YET;

  /** One that cannot be read is as good as none: the diary itself has all that counts. */
  const read = async (userId: string): Promise<StoredImport | undefined> => {
    const row = await rows.get(userId);
    if (row.kind === "unreadable") onUnreadable(new Error("an import cannot be read"));
    return row.kind === "found" ? inTime(row.value, now()) : undefined;
  };

  const replace = async (userId: string): Promise<void> => {
    if ((await rows.get(userId)).kind === "unreadable") await rows.quarantine(userId);
  };

  return {
    ...createPersonalRows({ rows, locks, scrub }),

    prepare: (userId, nights) =>
      locks.withLock(userId, async () => {
        const diary = await diaryOf(userId);
        const fresh = nights.filter(({ night }) => !hasNightOf(diary, night));
        const here = nights.length - fresh.length;
        const { done } = (await read(userId)) ?? {};
        if (fresh.length === 0) return { fresh: 0, here };
        const text = nightsTextOf(fresh);
        const at = now().toString();
        const id = markOf(`${at} ${text}`);
        await replace(userId);
        await rows.put(userId, { version: 1, waiting: { id, at, nights: text }, ...(done && { done }) });
        return { id, fresh: fresh.length, here };
      }),

    take: (userId, id) =>
      locks.withLock(userId, async () => {
        const known = await read(userId);
        if (known?.done?.id === id) return { added: marksIn(known.done.added).size, here: known.done.here };
        if (known?.waiting?.id !== id) return undefined;
        const diary = await diaryOf(userId);
        const waiting = nightsInText(known.waiting.nights);
        const fresh = waiting.filter(({ night }) => !hasNightOf(diary, night));
        const here = waiting.length - fresh.length;
        const after = withinTime(withNightsOf(diary, fresh), now());
        const added = fresh.map((night) => `${night.night} ${markOfNight(night)}`).join(";");
        await transaction([
          ...(after === undefined ? [] : [diaries.putting(userId, tidied(after))]),
          rows.putting(userId, { version: 1, done: { id, at: now().toString(), added, here } }),
        ]);
        return { added: fresh.length, here };
      }),

    cancel: (userId, id) =>
      locks.withLock(userId, async () => {
        const known = await read(userId);
        if (known?.waiting?.id !== id) return;
        if (known.done) await rows.put(userId, { version: 1, done: known.done });
        else await rows.delete(userId);
        scrub?.();
      }),

    undo: (userId, id) =>
      locks.withLock(userId, async () => {
        const known = await read(userId);
        if (known?.done?.id !== id) return undefined;
        const added = marksIn(known.done.added);
        const diary = await diaryOf(userId);
        const same = nightsIn(diary).filter((night) => added.get(night.night) === markOfNight(night));
        const goes = new Set(same.map(({ night }) => night));
        const { past: _past, nights: _nights, ...rest } = diary;
        const left = withoutStrays({ ...rest, ...withoutNightsOf(diary, (date) => goes.has(date)) });
        const after = withinTime(left, now());
        await transaction([
          after === undefined ? diaries.deleting(userId) : diaries.putting(userId, tidied(after)),
          rows.deleting(userId),
        ]);
        scrub?.();
        return { dropped: goes.size, changed: added.size - goes.size };
      }),

    find: read,

    sweep: () =>
      sweepRows(
        rows,
        { locks, closing, mayDelete },
        (record) => inTime(record, now()) !== record,
        async (userId) => {
          const left = await read(userId);
          if (left) await rows.put(userId, left);
          else await rows.delete(userId);
        },
        () => onUnreadable(new Error("an import cannot be read")),
      ),
  };
}

/** The same record when all of it is within its time; undefined when nothing is left. */
function inTime(record: StoredImport, now: Temporal.Instant): StoredImport | undefined {
  const isFresh = (at: string, kept: Temporal.DurationLike) =>
    Temporal.Instant.compare(Temporal.Instant.from(at).add(kept), now) > 0;
  const waiting = record.waiting && isFresh(record.waiting.at, WAITING_KEPT) ? record.waiting : undefined;
  const done = record.done && isFresh(record.done.at, UNDO_KEPT) ? record.done : undefined;
  if (waiting === undefined && done === undefined) return undefined;
  if (waiting === record.waiting && done === record.done) return record;
  return { version: 1, ...(waiting && { waiting }), ...(done && { done }) };
}

/** As it is kept, so that it is the same whatever way the night came in. */
function markOfNight(night: DiaryNight): string {
  return markOf(nightsTextOf([night]));
}

function markOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

function marksIn(added: string): Map<string, string> {
  const parts = added === "" ? [] : added.split(";");
  return new Map(parts.map((part) => part.split(" ") as [string, string]));
}
