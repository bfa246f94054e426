/** The sentences in data/text cannot be used. Ours to mend before the bot starts, never a user's. */
export class TextError extends Error {
  override readonly name = "TextError";
  /** Each names file and key: `data/text/de/help.json: “title”: English has no such key`. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `data/text has ${problems.length} ${problems.length === 1 ? "problem" : "problems"}:\n${problems.join("\n")}`,
    );
    this.problems = problems;
  }
}
