import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type State, stateOver } from "./state.ts";

/** Whether a process can be made unable to write: util-linux' prlimit, which Linux has and other systems have not. */
export const canFillDisk = spawnSync("prlimit", ["--version"]).status === 0;

/** So few bytes that SQLite can write neither its log nor its file. */
const HARDLY_ANYTHING = 4096;

/** What can go wrong with the bot's folder, done from outside. */
export function openStateOnDisk(stateDir: string): State {
  const file = join(stateDir, "winddown.sqlite");
  let holder: DatabaseSync | undefined;

  const within = <R>(work: (database: DatabaseSync) => R): R => {
    const database = new DatabaseSync(file, { timeout: 2_000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const unlock = () => {
    holder?.close();
    holder = undefined;
  };

  return {
    ...stateOver({
      read: async (table, key) => {
        const row = within((database) => database.prepare(`SELECT value FROM ${table} WHERE key = ?`).get(key));
        return typeof row?.value === "string" ? row.value : undefined;
      },
      write: async (table, key, text) =>
        void within((database) =>
          database
            .prepare(
              `INSERT INTO ${table} (key, value) VALUES (?, ?) ON CONFLICT (key, namespace) DO UPDATE SET value = excluded.value`,
            )
            .run(key, text),
        ),
    }),
    hasDisk: true,
    async lock() {
      if (holder !== undefined) return;
      holder = new DatabaseSync(file, { timeout: 50 });
      try {
        holder.exec("BEGIN IMMEDIATE");
      } catch {
        unlock(); // the bot is writing this very moment: the next one will do
      }
    },
    unlock,
    fill: (pid) => limitFiles(pid, String(HARDLY_ANYTHING)),
    free: (pid) => limitFiles(pid, "unlimited"),
    async close() {
      unlock();
    },
  };
}

function limitFiles(pid: number, bytes: string): void {
  try {
    execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`], { stdio: "ignore" });
  } catch {
    // The process has just ended.
  }
}
