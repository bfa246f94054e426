/** The words in data/ cannot be shown. Ours to mend before the bot starts, never a user's. */
export class ContentError extends Error {
  override readonly name = "ContentError";
  /** Each names file, entry and field: `data/sleep-tips.json: tip “caffeine-cutoff”: sources[1]: no such source “x”`. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`data/ has ${problems.length} ${problems.length === 1 ? "problem" : "problems"}:\n${problems.join("\n")}`);
    this.problems = problems;
  }
}
