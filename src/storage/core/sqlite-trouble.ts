/**
 * What an operator can do about SQLite's primary result codes (https://www.sqlite.org/rescode.html). An extended code
 * has the primary one in its lowest eight bits.
 */
const SENTENCES: Readonly<Record<number, string>> = {
  5: "another program holds the database: end it",
  8: "the database may only be read: look at the owner and rights of STATE_DIR, and whether its disk is mounted for reading only",
  10: "the disk gave an I/O error: look at the disk, and make a backup while it can be read",
  11: "the database is damaged: stop the bot and put a backup in its place with `npm run restore`",
  13: "the disk is full: make room. Nothing that was written is lost, and nothing new can be written until then",
  14: "the database cannot be opened: look whether STATE_DIR is there, and at its owner and rights",
  26: "the database file is none: stop the bot and put a backup in its place with `npm run restore`",
};

export type SqliteTrouble = { readonly code: number; readonly sentence: string | undefined };

/** What SQLite says of an error or of what caused it; undefined when it is none of SQLite's. */
export function sqliteTroubleOf(error: unknown): SqliteTrouble | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!("errcode" in cause) || typeof cause.errcode !== "number") continue;
    const code = cause.errcode & 0xff;
    return { code, sentence: SENTENCES[code] };
  }
  return undefined;
}
