import type { DatabaseSync } from "node:sqlite";

/** A file up to this size is rewritten while people are served: about 0.3 s in which nobody is answered. */
const MOST_BYTES_AT_ONCE = 32_000_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** In the file's header, for us to use (https://www.sqlite.org/pragma.html#pragma_user_version): rows were deleted. */
const IS_DUE = 1;

export type Scrub = {
  /** Soon, what was deleted until now is in no file of the database. Never throws; asking often costs no more. */
  soon(): void;
  /** Notes in the file that it is to be done. */
  mark(): void;
  /** Does now what was asked for, be it by an earlier process, and however large the file is. */
  atStart(): void;
  /** Tries once more what is not done yet, before the file is closed. */
  atEnd(): void;
};

/**
 * Sees to it that what is deleted is gone from the files.
 *
 * `secure_delete` writes zeros over deleted rows, but SQLite leaves copies of rows behind in pages that it rebuilt
 * before (about one row in a thousand in our trial), and the write-ahead log holds everything that was written since
 * it last began anew. So the file is rewritten from the rows that are left, and the log is cut to nothing. A file too
 * large to be rewritten while people wait for answers has its log cut at once, and is rewritten at the next start.
 */
export function createScrub(database: DatabaseSync): Scrub {
  let timer: NodeJS.Timeout | undefined;
  let waitMs = FIRST_WAIT_MS;
  let isMarked = read("user_version") === IS_DUE;

  function read(pragma: string): number {
    const row = database.prepare(`PRAGMA ${pragma}`).get() as Record<string, number>;
    return Object.values(row)[0] ?? 0;
  }

  /** Whether nothing is left to be done before the next start. Whatever stands in its way, it stays marked. */
  function scrub(mayTakeLong: boolean): boolean {
    const timeoutMs = read("busy_timeout");
    try {
      database.exec("PRAGMA busy_timeout = 0"); // a backup that is reading is not waited for: there is a next time
      const isSmall = read("page_count") * read("page_size") <= MOST_BYTES_AT_ONCE;
      const rewrites = isMarked && (isSmall || mayTakeLong);
      if (rewrites) database.exec("PRAGMA temp_store = MEMORY; VACUUM");
      const isCut = read("wal_checkpoint(TRUNCATE)") === 0; // "busy" is its first column
      if (!isCut) return false;
      if (rewrites) {
        database.exec("PRAGMA user_version = 0; PRAGMA wal_checkpoint(TRUNCATE)");
        isMarked = false;
      }
      return true;
    } catch {
      return false; // locked by a backup, or no room on the disk: tried again
    } finally {
      database.exec(`PRAGMA busy_timeout = ${timeoutMs}`);
    }
  }

  function later(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!database.isOpen) return;
      const isDone = scrub(false);
      waitMs = Math.min(isDone ? FIRST_WAIT_MS : waitMs * 2, LONGEST_WAIT_MS);
      if (!isDone) later();
    }, waitMs).unref();
  }

  function mark(): void {
    try {
      if (!isMarked) database.exec(`PRAGMA user_version = ${IS_DUE}`);
    } catch {
      // Locked, or no room on the disk: this process knows all the same.
    }
    isMarked = true;
  }

  return {
    mark,

    soon() {
      mark();
      later();
    },

    atStart() {
      scrub(true);
    },

    atEnd() {
      clearTimeout(timer);
      if (timer !== undefined) scrub(false);
    },
  };
}
