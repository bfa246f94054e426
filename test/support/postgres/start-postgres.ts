import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type PostgresServer = {
  /** Of somebody who may do everything; a database's name is to be put behind it. */
  readonly url: string;
  /** The folder it lives in. */
  readonly home: string;
  /** Cuts everybody off and comes back on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts a real PostgreSQL, which takes about a second. It ends with this process, however this process ends.
 *
 * @param how "quick" writes nothing to the disk for sure, "safe" as in production
 */
export async function startPostgres(how: "quick" | "safe"): Promise<PostgresServer> {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, "keeper.ts"), how], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("PostgreSQL did not start: what it said is above");
    return value;
  };
  const { url, home } = JSON.parse(await nextLine()) as { url: string; home: string };

  return {
    url,
    home,
    async restart() {
      keeper.stdin.write("restart\n");
      await nextLine();
    },
    async stop() {
      const ended = once(keeper, "exit");
      keeper.stdin.end();
      await ended;
    },
  };
}
