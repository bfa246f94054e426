import type { Arguments, KeyIn } from "./text/text.ts";

/** What a person can have done wrong: the keys of data/text/en/errors.json. */
export type ErrorCode = KeyIn<"errors">;

/**
 * A problem the person can put right. It carries a key and what that sentence has to be told, and is worded where it
 * is shown: `new UserError("topic-unknown", { topics })`. Its message is the code alone.
 */
export class UserError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "UserError";
  /** Stable name for tests, logs and translations; the sentence may be reworded. */
  readonly code: Code;
  readonly told: Arguments<`errors.${Code}`>;

  constructor(code: Code, ...told: Arguments<`errors.${Code}`>) {
    super(code);
    this.code = code;
    this.told = told;
  }
}

/**
 * What went wrong first. When things are closed after a failure and one of them cannot be, the language throws a
 * SuppressedError, which has the failure in it (`await using`).
 */
export function firstFailure(error: unknown): unknown {
  return error instanceof SuppressedError ? firstFailure(error.suppressed) : error;
}
