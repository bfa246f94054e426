import type { PersonLocks, Rows } from "./rows.ts";

/** Rows of which each person has one at most: told word for word and deleted in the same way, whatever is in them. */
export interface PersonalRows {
  /** Every text that is kept, readable or not, those in quarantine included. */
  wordForWord(userId: string): Promise<readonly string[]>;
  /** Deletes all that is kept, readable or not; false when there was nothing. */
  forget(userId: string): Promise<boolean>;
}

type Dependencies = {
  readonly rows: Pick<Rows<unknown>, "erase" | "wordForWord">;
  readonly locks: PersonLocks;
  /** Called when something was deleted for a person. */
  readonly scrub?: (() => void) | undefined;
};

export function createPersonalRows({ rows, locks, scrub }: Dependencies): PersonalRows {
  return {
    wordForWord: (userId) => rows.wordForWord(userId),
    forget: (userId) =>
      locks.withLock(userId, async () => {
        const hadAny = await rows.erase(userId);
        if (hadAny) scrub?.();
        return hadAny;
      }),
  };
}

/** What goes through everybody's row has to know. */
export type SweepDependencies = {
  readonly locks: PersonLocks;
  /** Aborted when the bot closes: going through everybody ends early. */
  readonly closing?: AbortSignal | undefined;
  /** Whether what is past its time may be deleted now. Default: it may. */
  readonly mayDelete?: (() => boolean) | undefined;
};

/** So many records are gone through in some milliseconds, between which people are answered. */
const PAGE = 50;

/**
 * Goes through everybody's row, and puts those right that are past their time.
 *
 * @param isDue whether something of a record is past its time
 * @param mend does what is to be done, under the person's lock; the record may have changed since `seen` was read
 * @param onUnreadable told of each that cannot be read; it stays as it is
 */
export async function sweepRows<T>(
  rows: Pick<Rows<T>, "entries">,
  { locks, closing, mayDelete = () => true }: SweepDependencies,
  isDue: (record: T) => boolean,
  mend: (userId: string, seen: T) => Promise<void>,
  onUnreadable: () => void = () => {},
): Promise<void> {
  for await (const [userId, row] of rows.entries({ pageSize: PAGE })) {
    if (closing?.aborted || !mayDelete()) return;
    if (row.kind === "unreadable") onUnreadable();
    if (row.kind === "found" && isDue(row.value)) await locks.withLock(userId, () => mend(userId, row.value));
  }
}
