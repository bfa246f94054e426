import { StoreError } from "../core/store-errors.ts";
import { createUserLocks, type UserLocks } from "../core/user-locks.ts";
import type { PostgresConnection } from "./postgres-connection.ts";
import { textArray } from "./postgres-text-array.ts";
import type { SharedTransaction } from "./postgres-turn.ts";

/** People whose work shares one transaction. */
const MOST_TOGETHER = 100;
/** Transactions of many at the same time: more would only share less. */
const MOST_TURNS = 2;
/** People whose lock another process has, waited for at the same time. With the turns, fewer than there are clients. */
const MOST_ALONE = 4;

const LOCK = "hashtextextended('winddown ' || $1 || ' ' || who, 0)";
const TRY_LOCKS = `SELECT who, pg_try_advisory_xact_lock(${LOCK}) AS is_ours FROM unnest($2::text[]) AS who`;
const WAIT_FOR_LOCK = `SELECT pg_advisory_xact_lock(${LOCK}) FROM (SELECT $2::text AS who) AS one`;

type Waiting = {
  readonly userId: string;
  readonly work: () => Promise<unknown>;
  readonly settle: (outcome: PromiseSettledResult<unknown>) => void;
};

/**
 * Locks that hold among all processes on one database, as long as `work` takes.
 *
 * `work` is done within a transaction: what it reads and writes of the store is read and written there, and is durable
 * when `withLock` resolves, not before. Whoever comes at the same time shares the transaction, so its cost; if the
 * database fails any of them, everybody's work in it is undone and rejects with a StoreError. A person whose lock
 * another process has is waited for in a transaction of their own, and nobody else waits with them.
 *
 * @param name locks of another name are other locks
 */
export function createPostgresLocks(connection: PostgresConnection, name: string): UserLocks {
  const inLine = createUserLocks(); // within this process, so that the database is asked for one at a time
  const waiting: Waiting[] = [];
  const held: Waiting[] = [];
  const running = { turns: 0, alone: 0 };

  /** Does the work of those who have their lock; what fails in the database fails them all. */
  async function workIn(turn: SharedTransaction, people: readonly Waiting[]): Promise<PromiseSettledResult<unknown>[]> {
    const outcomes = await Promise.allSettled(people.map(({ work }) => work()));
    if (turn.failure !== undefined) throw turn.failure;
    return outcomes;
  }

  async function inTransaction(
    people: readonly Waiting[],
    lock: (turn: SharedTransaction) => Promise<readonly Waiting[]>,
  ) {
    let ours: readonly Waiting[] = people;
    try {
      const outcomes = await connection.transaction(async (turn) => {
        ours = await lock(turn);
        return workIn(turn, ours);
      });
      for (const [index, outcome] of outcomes.entries()) ours[index]?.settle(outcome);
    } catch (error) {
      const reason = new StoreError(name, "write", error);
      for (const { settle } of ours) settle({ status: "rejected", reason });
    }
  }

  async function serveMany(people: readonly Waiting[]): Promise<void> {
    await inTransaction(people, async (turn) => {
      const { rows } = await turn.query(TRY_LOCKS, [name, textArray(people.map(({ userId }) => userId))]);
      const isOurs = new Map((rows as { who: string; is_ours: boolean }[]).map((row) => [row.who, row.is_ours]));
      held.push(...people.filter(({ userId }) => !isOurs.get(userId)));
      return people.filter(({ userId }) => isOurs.get(userId));
    });
  }

  const serveOne = (one: Waiting) =>
    inTransaction([one], async (turn) => {
      await turn.query(WAIT_FOR_LOCK, [name, one.userId]);
      return [one];
    });

  function serve(): void {
    while (running.turns < MOST_TURNS && waiting.length > 0) {
      running.turns += 1;
      void serveMany(waiting.splice(0, MOST_TOGETHER)).finally(() => {
        running.turns -= 1;
        serve();
      });
    }
    for (let one = next(); one !== undefined; one = next()) {
      running.alone += 1;
      void serveOne(one).finally(() => {
        running.alone -= 1;
        serve();
      });
    }
  }

  const next = () => (running.alone < MOST_ALONE ? held.shift() : undefined);

  return {
    withLock: <T>(userId: string, work: () => Promise<T>) =>
      inLine.withLock(userId, () => {
        const { promise, resolve, reject } = Promise.withResolvers<T>();
        if (waiting.length === 0) setImmediate(() => connection.outside(serve));
        waiting.push({
          userId,
          work,
          settle: (outcome) =>
            outcome.status === "fulfilled" ? resolve(outcome.value as T) : reject(outcome.reason as unknown),
        });
        return promise;
      }),
  };
}
