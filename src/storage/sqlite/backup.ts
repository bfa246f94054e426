import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { checkCanaries } from "../core/canary.ts";
import { StoreKeyError } from "../core/store-errors.ts";
import { createSealing, type StoreKeys } from "../sealing/sealing.ts";
import { canariesIn } from "./sqlite-canary.ts";

/** There is no backup. The message is for the operator and shown as it stands. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

type Backup = {
  readonly file: string;
  readonly bytes: number;
  /** Rows by table, for those that have any. */
  readonly rows: Readonly<Record<string, number>>;
  /** Whether what is in it is encrypted, and whether the key that was given opens it. */
  readonly encryption: "none" | "opens with STORE_KEY" | "not tried";
};

type Request = {
  readonly stateDir: string;
  /** Where the copy goes; made when it is not there, for this account only. */
  readonly folder: string;
  readonly keys: StoreKeys | undefined;
  /** Names the copy. */
  readonly now: Temporal.Instant;
};

/**
 * Makes a copy of the store, of one moment, also while a bot is using it; opens the copy and checks it; and only then
 * gives it its name. The bot goes on: a reader does not hold up writers in WAL mode. Rows that were deleted are not in
 * the copy, nor in what is left over inside its pages, because `VACUUM INTO` writes it anew from the rows there are
 * (https://www.sqlite.org/lang_vacuum.html).
 *
 * @throws {BackupError | StoreKeyError} with a sentence for the operator; nothing is left behind
 */
export function backUp({ stateDir, folder, keys, now }: Request): Backup {
  const source = join(resolve(stateDir), "winddown.sqlite");
  if (!existsSync(source))
    throw new BackupError(`There is no winddown.sqlite in ${resolve(stateDir)}: check STATE_DIR.`);
  const stamp = now.toString({ smallestUnit: "second" }).replaceAll(":", "-");
  const file = join(resolve(folder), `winddown-${stamp}.sqlite`);
  const part = `${file}.part`;
  if (existsSync(file)) throw new BackupError(`${file} is there already: wait a second and try again.`);
  try {
    mkdirSync(resolve(folder), { recursive: true, mode: 0o700 });
    closeSync(openSync(part, "wx", 0o600)); // SQLite fills an empty file, and would make one that others may read
    try {
      copyStore(source, part);
      const checked = checkCopy(part, keys);
      syncFile(part);
      renameSync(part, file);
      syncFile(resolve(folder));
      return { file, bytes: statSync(file).size, ...checked };
    } finally {
      rmSync(part, { force: true }); // gone already when all went well
    }
  } catch (error) {
    if (error instanceof BackupError || error instanceof StoreKeyError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupError(`There is no backup: ${why}. The store itself was not touched.`, { cause: error });
  }
}

export function copyStore(source: string, part: string): void {
  const database = new DatabaseSync(source, { readOnly: true, timeout: 5_000 });
  try {
    database.prepare("VACUUM INTO ?").run(part);
  } finally {
    database.close();
  }
}

/** Opens the copy: whether SQLite finds nothing wrong with it, how many rows it has, and whether `keys` open them. */
export function checkCopy(part: string, keys: StoreKeys | undefined): Pick<Backup, "rows" | "encryption"> {
  const database = new DatabaseSync(part, { readOnly: true });
  try {
    const verdicts = database.prepare("PRAGMA integrity_check").all() as { integrity_check: string }[];
    if (verdicts[0]?.integrity_check !== "ok") {
      throw new BackupError(
        "There is no backup: SQLite says that the copy is damaged, and so may be what it was made of.",
      );
    }
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .all() as { name: string }[];
    const counts = tables.map(({ name }) => {
      const { rows } = database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get() as { rows: number };
      return [name, rows] as const;
    });
    const isSealed = counts.some(([name, rows]) => name === "canary" && rows > 0);
    if (isSealed && keys) checkCanaries(canariesIn(part), createSealing(keys));
    return {
      rows: Object.fromEntries(counts.filter(([, rows]) => rows > 0)),
      encryption: isSealed ? (keys ? "opens with STORE_KEY" : "not tried") : "none",
    };
  } finally {
    database.close();
  }
}

/** SQLite does not flush what it vacuums into. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
