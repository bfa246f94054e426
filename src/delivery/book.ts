import type { Agenda, Plan } from "../agenda/agenda.ts";
import type { Reminder } from "../reminders/reminder.ts";
import type { Collection, Read } from "../store/collection.ts";
import type { Store } from "../store/store.ts";
import type { RowChange } from "../store/table.ts";
import type { UserLocks } from "../store/user-locks.ts";

type Parts = {
  readonly reminders: Pick<
    Collection<Reminder>,
    "get" | "getMany" | "putting" | "deleting" | "forgetAside" | "wordForWord"
  >;
  readonly agenda: Agenda;
  readonly together: Store["together"];
  readonly locks: UserLocks;
  /** Called when a record was deleted. */
  readonly scrub?: Store["scrub"];
};

/** The stored record of this person cannot be read; it is left as it is. */
export class UnreadableReminder extends Error {
  override readonly name = "UnreadableReminder";
}

/** What a change leaves behind, and what the caller wants to know of it. `next` undefined deletes the record. */
export type Change<R> = { readonly next: Reminder | undefined; readonly result: R };

/** All that is kept about a person, word for word. */
export type WordForWord = {
  /** The record, readable or not, and what was set aside as unreadable. */
  readonly records: readonly string[];
  /** When to look at the record: one text for each row of the agenda. */
  readonly agenda: readonly string[];
};

/** People's records together with the agenda rows they stand by. */
export interface Book {
  read(userId: string): Promise<Read<Reminder>>;
  /** `read` for many in one go, in the order asked for. */
  readMany(userIds: readonly string[]): Promise<readonly Read<Reminder>[]>;
  /**
   * Reads, changes and writes one record under its person's lock.
   *
   * The record and the rows it stands by are written together, so that neither is ever without the other.
   *
   * @throws {UnreadableReminder} when the stored record cannot be read; nothing is written
   */
  change<R>(userId: string, decide: (current: Reminder | undefined) => Change<R>): Promise<R>;
  wordForWord(userId: string): Promise<WordForWord>;
  /** Deletes all that is kept about the person, readable or not; false when there was nothing. */
  erase(userId: string): Promise<boolean>;
  /** Takes `plan` off the agenda unless the person's record stands by it. */
  removeIfStale(plan: Plan): Promise<void>;
}

export function createBook({ reminders, agenda, together, locks, scrub }: Parts): Book {
  /** What leads from one record of this person to the next, agenda rows included. */
  const steps = (userId: string, current: Reminder | undefined, next: Reminder | undefined): RowChange[] => {
    const record = next === undefined ? reminders.deleting(userId) : reminders.putting(userId, next);
    if (current?.plans === next?.plans) return [record];
    const isNew = (plan: Plan) => !isPlanned(current, plan);
    const isOver = (plan: Plan) => !isPlanned(next, plan);
    return [
      ...plansOf(userId, next)
        .filter(isNew)
        .map((plan) => agenda.planning(plan)),
      record,
      ...plansOf(userId, current)
        .filter(isOver)
        .map((plan) => agenda.removing(plan)),
    ];
  };

  const load = async (userId: string): Promise<Reminder | undefined> => {
    const read = await reminders.get(userId);
    if (read.kind === "unreadable") throw new UnreadableReminder("a stored reminder cannot be read");
    return recordIn(read);
  };

  return {
    read: (userId) => reminders.get(userId),
    readMany: (userIds) => reminders.getMany(userIds),

    change: (userId, decide) =>
      locks.withLock(userId, async () => {
        const current = await load(userId);
        const { next, result } = decide(current);
        if (next !== current) await together(steps(userId, current, next));
        if (next === undefined && current !== undefined) scrub?.();
        return result;
      }),

    wordForWord: (userId) =>
      locks.withLock(userId, async () => ({
        records: await reminders.wordForWord(userId),
        agenda: await agenda.rowsOf(userId),
      })),

    erase: (userId) =>
      locks.withLock(userId, async () => {
        const read = await reminders.get(userId);
        await together(steps(userId, recordIn(read), undefined));
        const setAside = await reminders.forgetAside(userId);
        // A record that could not be read does not say which rows are its own, nor do rows set aside belong to one.
        const hadRows = await agenda.forget(userId);
        scrub?.();
        return read.kind !== "absent" || setAside > 0 || hadRows;
      }),

    removeIfStale: (plan) =>
      locks.withLock(plan.userId, async () => {
        if (!standsBy(await reminders.get(plan.userId), plan)) await agenda.remove(plan);
      }),
  };
}

/** The agenda rows a record stands by. */
export function plansOf(userId: string, reminder: Reminder | undefined): Plan[] {
  return Object.entries(reminder?.plans ?? {}).flatMap(([kind, dueAt]) =>
    dueAt === undefined ? [] : [{ userId, kind, dueAt: Temporal.Instant.from(dueAt) }],
  );
}

/** Whether the record that was read stands by `plan`. */
export function standsBy(read: Read<Reminder>, plan: Plan): boolean {
  return isPlanned(recordIn(read), plan);
}

function recordIn(read: Read<Reminder>): Reminder | undefined {
  return read.kind === "found" ? read.value : undefined;
}

function isPlanned(reminder: Reminder | undefined, { kind, dueAt }: Plan): boolean {
  const plans: Readonly<Record<string, string | undefined>> = reminder?.plans ?? {};
  const text = Object.hasOwn(plans, kind) ? plans[kind] : undefined; // the kind is read from a key, and may be any word
  return text !== undefined && dueAt.equals(text);
}
