import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, existsSync, openSync, statSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const FILES = ["winddown.sqlite", "winddown.sqlite-wal", "winddown.sqlite-shm", "lock.sqlite"] as const;
/** A file of this size needs room of its own; where there is none, neither has the database. */
const PROBE_BYTES = 65_536;
const FOR_OTHERS = 0o077;

export function storeFile(folder: string): string {
  return join(folder, "winddown.sqlite");
}

/** Whether there is a store: an empty file is what is left of one that was cut off, or none yet. */
export function hasStore(folder: string): boolean {
  return existsSync(storeFile(folder)) && statSync(storeFile(folder)).size > 0;
}

/**
 * What is in the folder is for this account alone, whoever made the folder and with whatever rights.
 *
 * @returns whether others may look into the folder all the same
 */
export function keepPrivate(folder: string): boolean {
  if (!existsSync(storeFile(folder))) closeSync(openSync(storeFile(folder), "a", 0o600)); // SQLite's own would be for all
  for (const name of FILES) {
    const file = join(folder, name);
    if (!existsSync(file) || (statSync(file).mode & FOR_OTHERS) === 0) continue;
    try {
      chmodSync(file, 0o600);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EPERM")) throw error; // it is somebody else's
    }
  }
  return (statSync(folder).mode & FOR_OTHERS) !== 0;
}

/**
 * Goes through the whole file before anything in it is used: a page that is damaged further back would show only when
 * somebody's record on it is needed.
 *
 * @throws what SQLite says, or that it found the file damaged
 */
export function checkWhole(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const [verdict] = database.prepare("PRAGMA quick_check(1)").all() as { quick_check: string }[];
    if (verdict?.quick_check === "ok") return;
    throw Object.assign(new Error("database disk image is malformed: quick_check found a damaged page"), {
      errcode: 11,
    });
  } finally {
    database.close();
  }
}

/**
 * Tells whether the file still has its name. What is written to one that was moved away or deleted resolves like any
 * other, and is lost; a look takes microseconds.
 */
export function presenceOf(file: string): () => boolean {
  const opened = statSync(file);
  return () => {
    try {
      const now = statSync(file);
      return now.dev === opened.dev && now.ino === opened.ino;
    } catch {
      return false; // gone, or out of reach, such as where a mount has failed
    }
  };
}

/** Writes something that needs room on the disk, and takes it away again. */
export async function tryRoom(folder: string): Promise<void> {
  const file = join(folder, "probe.tmp");
  try {
    const handle = await open(file, "w", 0o600);
    try {
      await handle.writeFile(randomBytes(PROBE_BYTES));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await rm(file, { force: true });
  }
}
