const SENTENCES = {
  "no-store": "There is no store in STATE_DIR to be copied: set STATE_DIR to the folder that the bot has used.",
  "not-empty":
    "The database in DATABASE_URL holds records already, and they are not from a migration that was cut off. Use an empty database; nothing was changed.",
  differs:
    "What was copied is not what is in STATE_DIR: somebody else writes to the database. Stop everything that uses it, empty it, and start the migration again.",
  unfinished:
    "The migration into the database in DATABASE_URL was cut off. Run `npm run migrate` again before the bot is started.",
} as const;

/** The migration cannot go on. The message is for the operator and shows no value. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";

  constructor(why: keyof typeof SENTENCES) {
    super(SENTENCES[why]);
  }
}
