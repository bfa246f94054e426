import pg from "pg";
import { DatabaseError } from "../core/store-errors.ts";

/** A connection, as far as it can be told which of the server's sessions is behind it. */
export type Session = {
  /** The process of the session that answers. */
  backend(): Promise<number>;
  begin(): Promise<void>;
  end(): Promise<void>;
};

/**
 * Whether each connection has a session of its own for as long as it lasts. A pooler that hands each transaction to
 * another session (PgBouncer's `pool_mode = transaction`) would lose locks and settings without a word: two instances
 * would both send. One that keeps a session for each client is fine.
 *
 * While one connection is between two questions, another begins a transaction: with such a pooler it is given the session
 * that the first one has just used, or the first one is given another afterwards.
 *
 * @throws {DatabaseError} when sessions are shared
 */
export async function checkOwnSessions(connect: () => Promise<Session>): Promise<void> {
  const opened: Session[] = [];
  const open = async () => {
    const session = await connect();
    opened.push(session);
    return session;
  };
  try {
    const one = await open();
    const before = await one.backend();
    const again = await one.backend(); // one that hands out its sessions in turn shows already
    const other = await open();
    await other.begin();
    const others = await other.backend();
    const after = await one.backend();
    if (again !== before || others === before || after !== before) throw new DatabaseError("pooled", undefined);
  } finally {
    await Promise.allSettled(opened.map((session) => session.end()));
  }
}

export async function connectSession(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url, application_name: "winddown", connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined); // what is lost while it is looked at fails the question
  await client.connect();
  return {
    async backend() {
      const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      return rows[0]?.pid ?? 0;
    },
    begin: async () => void (await client.query("BEGIN")),
    end: () => client.end(),
  };
}
