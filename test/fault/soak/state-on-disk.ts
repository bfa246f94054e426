import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

/** Whether a process can be made unable to write: util-linux' prlimit, which Linux has and other systems have not. */
export const canFillDisk = spawnSync("prlimit", ["--version"]).status === 0;

/** So few bytes that SQLite can write neither its log nor its file. */
const HARDLY_ANYTHING = 4096;
const Nights = z.object({ nights: z.string() });

/**
 * What can go wrong with the bot's folder, done from outside: another program holds the database, a record is spoilt,
 * the disk takes no more. And what the bot has written down, read by SQL.
 */
export function openStateOnDisk(stateDir: string) {
  const file = join(stateDir, "winddown.sqlite");
  let holder: DatabaseSync | undefined;
  const spoilt = new Map<string, string>();

  const within = <R>(work: (database: DatabaseSync) => R): R => {
    const database = new DatabaseSync(file, { timeout: 2_000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const read = (database: DatabaseSync, userId: string) =>
    database.prepare("SELECT value FROM reminders WHERE key = ?").get(userId)?.value;

  return {
    /** Holds the database's write lock until `unlock`, as a backup or a forgotten shell might. */
    lock(): void {
      if (holder !== undefined) return;
      holder = new DatabaseSync(file, { timeout: 50 });
      try {
        holder.exec("BEGIN IMMEDIATE");
      } catch {
        this.unlock(); // the bot is writing this very moment: the next one will do
      }
    },
    unlock(): void {
      holder?.close();
      holder = undefined;
    },

    /** Makes this person's record unreadable. */
    spoil(userId: string): void {
      if (spoilt.has(userId)) return;
      within((database) => {
        database.exec("BEGIN IMMEDIATE");
        const text = read(database, userId);
        if (typeof text === "string") {
          database.prepare("UPDATE reminders SET value = ? WHERE key = ?").run(`${text.slice(0, 40)}…`, userId);
          spoilt.set(userId, text);
        }
        database.exec("COMMIT");
      });
    },
    isSpoilt: (userId: string) => spoilt.has(userId),
    /** Puts the record back as it was. */
    mend(userId: string): void {
      const text = spoilt.get(userId);
      if (text === undefined) return;
      within((database) => database.prepare("UPDATE reminders SET value = ? WHERE key = ?").run(text, userId));
      spoilt.delete(userId);
    },

    /** From now on this process can write to no file, as on a full disk; its soft limit is lifted by `free`. */
    fill: (pid: number) => limitFiles(pid, String(HARDLY_ANYTHING)),
    free: (pid: number) => limitFiles(pid, "unlimited"),

    /** What the bot wrote down about this person's last nights; nothing when there is no record that can be read. */
    nightsOf(userId: string): { readonly night: string; readonly outcome: string }[] {
      const text = within((database) => read(database, userId));
      if (typeof text !== "string" || spoilt.has(userId)) return [];
      const { nights } = Nights.parse(JSON.parse(text));
      return [...nights.matchAll(/(?:^|; )(\S+) (\w+)/g)].map(([, night = "", outcome = ""]) => ({ night, outcome }));
    },
  };
}

export type StateOnDisk = ReturnType<typeof openStateOnDisk>;

function limitFiles(pid: number, bytes: string): void {
  try {
    execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`], { stdio: "ignore" });
  } catch {
    // The process has just ended.
  }
}
