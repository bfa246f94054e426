import { KeyvPostgres } from "@keyv/postgres";
import type { KeyvStorageAdapter } from "keyv";
import { createKeyvTable } from "../core/keyv-table.ts";
import type { Bounds, Row, RowChange, Table, Tables } from "../core/table.ts";
import type { PostgresConnection } from "./postgres-connection.ts";
import { ensureTable, SCHEMA } from "./postgres-schema.ts";
import { textArray } from "./postgres-text-array.ts";

/** A table, and many of its rows written or deleted by one statement. */
type Opened = {
  readonly table: Table;
  put(keys: readonly string[], texts: readonly string[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
};

/** The tables in the database that `connection` leads to. */
export function createPostgresTables(connection: PostgresConnection): Tables {
  const opened = new Map<string, Opened>();

  async function apply(changes: readonly RowChange[]): Promise<void> {
    const wanted = new Map<string, Map<string, string | undefined>>();
    for (const { table, key, text } of changes) {
      const ofTable = wanted.get(table) ?? new Map<string, string | undefined>();
      ofTable.set(key, text); // the last one counts
      wanted.set(table, ofTable);
    }
    // In one order for everybody: two transactions that change the same rows then never wait for each other in a ring.
    for (const name of [...wanted.keys()].sort()) {
      const [table, texts] = [opened.get(name), wanted.get(name)];
      if (table === undefined || texts === undefined) throw new Error("changes of a table that is not open");
      const [deleted, put]: [string[], string[]] = [[], []];
      for (const key of [...texts.keys()].sort()) (texts.get(key) === undefined ? deleted : put).push(key);
      if (deleted.length > 0) await table.remove(deleted);
      if (put.length > 0)
        await table.put(
          put,
          put.map((key) => texts.get(key) ?? ""),
        );
    }
  }

  async function applyAll(several: readonly (readonly RowChange[])[]): Promise<undefined[]> {
    await apply(several.flat());
    return several.map(() => undefined);
  }

  return {
    open(name) {
      const one = openTable(connection, name);
      opened.set(name, one);
      return one.table;
    },

    async transaction(changes) {
      const turn = connection.turn();
      if (turn === undefined) await connection.transaction(() => apply(changes));
      else await turn.share("changes", applyAll, changes);
    },

    release: () => connection.close(),
  };
}

function openTable(connection: PostgresConnection, name: string): Opened {
  const at = `${SCHEMA}."${name}"`;
  const from = `FROM ${at} WHERE COALESCE(namespace, '') = '' AND value IS NOT NULL`;
  const isThere = onceItWorks(() => connection.outside(() => ensureTable(connection, name)));
  isThere().catch(() => {}); // whoever uses the table is told, and tries again

  async function query<R>(sql: string, values: readonly unknown[]): Promise<R[]> {
    await isThere();
    return (await connection.query(sql, values)).rows;
  }

  async function getAll(keys: readonly string[]): Promise<(string | undefined)[]> {
    const rows = await query<{ key: string; value: string }>(`SELECT key, value ${from} AND key = ANY($1::text[])`, [
      textArray(keys),
    ]);
    const found = new Map(rows.map(({ key, value }) => [key, value]));
    return keys.map((key) => found.get(key));
  }

  const table = createKeyvTable(createAdapter(name, query), {
    getMany: getAll,

    async page({ after, upTo, limit }: Bounds) {
      const bounds = ["key > $2", ...(upTo === undefined ? [] : ["key <= $3"])].join(" AND ");
      const sql = `SELECT key, value ${from} AND ${bounds} ORDER BY key LIMIT $1`;
      const rows = await query<{ key: string; value: string }>(sql, [
        limit,
        after ?? "",
        ...(upTo === undefined ? [] : [upTo]),
      ]);
      return rows.map(({ key, value }): Row => [key, value]);
    },

    async keysHolding(part, { after = "", limit }) {
      // One statement: what is found, how many were looked at and where it ended. No key has a line break in it.
      const sql = `SELECT string_agg(key, E'\\n' ORDER BY key) FILTER (WHERE strpos(key, $1) > 0) AS keys,
        count(*)::int AS looked, max(key) AS last
        FROM (SELECT key ${from} AND key > $2 ORDER BY key LIMIT $3) AS looked_at`;
      const [row] = await query<{ keys: string | null; looked: number; last: string | null }>(sql, [
        part,
        after,
        limit,
      ]);
      return {
        keys: row?.keys?.split("\n") ?? [],
        last: row && row.looked === limit ? (row.last ?? undefined) : undefined,
      };
    },

    async count(upTo) {
      const bounded = upTo === undefined ? from : `${from} AND key <= $1`;
      const values = upTo === undefined ? [] : [upTo];
      const [row] = await query<{ rows: number }>(`SELECT count(*)::float8 AS rows ${bounded}`, values);
      return row?.rows ?? 0;
    },
  });

  return {
    table: {
      ...table,
      get(key) {
        const turn = connection.turn();
        return turn === undefined ? table.get(key) : turn.share(`read ${name}`, getAll, key);
      },
    },
    async put(keys, texts) {
      const sql = `INSERT INTO ${at} (key, value) SELECT * FROM unnest($1::text[], $2::text[])
        ON CONFLICT (key, COALESCE(namespace, '')) DO UPDATE SET value = excluded.value, expires = NULL`;
      await query(sql, [textArray(keys), textArray(texts)]);
    },
    async remove(keys) {
      await query(`DELETE FROM ${at} WHERE key = ANY($1::text[]) AND COALESCE(namespace, '') = ''`, [textArray(keys)]);
    },
  };
}

type Query = (sql: string, values: readonly unknown[]) => Promise<unknown[]>;

/**
 * keyv's adapter on the connection that all tables share. Left to itself it opens a pool of which nobody hears when a
 * connection is lost, which ends the process, and makes its table in the database's own order of letters.
 */
function createAdapter(name: string, query: Query): KeyvStorageAdapter {
  const Adapter = KeyvPostgres as unknown as new (options: { table: string; schema: string }) => KeyvStorageAdapter;
  class SharingAdapter extends Adapter {
    /** Called by the adapter for the way to the database, once. */
    async init(): Promise<Query> {
      return query;
    }

    override async disconnect(): Promise<void> {} // the connection is the store's
  }
  return new SharingAdapter({ table: name, schema: SCHEMA });
}

/** The same promise for everybody, until it fails: then the next to ask tries again. */
function onceItWorks(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}
