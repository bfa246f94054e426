import type { PoolClient, QueryResult } from "pg";

/** A statement with its values as $1, $2 and so on; several statements in one text when there are none. */
export type RunSql = (sql: string, values?: readonly unknown[]) => Promise<QueryResult>;

/** What is done for some items at once; an answer for each, in their order. */
export type RunShared<I, O> = (items: readonly I[]) => Promise<readonly O[]>;

/**
 * One transaction while it is open, for everybody who works in it at the same time: statements run one after the
 * other on its client, and what several ask for in one turn of the event loop can be asked in one statement.
 */
export interface SharedTransaction {
  readonly query: RunSql;
  /** Hands `item` to `run` together with all that others hand over under this name in the same turn of the event loop. */
  share<I, O>(name: string, run: RunShared<I, O>, item: I): Promise<O>;
  /** What the first statement that failed failed with: PostgreSQL has given up the whole transaction with it. */
  readonly failure: unknown;
}

type Shared = { readonly items: unknown[]; readonly answers: Promise<readonly unknown[]> };

/** Statements seen before are prepared on the server; there are some dozens of them. */
const mostPrepared = 200;
const names = new Map<string, string>();

/** The statement under a name, so that the server reads and plans it once for each connection. */
export function named(sql: string, values: readonly unknown[] | undefined) {
  if (values === undefined || values.length === 0) return { text: sql };
  let name = names.get(sql);
  if (name === undefined && names.size < mostPrepared) {
    name = `winddown_${names.size}`;
    names.set(sql, name);
  }
  return { text: sql, values: [...values], ...(name !== undefined && { name }) };
}

export function createTurn(client: PoolClient): SharedTransaction & { end(): void } {
  const shared = new Map<string, Shared>();
  let last: Promise<unknown> = Promise.resolve();
  let failure: unknown;
  let isOver = false;

  const query: RunSql = (sql, values) => {
    if (isOver) return Promise.reject(new Error("the transaction is over"));
    const mine = last.then(() => client.query(named(sql, values)));
    last = mine.catch((error: unknown) => {
      failure ??= error;
    });
    return mine;
  };

  return {
    query,

    async share<I, O>(name: string, run: RunShared<I, O>, item: I): Promise<O> {
      let open = shared.get(name);
      if (open === undefined) {
        const items: I[] = [];
        const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
          shared.delete(name);
          return run(items);
        });
        open = { items, answers };
        shared.set(name, open);
      }
      const index = open.items.push(item) - 1;
      return (await open.answers)[index] as O;
    },

    end() {
      isOver = true;
    },

    get failure() {
      return failure;
    },
  };
}
