import { sqliteTroubleOf } from "./sqlite-trouble.ts";

/** What a table was doing when it failed. */
export type StoreOperation = "open" | "read" | "write" | "delete" | "list" | "count" | "close";

/**
 * The database could not do what was asked: busy, full, closed, gone. Nothing is known about the row:
 * a failed read is not an absent row, and a failed write may be tried again.
 * The message names the collection and never a key or a value.
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly collection: string;
  readonly operation: StoreOperation;

  constructor(collection: string, operation: StoreOperation, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The store could not ${operation} ${collection}: ${why}`, { cause });
    this.collection = collection;
    this.operation = operation;
  }
}

/** The row is there but cannot be understood, so it is not written over. `quarantine` makes room. */
export class UnreadableRowError extends Error {
  override readonly name = "UnreadableRowError";
  readonly collection: string;
  readonly key: string;

  constructor(collection: string, key: string, reason: string) {
    super(`A row of ${collection} is unreadable and was left as it is: ${reason}`);
    this.collection = collection;
    this.key = key;
  }
}

/** A bug of ours: the value would not be readable once written, so it was not written. */
export class InvalidRecordError extends Error {
  override readonly name = "InvalidRecordError";
  readonly collection: string;

  constructor(collection: string, reason: string) {
    super(`A value for ${collection} was refused before writing: ${reason}`);
    this.collection = collection;
  }
}

/** Another process holds the folder. The message is for the operator and shown as it stands. */
export class StoreInUseError extends Error {
  override readonly name = "StoreInUseError";
  readonly folder: string;

  constructor(folder: string, options?: ErrorOptions) {
    super(
      `Another Winddown is already using ${folder}. Stop it first, or set STATE_DIR to another folder for this one.`,
      options,
    );
    this.folder = folder;
  }
}

/** The store is encrypted, and not with this key. The message is for the operator, names variables and shows no value. */
export class StoreKeyError extends Error {
  override readonly name = "StoreKeyError";

  constructor(why: "missing" | "wrong") {
    super(
      why === "missing"
        ? "The store is encrypted, and STORE_KEY is not set. Set it to the key the store was encrypted with. Nothing was changed."
        : "The store is encrypted with another key than STORE_KEY. Set STORE_KEY to that key again; or, to change keys, set STORE_KEY_OLD to the earlier one. Nothing was changed.",
    );
  }
}

const REFUSALS = {
  gone: (folder: string) =>
    `There was a store in ${folder}, and winddown.sqlite is gone or empty. Starting anew would leave everybody without their reminder: look where it is, or put a backup in its place with \`npm run restore\`. To begin with nobody's reminder all the same, empty ${folder} first.`,
  migrated: (folder: string) =>
    `What is in ${folder} was copied to a database by \`npm run migrate\`. A bot on both would send twice: set DATABASE_URL. To begin anew in this folder, empty it first.`,
  vanished: (folder: string) =>
    `The store in ${folder} is not there any more, or another file is in its place. Nothing is sent until it is back: bring it back, then start the bot again.`,
} as const;

/** The store is not one to go on with. The message is for the operator and shown as it stands. */
export class StoreRefusedError extends Error {
  override readonly name = "StoreRefusedError";
  readonly why: keyof typeof REFUSALS;

  constructor(why: keyof typeof REFUSALS, folder: string) {
    super(REFUSALS[why](folder));
    this.why = why;
  }
}

type Version = { readonly writes: number; readonly by: string };

/** This version cannot go on with the store. The message is for the operator and names both versions. */
export class StoreFormatError extends Error {
  override readonly name = "StoreFormatError";

  constructor(why: "newer" | "older", store: Version, ours: Version) {
    const [theirs, own] = [store, ours].map(({ by, writes }) =>
      Number.isNaN(writes) ? `a version ${by}` : `Winddown ${by} (format ${writes})`,
    );
    super(
      why === "newer"
        ? `The store was written by ${theirs}, and this is ${own}, which cannot read it. Nothing was changed. Start that version again, or put a backup from before the update in its place; docs/backup-and-restore.md says how under "Updating and rolling back".`
        : `The store was written by ${theirs}, and this is ${own}, which does not read stores that old any more. Nothing was changed. Start a version in between first; docs/backup-and-restore.md says how under "Updating and rolling back".`,
    );
  }
}

/** What SQLite says of a file it cannot make sense of (https://www.sqlite.org/rescode.html: CORRUPT, NOTADB). */
const IS_DAMAGED = /not a database|malformed/;

/** The folder cannot hold the state. The message is for the operator and shown as it stands. */
export class StoreFolderError extends Error {
  override readonly name = "StoreFolderError";
  readonly folder: string;

  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const trouble = sqliteTroubleOf(cause);
    const sentence = IS_DAMAGED.test(why)
      ? `The database in ${folder} is damaged (${why}). It was left as it is: put a backup in its place with \`npm run restore\`. Emptying the folder starts anew, with nobody's reminder.`
      : trouble?.sentence !== undefined
        ? `Winddown cannot keep its state in ${folder} (${why}): ${trouble.sentence}.`
        : `Winddown cannot keep its state in ${folder} (${why}). Set STATE_DIR to a folder it may write to.`;
    super(sentence, { cause });
    this.folder = folder;
  }
}

/** Why a database cannot be used, by what PostgreSQL or the network says of it. */
export type DatabaseTrouble =
  | "unreachable"
  | "refused"
  | "absent"
  | "no-rights"
  | "not-the-owner"
  | "full"
  | "not-secure"
  | "too-old"
  | "pooled"
  | "parameter"
  | "other";

const DATABASE_SENTENCES: Readonly<Record<DatabaseTrouble, string>> = {
  unreachable: "The database in DATABASE_URL cannot be reached: check its host and port, and that it is running.",
  refused: "The database in DATABASE_URL refuses its user name or password.",
  absent: "There is no database of the name in DATABASE_URL: create it first (`createdb`), or mend the name.",
  "no-rights":
    "The user in DATABASE_URL may not make or write tables there: give it the right with GRANT CREATE ON DATABASE, or make it the database's owner.",
  "not-the-owner":
    "What is due is still where an earlier version kept it, in the schema winddown_agenda, which the user in DATABASE_URL does not own: make it the owner of that schema and of all in it (as a superuser: REASSIGN OWNED BY the_earlier_user TO this_user), then start again. Nothing is lost, and nothing is sent until then.",
  full: "The database in DATABASE_URL takes no more connections: raise its max_connections, or run fewer instances.",
  "not-secure":
    "No encrypted connection to the database in DATABASE_URL could be made: check its certificate, and sslmode in the address.",
  "too-old": "The database in DATABASE_URL is too old: PostgreSQL 14 or newer is needed.",
  pooled:
    "Between Winddown and the database in DATABASE_URL is a pooler that hands each transaction to another session (PgBouncer's pool_mode = transaction or statement), which loses locks without a word. Use pool_mode = session, or the database's own address.",
  parameter:
    "Between Winddown and the database in DATABASE_URL is a pooler that refuses one of the parameters in the address, such as options or statement_timeout: take it out, or name it in PgBouncer's ignore_startup_parameters.",
  other: "The database in DATABASE_URL cannot be used",
};

/** The database cannot be used. The message is for the operator; it shows neither the address nor anything of it. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly trouble: DatabaseTrouble;

  constructor(trouble: DatabaseTrouble, cause: unknown) {
    const code = typeof cause === "object" && cause !== null && "code" in cause ? ` (${String(cause.code)})` : "";
    super(trouble === "other" ? `${DATABASE_SENTENCES.other}${code}.` : DATABASE_SENTENCES[trouble], { cause });
    this.trouble = trouble;
  }
}
