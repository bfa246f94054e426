import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreInUseError } from "./store-errors.ts";

const sqliteBusy = 5; // https://www.sqlite.org/rescode.html#busy

/**
 * Holds `folder` for this process until the returned function is called or the process ends, however
 * it ends: the lock is the operating system's, on a file SQLite keeps open, so kill -9 frees it.
 *
 * @throws {StoreInUseError} when it is held already, by this process or another
 */
export function lockFolder(folder: string): () => void {
  const database = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreInUseError(folder, { cause: error });
    throw error;
  }
  return () => {
    if (database.isOpen) database.close();
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}
