import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { createTurn, named, type RunSql, type SharedTransaction } from "./postgres-turn.ts";

/**
 * The way to one PostgreSQL database, for all that is kept there.
 *
 * What is asked within a transaction's work is part of that transaction, however deep in the calls; everything else
 * is by itself. A connection that is lost, as when the database restarts, fails what is in flight on it and nothing
 * else: the next statement opens another.
 */
export type PostgresConnection = {
  /** Rejects with PostgreSQL's own error. */
  readonly query: RunSql;
  /**
   * All that `work` asks for, or none of it, is durable when this resolves. When it rejects nothing was changed,
   * unless the connection was lost while committing: then nobody knows.
   */
  transaction<T>(work: (turn: SharedTransaction) => Promise<T>): Promise<T>;
  /** The transaction this is called in. */
  turn(): SharedTransaction | undefined;
  /** Runs `work` outside the transaction it is called in. */
  outside<T>(work: () => T): T;
  /** Waits for what is in flight; afterwards everything rejects. Closing twice is fine. */
  close(): Promise<void>;
};

type Options = {
  readonly url: string;
  /** Told when a connection nobody was using is lost. */
  readonly onLost?: ((error: unknown) => void) | undefined;
};

/** Transactions and single statements at the same time; what comes then waits. */
export const MOST_CLIENTS = 10;
/** Discord wants an answer within 3 seconds, so nothing that people wait for takes nearly as long; a sweep's page may. */
const LONGEST_STATEMENT_MS = 15_000;

const SETTINGS = [
  `SET statement_timeout = ${LONGEST_STATEMENT_MS}`,
  `SET idle_in_transaction_session_timeout = ${LONGEST_STATEMENT_MS}`, // of a process that hangs, so that others get its locks
].join("; ");

export function openPostgresConnection({ url, onLost }: Options): PostgresConnection {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "winddown",
    max: MOST_CLIENTS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Set once it is there, not as it begins: poolers refuse start-up parameters that they do not know.
    onConnect: async (client) => void (await client.query(SETTINGS)),
    query_timeout: LONGEST_STATEMENT_MS + 2_000, // when the network is cut, nobody else says that the time is over
  });
  // Without a listener, a connection that is lost while idle would end the process.
  pool.on("error", (error) => onLost?.(error));
  const turns = new AsyncLocalStorage<SharedTransaction>();
  let closing: Promise<void> | undefined;

  async function transaction<T>(work: (turn: SharedTransaction) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let lost: Error | undefined;
    const onError = (error: Error) => {
      lost ??= error;
    };
    client.on("error", onError); // the pool listens only while nobody uses it
    const turn = createTurn(client);
    try {
      await turn.query("BEGIN");
      const result = await turns.run(turn, () => work(turn));
      if (turn.failure !== undefined) throw turn.failure;
      await turn.query("COMMIT");
      return result;
    } catch (error) {
      lost ??= await turn.query("ROLLBACK").then(
        () => undefined,
        (reason: Error) => reason,
      );
      throw error;
    } finally {
      turn.end();
      client.off("error", onError);
      client.release(lost);
    }
  }

  return {
    query(sql, values) {
      const turn = turns.getStore();
      return turn === undefined ? pool.query(named(sql, values)) : turn.query(sql, values);
    },
    transaction: (work) => transaction(work),
    turn: () => turns.getStore(),
    outside: (work) => turns.exit(work),
    close() {
      closing ??= pool.end();
      return closing;
    },
  };
}
