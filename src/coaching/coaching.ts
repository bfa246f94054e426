import { createPersonalRows, type PersonalRows, type SweepDependencies, sweepRows } from "../rows/personal-rows.ts";
import type { Rows } from "../rows/rows.ts";
import { COACHING_KEPT, type CoachRecord, type Programme, type Shift } from "./record.ts";

/** The four weeks and the plan to move bedtime, as they are kept. Every method rejects where a record cannot be read. */
export interface Coaching extends PersonalRows {
  /** Undefined for who is in neither. */
  find(userId: string): Promise<CoachRecord | undefined>;
  /** Carries out what was decided about the programme, as one step: two presses at once are two, one after the other. */
  programme<O>(userId: string, decide: ProgrammeDecision<O>): Promise<O>;
  shift<O>(userId: string, decide: ShiftDecision<O>): Promise<O>;
  /** Deletes what nobody came back to. */
  sweep(): Promise<void>;
}

type Decided<T, O> = { readonly next: T | undefined; readonly outcome: O };
export type ProgrammeDecision<O> = (current: Programme | undefined) => Decided<Programme, O>;
export type ShiftDecision<O> = (current: Shift | undefined) => Decided<Shift, O>;

type Dependencies = SweepDependencies & {
  readonly rows: Rows<CoachRecord>;
  readonly now: () => Temporal.Instant;
  /** Called when something was deleted for a person. */
  readonly scrub?: () => void;
  /** Told of records that cannot be read; they stay as they are. */
  readonly onUnreadable: (error: unknown) => void;
};

export function createCoaching({ rows, locks, now, scrub, closing, mayDelete, onUnreadable }: Dependencies): Coaching {
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
    ...createPersonalRows({ rows, locks, scrub }),
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

    sweep: () =>
      sweepRows(
        rows,
        { locks, closing, mayDelete },
        (record) => isPastItsTime(record, now()),
        async (userId) => {
          const record = await find(userId);
          if (record === undefined || !isPastItsTime(record, now())) return;
          await rows.delete(userId);
          scrub?.();
        },
        () => onUnreadable(new UnreadableCoaching()),
      ),
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
