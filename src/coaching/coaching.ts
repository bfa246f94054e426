import type { Collection } from "../storage/core/collection.ts";
import type { UserLocks } from "../storage/core/user-locks.ts";
import { COACHING_KEPT, type CoachRecord, type Programme, type Shift } from "./record.ts";

/** The four weeks and the plan to move bedtime, as they are kept. Every method rejects where a record cannot be read. */
export interface Coaching {
  /** Undefined for who is in neither. */
  find(userId: string): Promise<CoachRecord | undefined>;
  /** Carries out what was decided about the programme, as one step: two presses at once are two, one after the other. */
  programme<O>(userId: string, decide: ProgrammeDecision<O>): Promise<O>;
  shift<O>(userId: string, decide: ShiftDecision<O>): Promise<O>;
  /** Every text that is kept, readable or not, those set aside included. */
  wordForWord(userId: string): Promise<readonly string[]>;
  /** Deletes all that is kept, readable or not; false when there was nothing. */
  forget(userId: string): Promise<boolean>;
  /** Deletes what nobody came back to. */
  sweep(): Promise<void>;
}

type Decided<T, O> = { readonly next: T | undefined; readonly outcome: O };
export type ProgrammeDecision<O> = (current: Programme | undefined) => Decided<Programme, O>;
export type ShiftDecision<O> = (current: Shift | undefined) => Decided<Shift, O>;

type Parts = {
  readonly rows: Collection<CoachRecord>;
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

/** So many records are gone through in some milliseconds, between which people are answered. */
const PAGE = 50;

export function createCoaching({
  rows,
  locks,
  now,
  scrub,
  closing,
  mayDelete = () => true,
  onUnreadable,
}: Parts): Coaching {
  const find = async (userId: string): Promise<CoachRecord | undefined> => {
    const read = await rows.get(userId);
    if (read.kind === "unreadable") throw new UnreadableCoaching();
    return read.kind === "found" ? read.value : undefined;
  };

  /** Under the person's lock. An empty record is no record. */
  const write = async (userId: string, { programme, shift }: Omit<CoachRecord, "version">): Promise<void> => {
    if (programme === undefined && shift === undefined) {
      if (await rows.delete(userId)) scrub?.();
    } else await rows.put(userId, { version: 1, ...(programme && { programme }), ...(shift && { shift }) });
  };

  return {
    find,

    programme: (userId, decide) =>
      locks.withLock(userId, async () => {
        const current = await find(userId);
        const { next, outcome } = decide(current?.programme);
        if (next !== current?.programme)
          await write(userId, { ...(next && { programme: next }), ...(current?.shift && { shift: current.shift }) });
        return outcome;
      }),

    shift: (userId, decide) =>
      locks.withLock(userId, async () => {
        const current = await find(userId);
        const { next, outcome } = decide(current?.shift);
        if (next !== current?.shift)
          await write(userId, {
            ...(current?.programme && { programme: current.programme }),
            ...(next && { shift: next }),
          });
        return outcome;
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
        if (row.kind === "unreadable") onUnreadable(new UnreadableCoaching());
        if (row.kind !== "found" || !isPastItsTime(row.value, now())) continue;
        await locks.withLock(userId, async () => {
          const record = await find(userId);
          if (record === undefined || !isPastItsTime(record, now())) return;
          await rows.delete(userId);
          scrub?.();
        });
      }
    },
  };
}

/** A record that an earlier or later version, or a hand in the database, wrote. */
class UnreadableCoaching extends Error {
  override readonly name = "UnreadableCoaching";

  constructor() {
    super("a record of coaching cannot be read");
  }
}

function isPastItsTime({ programme, shift }: CoachRecord, now: Temporal.Instant): boolean {
  const first = now.toZonedDateTimeISO("UTC").toPlainDate().subtract(COACHING_KEPT).toString();
  return [programme, shift].every((one) => one === undefined || one.touchedOn < first);
}
