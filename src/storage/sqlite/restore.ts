import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { StoreFormatError, StoreInUseError, StoreKeyError, StoreRefusedError } from "../core/store-errors.ts";
import type { StoreKeys } from "../sealing/sealing.ts";
import { BackupError, checkCopy, copyStore, syncFile } from "./backup.ts";
import { lockFolder } from "./folder-lock.ts";
import { storeFile } from "./sqlite-folder.ts";
import { formatIn } from "./sqlite-format.ts";

/** Nothing was restored. The message is for the operator and shown as it stands. */
export class RestoreError extends Error {
  override readonly name = "RestoreError";
}

type Restored = ReturnType<typeof checkCopy> & {
  /** Where what was there before is now; undefined when there was nothing. */
  readonly aside: string | undefined;
};

type Request = {
  /** The backup. It is left as it is. */
  readonly file: string;
  readonly stateDir: string;
  readonly keys: StoreKeys | undefined;
  /** Names the folder for what was there before. */
  readonly now: Temporal.Instant;
};

/** The write-ahead log belongs to its file alone: beside another one it would damage that. */
const ENDINGS = ["", "-wal", "-shm"];

/**
 * Puts a backup in the place of the store, with the folder to itself: a copy of it is made and checked first, then what
 * was there is moved aside with its log, and then the copy gets its name.
 *
 * @throws {RestoreError | StoreKeyError | StoreInUseError | StoreRefusedError} with a sentence for the operator; the
 *   store is as it was
 */
export function restore({ file, stateDir, keys, now }: Request): Restored {
  const [source, home] = [resolve(file), resolve(stateDir)];
  if (!existsSync(source)) throw new RestoreError(`There is no ${source}: name the backup that is to be restored.`);
  if (source === storeFile(home)) throw new RestoreError("That is the store itself: name a backup of it.");
  const part = `${storeFile(home)}.part`;
  let unlock: (() => void) | undefined;
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const lock = lockFolder(home);
    unlock = lock.unlock;
    if (lock.has("migrated")) throw new StoreRefusedError("migrated", home);
    rmSync(part, { force: true }); // of a try that was cut off
    closeSync(openSync(part, "wx", 0o600));
    copyStore(source, part);
    const checked = checkCopy(part, keys);
    formatIn(part);
    syncFile(part);
    const aside = moveAside(home, now);
    renameSync(part, storeFile(home));
    syncFile(home);
    lock.note("store-made");
    return { ...checked, aside };
  } catch (error) {
    if ([StoreFormatError, StoreInUseError, StoreKeyError, StoreRefusedError].some((kind) => error instanceof kind))
      throw error;
    const isBad = error instanceof BackupError;
    const why = isBad
      ? "SQLite says that it is damaged: take another one"
      : error instanceof Error
        ? error.message
        : String(error);
    throw new RestoreError(`Nothing was restored from ${source}: ${why}.`, { cause: error });
  } finally {
    rmSync(part, { force: true }); // gone already when all went well
    unlock?.();
  }
}

function moveAside(home: string, now: Temporal.Instant): string | undefined {
  const there = ENDINGS.filter((ending) => existsSync(`${storeFile(home)}${ending}`));
  if (there.length === 0) return undefined;
  const aside = join(home, `before-restore-${now.toString({ smallestUnit: "second" }).replaceAll(":", "-")}`);
  mkdirSync(aside, { mode: 0o700 });
  // The log first: the file without it is an older store, and the log without its file is nothing.
  for (const ending of there.toReversed()) renameSync(`${storeFile(home)}${ending}`, `${storeFile(aside)}${ending}`);
  return aside;
}
