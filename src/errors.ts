/** A problem the person can put right. Its message is written for them and shown as it stands. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** Stable name for tests and translations; the sentence may be reworded. */
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
