import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreInUseError } from "../core/store-errors.ts";

const sqliteBusy = 5; // https://www.sqlite.org/rescode.html#busy

/** What is known of a folder beside its store, so that it is known also when the store is gone. */
export type FolderNote = "store-made" | "migrated";

export type FolderLock = {
  /** Whether this was noted of the folder, by this process or an earlier one. */
  has(note: FolderNote): boolean;
  /** Notes it for good. */
  note(note: FolderNote): void;
  unlock(): void;
};

/**
 * Holds `folder` for this process until it is unlocked or the process ends, however it ends: the lock is the operating
 * system's, on a file SQLite keeps open, so kill -9 frees it. What is noted of the folder is in that file, too.
 *
 * @throws {StoreInUseError} when it is held already, by this process or another
 */
export function lockFolder(folder: string): FolderLock {
  const database = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"); // in this mode the lock outlives a commit
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreInUseError(folder, { cause: error });
    throw error;
  }
  const tables = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'notes'").all();
  const rows = tables.length === 0 ? [] : (database.prepare("SELECT note FROM notes").all() as { note: string }[]);
  const noted = new Set(rows.map(({ note }) => note));

  return {
    has: (note) => noted.has(note),
    note(note) {
      if (noted.has(note)) return;
      database.exec("CREATE TABLE IF NOT EXISTS notes (note TEXT PRIMARY KEY)");
      database.prepare("INSERT OR IGNORE INTO notes (note) VALUES (?)").run(note);
      database.exec("COMMIT; BEGIN EXCLUSIVE");
      noted.add(note);
    },
    unlock() {
      if (database.isOpen) database.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}
