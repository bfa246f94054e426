import { z } from "zod";
import type { Collection } from "../storage/core/collection.ts";
import type { UserLocks } from "../storage/core/user-locks.ts";
import { InstantText } from "../time/instants.ts";
import { DIARY_KEPT, DiaryNight } from "./diary-night.ts";
import { Looked, lookedOn } from "./looked.ts";
import type { TypedNight } from "./night-form.ts";

/** How long what a form had that could not be read is kept, so that nobody has to type it again. */
export const DRAFT_KEPT = { hours: 24 } as const;
/** Longest text of one field of the form. */
export const LONGEST_FIELD = 60;

const FieldText = z.string().max(LONGEST_FIELD);

const Draft = z.strictObject({
  night: z.iso.date(),
  zone: z.string().min(1),
  bed: FieldText,
  onset: FieldText,
  awake: FieldText,
  rise: FieldText,
  quality: FieldText,
  /** When it was typed. */
  at: InstantText,
});
export type Draft = z.infer<typeof Draft>;

/**
 * What is kept of one person's diary: a single record, so that listing and deleting it is one step. 400 nights are some
 * 80 kB at the most, written at most once for each form.
 */
export const DiaryRecord = z.strictObject({
  version: z.literal(1),
  /** In order of their evenings, one for each. */
  nights: z.array(DiaryNight),
  /** The days in a row on which `/diary week` was asked for; absent once somebody was told that weekly is enough. */
  looked: Looked.optional(),
  /** The person was told so: it is said once. */
  toldWeekly: z.literal(true).optional(),
  /**
   * The evenings that the person calls free, Monday 1 to Sunday 7; absent when they chose none. Whoever reads a diary
   * without knowing this may ignore it.
   */
  freeNights: z.array(z.int().min(1).max(7)).optional(),
  /** What the last form had in fields that could not be read, as it was typed; absent once all was read. */
  draft: Draft.optional(),
});
export type DiaryRecord = z.infer<typeof DiaryRecord>;

/** Somebody's sleep diary. Every method rejects when the record cannot be read: a diary is never written over. */
export interface Diary {
  /** What is kept and not past its time; undefined when that is nothing. */
  find(userId: string): Promise<DiaryRecord | undefined>;
  /** The nights that are noted, by the date of their evening; none when the record cannot be read. */
  nightsNoted(userId: string): Promise<ReadonlySet<string>>;
  /**
   * Keeps a night in place of an earlier telling of it, and drops the draft.
   *
   * @param unread what was typed in the fields that could not be read, to be kept as the draft of that night
   */
  keepNight(userId: string, night: DiaryNight, unread?: TypedNight): Promise<void>;
  /** Drops one night, and the draft; false when there was no such night. */
  dropNight(userId: string, night: string): Promise<boolean>;
  /**
   * Notes that somebody looked at their week on `today`; whether to tell them, this once, that weekly is enough. Nothing
   * is noted for who has no nights.
   */
  look(userId: string, today: string): Promise<boolean>;
  /** Keeps which evenings the person calls free; none of them takes the choice back. Nothing is kept without nights. */
  chooseFreeNights(userId: string, days: readonly number[]): Promise<void>;
  /** Keeps what was typed for a night, in place of an earlier draft. */
  keepDraft(userId: string, night: string, zone: string, typed: TypedNight): Promise<void>;
  /** Every text that is kept, readable or not, those set aside included. */
  wordForWord(userId: string): Promise<readonly string[]>;
  /** Deletes all that is kept, readable or not; false when there was nothing. */
  forget(userId: string): Promise<boolean>;
  /** Deletes what is past its time. */
  sweep(): Promise<void>;
}

type Parts = {
  readonly rows: Collection<DiaryRecord>;
  readonly locks: UserLocks;
  readonly now: () => Temporal.Instant;
  /** Called when something was deleted for a person. */
  readonly scrub?: () => void;
  /** Aborted when the bot closes: going through everybody ends early. */
  readonly closing?: AbortSignal;
  /** Whether what is past its time may be deleted now. Default: it may. */
  readonly mayDelete?: () => boolean;
  /** Told of records that cannot be read; they stay as they are. */
  readonly onUnreadable: (error: unknown) => void;
};

const NOTHING_YET: DiaryRecord = { version: 1, nights: [] };

/** So many records are gone through in some milliseconds, between which people are answered. */
const PAGE = 50;

export function createDiary({ rows, locks, now, scrub, closing, mayDelete = () => true, onUnreadable }: Parts): Diary {
  const read = async (userId: string): Promise<DiaryRecord | undefined> => {
    const row = await rows.get(userId);
    if (row.kind === "unreadable") throw new UnreadableDiary();
    return row.kind === "found" ? row.value : undefined;
  };

  /** Under the person's lock. */
  const write = async (userId: string, record: DiaryRecord): Promise<void> => {
    const isEmpty = record.nights.length === 0 && record.draft === undefined;
    const kept = isEmpty || mayDelete() ? withinTime(record, now()) : record;
    if (kept === undefined) await rows.delete(userId);
    else await rows.put(userId, kept);
  };

  const change = <T>(
    userId: string,
    to: (nights: readonly DiaryNight[]) => Pick<DiaryRecord, "nights" | "draft">,
    result: (before: readonly DiaryNight[]) => T,
  ) =>
    locks.withLock(userId, async () => {
      const { draft: _replaced, ...current } = (await read(userId)) ?? NOTHING_YET;
      await write(userId, { ...current, ...to(current.nights) });
      return result(current.nights);
    });

  return {
    async find(userId) {
      const record = await read(userId);
      return record && withinTime(record, now());
    },

    async nightsNoted(userId) {
      const row = await rows.get(userId);
      if (row.kind === "unreadable") onUnreadable(new UnreadableDiary());
      return new Set(row.kind === "found" ? row.value.nights.map(({ night }) => night) : []);
    },

    keepNight: (userId, night, unread) =>
      change(
        userId,
        (nights) => ({
          nights: inOrder([...nights.filter((one) => one.night !== night.night), night]),
          ...(unread && { draft: { ...unread, night: night.night, zone: night.zone, at: now().toString() } }),
        }),
        () => undefined,
      ),

    dropNight: (userId, night) =>
      change(
        userId,
        (nights) => ({ nights: nights.filter((one) => one.night !== night) }),
        (before) => before.some((one) => one.night === night),
      ),

    keepDraft: (userId, night, zone, typed) =>
      change(
        userId,
        (nights) => ({ nights: [...nights], draft: { ...typed, night, zone, at: now().toString() } }),
        () => undefined,
      ),

    look: (userId, today) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (record === undefined || record.toldWeekly) return false;
        const { looked, isToTell } = lookedOn(record.looked, today);
        if (looked === record.looked) return false;
        const { looked: _before, ...rest } = record;
        await write(userId, isToTell ? { ...rest, toldWeekly: true } : { ...rest, looked });
        return isToTell;
      }),

    chooseFreeNights: (userId, days) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (record === undefined) return;
        const { freeNights: _before, ...rest } = record;
        const chosen = [...new Set(days)].sort((a, b) => a - b);
        await write(userId, chosen.length > 0 ? { ...rest, freeNights: chosen } : rest);
      }),

    wordForWord: (userId) => rows.wordForWord(userId),

    forget: (userId) =>
      locks.withLock(userId, async () => {
        const hadAny = await rows.erase(userId);
        if (hadAny) scrub?.();
        return hadAny;
      }),

    async sweep() {
      for await (const [userId, row] of rows.entries({ pageSize: PAGE })) {
        if (closing?.aborted || !mayDelete()) return;
        if (row.kind === "unreadable") onUnreadable(new UnreadableDiary());
        if (row.kind !== "found" || withinTime(row.value, now()) === row.value) continue;
        await locks.withLock(userId, async () => {
          const record = await read(userId);
          if (record) await write(userId, record);
        });
      }
    },
  };
}

/** A diary that an earlier or later version, or a hand in the database, wrote. */
class UnreadableDiary extends Error {
  override readonly name = "UnreadableDiary";

  constructor() {
    super("a diary cannot be read");
  }
}

function inOrder(nights: readonly DiaryNight[]): DiaryNight[] {
  return nights.toSorted((a, b) => (a.night < b.night ? -1 : 1));
}

/** The same record when all of it is within its time; undefined when nothing is left. */
function withinTime(record: DiaryRecord, now: Temporal.Instant): DiaryRecord | undefined {
  const first = now.toZonedDateTimeISO("UTC").toPlainDate().subtract(DIARY_KEPT).toString();
  const draft = record.draft && isFresh(record.draft, now) ? record.draft : undefined;
  const nights = record.nights.filter(({ night }) => night >= first);
  if (nights.length === 0 && draft === undefined) return undefined;
  if (nights.length === record.nights.length && draft === record.draft) return record;
  const { draft: _before, ...rest } = record;
  return { ...rest, nights, ...(draft && { draft }) };
}

function isFresh({ at }: Draft, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at).add(DRAFT_KEPT), now) > 0;
}
