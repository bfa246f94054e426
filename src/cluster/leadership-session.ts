import pg from "pg";
import { DatabaseError } from "../storage/core/store-errors.ts";

/** Locks of two keys, "lead", "shar" and "iden" as four letters; those around people have one of 64 bits and never meet them. */
const KEYS = [0x6c656164, 1] as const;
const SHARDS = 0x73686172;
const IDENTIFIES = 0x6964656e;
const NAME = "winddown lead";
const CHANNEL = "winddown_request";

/** A connection of its own, which the lock ends with: PostgreSQL frees it when the session is over, however it ends. */
export interface LeadershipSession {
  /** Takes the lock unless another session has it; whether it was taken. Never waits for it. */
  take(): Promise<boolean>;
  /**
   * Whether the server still has the lock as ours. A pooler that hands each transaction to another session would lose
   * it without a word.
   */
  holds(): Promise<boolean>;
  /** Whether there is no other session of this kind, so no other instance. */
  isAlone(): Promise<boolean>;
  /** Takes the locks of all these shards, or of none; whether they were taken. */
  takeShards(ids: readonly number[]): Promise<boolean>;
  /** Takes the lock for identifies with this rate-limit key; whether it was taken. */
  takeIdentify(key: number): Promise<boolean>;
  giveIdentifyBack(key: number): void;
  /** Tells all other sessions of this kind; nothing is said when it does not work. */
  announce(): void;
  /** Ends the session, also one that no longer answers. */
  end(): void;
}

type Dependencies = {
  readonly url: string;
  /** Without a word from us for this long the server ends the session, also when only the way to it is broken. */
  readonly idleMs: number;
  /** How long the server may take to answer. */
  readonly answerMs: number;
  /** The connection is gone, not by `end`. */
  readonly onGone: () => void;
  /** Another session has announced something. */
  readonly onAnnounced: () => void;
};

/**
 * @throws {DatabaseError} when the server is too old for it
 * @throws what `pg` throws when there is no connection
 */
export async function openLeadershipSession({
  url,
  idleMs,
  answerMs,
  onGone,
  onAnnounced,
}: Dependencies): Promise<LeadershipSession> {
  const client = new pg.Client({
    connectionString: url,
    application_name: NAME,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
  });
  let isEnded = false;
  const end = () => {
    isEnded = true;
    client.end().catch(() => undefined); // what cannot be said to the server it finds out by itself
  };
  // One that nobody listens to would end the process; "end" follows each.
  client.on("error", () => undefined);
  client.on("end", () => {
    if (!isEnded) onGone();
    isEnded = true;
  });
  client.on("notification", ({ processId }) => {
    if (processId !== own) onAnnounced();
  });
  let own: number | undefined;

  const ask = async (question: string): Promise<boolean> => {
    const { rows } = await client.query<{ answer: boolean }>(`SELECT ${question} AS answer`);
    return rows[0]?.answer === true;
  };

  try {
    await client.connect();
    await client.query(`SET idle_session_timeout = ${idleMs}`); // PostgreSQL 14 and newer
    const { rows } = await client.query<{ own: number }>("SELECT pg_backend_pid() AS own");
    own = rows[0]?.own;
    await client.query(`LISTEN ${CHANNEL}`);
  } catch (error) {
    end();
    const isUnknownSetting = error instanceof pg.DatabaseError && error.code === "42704";
    throw isUnknownSetting ? new DatabaseError("too-old", error) : error;
  }

  return {
    take: () => ask(`pg_try_advisory_lock(${KEYS.join()})`),
    holds: () =>
      ask(`EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()
             AND classid = ${KEYS[0]} AND objid = ${KEYS[1]})`),
    isAlone: () =>
      ask(`NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '${NAME}'
             AND datname = current_database() AND pid <> pg_backend_pid())`),
    takeIdentify: (key) => ask(`pg_try_advisory_lock(${IDENTIFIES}, ${key})`),
    giveIdentifyBack(key) {
      ask(`pg_advisory_unlock(${IDENTIFIES}, ${key})`).catch(() => undefined); // it goes with the session
    },
    async takeShards(ids) {
      const sql = `SELECT id, pg_try_advisory_lock(${SHARDS}, id) AS taken FROM unnest($1::int[]) AS id`;
      const { rows } = await client.query<{ id: number; taken: boolean }>(sql, [ids]);
      const taken = rows.filter((row) => row.taken).map(({ id }) => id);
      if (taken.length === ids.length) return true;
      // Two that each keep a part would wait for each other for ever.
      await client.query(`SELECT pg_advisory_unlock(${SHARDS}, id) FROM unnest($1::int[]) AS id`, [taken]);
      return false;
    },
    announce() {
      client.query(`NOTIFY ${CHANNEL}`).catch(() => undefined); // the look every few seconds finds out why
    },
    end,
  };
}
