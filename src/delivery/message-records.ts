import type { AnyRecord, Reminder } from "../nights/reminder.ts";
import type { PersonLocks, Read, Rows, RowWrites, Transaction } from "../rows/rows.ts";
import type { Agenda, AgendaWrites, Plan } from "./agenda.ts";

/** Rows of one kind of message's records. Only of these are many read at once, and is quarantine emptied. */
interface RecordRows<R, Write> extends Pick<Rows<R>, "get" | "wordForWord">, RowWrites<R, Write> {
  getMany(userIds: readonly string[]): Promise<readonly Read<R>[]>;
  /** The number of texts that were in quarantine. */
  forgetQuarantined(userId: string): Promise<number>;
}

type Dependencies<R extends AnyRecord, Write> = {
  readonly records: RecordRows<R, Write>;
  /** Stands before `kind` in the plans of these records; none before a reminder's. */
  readonly prefix?: Prefix;
  readonly agenda: Pick<Agenda, "plan" | "remove" | "rowsOf" | "forget"> & AgendaWrites<Write>;
  readonly transaction: Transaction<Write>;
  readonly locks: PersonLocks;
  /** Called when a record was deleted. */
  readonly scrub?: () => void;
};

/** Before the kinds of plans that are about check-ins; a kind without a prefix is a reminder's. */
export const CHECK_IN_PREFIX = "check-in-";
/** The same for the words of a week. */
export const WEEKLY_PREFIX = "weekly-";
const PREFIXES = [CHECK_IN_PREFIX, WEEKLY_PREFIX] as const;
type Prefix = (typeof PREFIXES)[number];

/** The stored record of this person cannot be read; it is left as it is. */
export class UnreadableRecord extends Error {
  override readonly name = "UnreadableRecord";
}

/** What a change leaves behind, and what the caller wants to know of it. `next` undefined deletes the record. */
export type Change<T, R extends AnyRecord = Reminder> = { readonly next: R | undefined; readonly result: T };

/** All that is kept about a person, word for word. */
export type WordForWord = {
  /** The record, readable or not, and what is in quarantine as unreadable. */
  readonly records: readonly string[];
  /** When to look at the record: one text for each row of the agenda. */
  readonly agenda: readonly string[];
};

/** People's records together with the agenda rows they stand by. */
export interface MessageRecords<R extends AnyRecord = Reminder> {
  read(userId: string): Promise<Read<R>>;
  /** `read` for many in one go, in the order asked for. */
  readMany(userIds: readonly string[]): Promise<readonly Read<R>[]>;
  /**
   * Reads, changes and writes one record under its person's lock.
   *
   * The record and the rows it stands by are written together, so that neither is ever without the other.
   *
   * @throws {UnreadableRecord} when the stored record cannot be read; nothing is written
   */
  change<T>(userId: string, decide: (current: R | undefined) => Change<T, R>): Promise<T>;
  wordForWord(userId: string): Promise<WordForWord>;
  /**
   * Deletes the person's record of this kind, readable or not, and all that the agenda holds of them, of every kind of
   * message. Erase all kinds: a sweep would otherwise plan the rest again. False when there was nothing.
   */
  erase(userId: string): Promise<boolean>;
  /** Takes `plan` off the agenda unless the person's record stands by it. */
  removeIfStale(plan: Plan): Promise<void>;
  /** Puts `plan` on the agenda if the person's record stands by it; whether it does. */
  planIfStanding(plan: Plan): Promise<boolean>;
  /** Whether plans of this kind are about these records. */
  owns(plan: Pick<Plan, "kind">): boolean;
  /** The agenda rows a record stands by. */
  plansOf(userId: string, record: R | undefined): Plan[];
  /** Whether the record that was read stands by `plan`. */
  standsBy(read: Read<AnyRecord>, plan: Plan): boolean;
}

export function createMessageRecords<R extends AnyRecord, Write>({
  records,
  prefix,
  agenda,
  transaction,
  locks,
  scrub,
}: Dependencies<R, Write>): MessageRecords<R> {
  const owns = ({ kind }: Pick<Plan, "kind">) => PREFIXES.find((one) => kind.startsWith(one)) === prefix;

  const plansOf = (userId: string, record: AnyRecord | undefined): Plan[] =>
    Object.entries(record?.plans ?? {}).flatMap(([kind, dueAt]) =>
      dueAt === undefined ? [] : [{ userId, kind: (prefix ?? "") + kind, dueAt: Temporal.Instant.from(dueAt) }],
    );

  const standsBy = (read: Read<AnyRecord>, plan: Plan) => isAmong(plansOf(plan.userId, recordIn(read)), plan);

  /** What leads from one record of this person to the next, agenda rows included. */
  const steps = (userId: string, current: R | undefined, next: R | undefined): Write[] => {
    const record = next === undefined ? records.deleting(userId) : records.putting(userId, next);
    if (current?.plans === next?.plans) return [record];
    const [before, after] = [plansOf(userId, current), plansOf(userId, next)];
    return [
      ...after.filter((plan) => !isAmong(before, plan)).map((plan) => agenda.planning(plan)),
      record,
      ...before.filter((plan) => !isAmong(after, plan)).map((plan) => agenda.removing(plan)),
    ];
  };

  const load = async (userId: string): Promise<R | undefined> => {
    const read = await records.get(userId);
    if (read.kind === "unreadable") throw new UnreadableRecord("a stored reminder cannot be read");
    return recordIn(read);
  };

  return {
    owns,
    plansOf,
    standsBy,

    read: (userId) => records.get(userId),
    readMany: (userIds) => records.getMany(userIds),

    change: (userId, decide) =>
      locks.withLock(userId, async () => {
        const current = await load(userId);
        const { next, result } = decide(current);
        if (next !== current) await transaction(steps(userId, current, next));
        if (next === undefined && current !== undefined) scrub?.();
        return result;
      }),

    wordForWord: (userId) =>
      locks.withLock(userId, async () => ({
        records: await records.wordForWord(userId),
        agenda: (await agenda.rowsOf(userId)).filter((key) => owns({ kind: key.split("|").at(-1) ?? "" })),
      })),

    erase: (userId) =>
      locks.withLock(userId, async () => {
        const read = await records.get(userId);
        await transaction(steps(userId, recordIn(read), undefined));
        const quarantined = await records.forgetQuarantined(userId);
        // A record that could not be read does not say which rows are its own, nor do rows in quarantine belong to one.
        const hadRows = await agenda.forget(userId);
        scrub?.();
        return read.kind !== "absent" || quarantined > 0 || hadRows;
      }),

    planIfStanding: (plan) =>
      locks.withLock(plan.userId, async () => {
        const isStanding = standsBy(await records.get(plan.userId), plan);
        if (isStanding) await agenda.plan(plan);
        return isStanding;
      }),

    removeIfStale: (plan) =>
      locks.withLock(plan.userId, async () => {
        if (!standsBy(await records.get(plan.userId), plan)) await agenda.remove(plan);
      }),
  };
}

function recordIn<R extends AnyRecord>(read: Read<R>): R | undefined {
  return read.kind === "found" ? read.value : undefined;
}

/** Whether one person's `plans` hold this one of theirs. */
function isAmong(plans: readonly Plan[], plan: Plan): boolean {
  return plans.some(({ kind, dueAt }) => kind === plan.kind && dueAt.equals(plan.dueAt));
}
