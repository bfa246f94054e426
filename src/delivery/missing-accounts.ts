import { z } from "zod";
import type { PersonLocks, Rows } from "../rows/rows.ts";
import { InstantText } from "../time/instants.ts";
import type { DeliveryReporter } from "./delivery-event.ts";
import type { MessageKind } from "./message-kind.ts";
import type { Outbox } from "./outbox.ts";

/** So many times Discord has to say, each time asked for the account itself, that there is none. */
export const LOOKS_BEFORE_ERASING = 4;
/** Between two looks; an outage that calls everybody unknown is over long before. */
export const LOOK_AGAIN_AFTER = { hours: 24 } as const;
/** The second look comes sooner: of an outage's mistake nobody should lose more than a night. */
export const FIRST_LOOK_AGAIN_AFTER = { hours: 1 } as const;

const MessageKindName = z.enum(["wind-down", "check-in", "weekly"]);

/** What is kept about an account that Discord says does not exist, until it is erased or seen again. */
export const MissingAccount = z.strictObject({
  version: z.literal(1),
  /** When Discord first said so. */
  since: InstantText,
  /** How often it was looked up and not found, and when last. */
  looks: z.int().positive(),
  lookedAt: InstantText,
  /** Whose messages were paused for it, to be resumed when the account is seen again. */
  paused: z.array(MessageKindName).max(MessageKindName.options.length),
});
export type MissingAccount = z.infer<typeof MissingAccount>;

/**
 * Accounts that Discord says do not exist. One such answer erases nothing, since Discord has given it by mistake: the
 * person's messages pause, the account is looked up again over several days, and all that is kept goes only when it
 * was missing each time. Whatever the person does meanwhile, or Discord finding them again, ends it.
 */
export interface MissingAccounts {
  /** The account was looked up just now and not found; messages of that kind are paused by now. */
  missing(userId: string, kind: MessageKind<never>["name"]): Promise<void>;
  /** The person did something, so there is an account. */
  seen(userId: string): Promise<void>;
  /** Looks up whoever is due for it. */
  sweep(): Promise<void>;
  wordForWord(userId: string): Promise<readonly string[]>;
  /** Deletes what is kept of it; false when there was nothing. */
  forget(userId: string): Promise<boolean>;
}

type Dependencies = {
  readonly rows: Rows<MissingAccount>;
  readonly locks: PersonLocks;
  readonly outbox: Pick<Outbox, "lookUp">;
  readonly now: () => Temporal.Instant;
  readonly report: DeliveryReporter;
  /** The account is there after all: messages of that kind that were paused for it come again. */
  readonly resume: (userId: string, kind: MessageKind<never>["name"]) => Promise<void>;
  /** Erases all that is kept about the person, of whatever kind. */
  readonly erase: (userId: string) => Promise<void>;
  readonly closing?: AbortSignal | undefined;
  /** Whether the wall clock may be gone by in deleting. Default: it may. */
  readonly mayDelete?: (() => boolean) | undefined;
};

export function createMissingAccounts(dependencies: Dependencies): MissingAccounts {
  const { rows, locks, outbox, now, report, resume, erase, closing, mayDelete = () => true } = dependencies;

  /** Under the account's lock. */
  const isBack = async (userId: string, { paused }: MissingAccount) => {
    for (const kind of paused) await resume(userId, kind);
    await rows.delete(userId); // last, so that a crash in between resumes once more rather than never
    report({ type: "account-back", userId });
  };

  const lookAgain = (userId: string) =>
    locks.withLock(userId, async () => {
      const read = await rows.get(userId); // anew: the person may have been seen since
      if (read.kind !== "found" || !isDue(read.value, now())) return;
      const found = await outbox.lookUp(userId);
      if (found === "unclear") return; // says nothing; asked again with the next sweep
      if (found === "there") return isBack(userId, read.value);
      const looks = read.value.looks + 1;
      if (looks >= LOOKS_BEFORE_ERASING) {
        if (!mayDelete()) return; // that days have passed is the clock's word alone; asked again with the next sweep
        await erase(userId);
        await rows.delete(userId);
        return report({ type: "account-gone", userId });
      }
      const row: MissingAccount = { ...read.value, looks, lookedAt: now().toString() };
      await rows.put(userId, row);
      report({ type: "account-missing", userId, looks, erasedAfter: erasedAfter(row) });
    });

  return {
    missing: (userId, kind) =>
      locks.withLock(userId, async () => {
        const read = await rows.get(userId);
        if (read.kind === "unreadable") await rows.quarantine(userId);
        const at = now().toString();
        const before = read.kind === "found" ? read.value : undefined;
        const row: MissingAccount = before ?? { version: 1, since: at, looks: 1, lookedAt: at, paused: [] };
        await rows.put(userId, { ...row, paused: [...new Set([...row.paused, kind])] });
        if (before === undefined)
          report({ type: "account-missing", userId, looks: row.looks, erasedAfter: erasedAfter(row) });
      }),

    async seen(userId) {
      if ((await rows.get(userId)).kind !== "found") return; // as for nearly everybody, without a lock
      await locks.withLock(userId, async () => {
        const read = await rows.get(userId);
        if (read.kind === "found") await isBack(userId, read.value);
      });
    },

    async sweep() {
      for await (const [userId, read] of rows.entries()) {
        if (closing?.aborted) return;
        if (read.kind === "found" && isDue(read.value, now())) await lookAgain(userId);
      }
    },

    wordForWord: (userId) => rows.wordForWord(userId),
    forget: (userId) => locks.withLock(userId, () => rows.erase(userId)),
  };
}

function isDue(row: MissingAccount, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, nextLookAt(row)) >= 0;
}

function nextLookAt({ looks, lookedAt }: MissingAccount): Temporal.Instant {
  return Temporal.Instant.from(lookedAt).add(looks === 1 ? FIRST_LOOK_AGAIN_AFTER : LOOK_AGAIN_AFTER);
}

/** When all is erased at the earliest, should every look find nothing. */
function erasedAfter(row: MissingAccount): Temporal.Instant {
  return nextLookAt(row).add({ hours: LOOK_AGAIN_AFTER.hours * (LOOKS_BEFORE_ERASING - 1 - row.looks) });
}
