import type { Candidate } from "../completion/completion.ts";
import type { Session } from "../session.ts";

/** Something said to the playground itself, such as `:clock 22:30`. */
export type ColonCommand = {
  readonly name: string;
  /** Whether a newcomer needs it: `:help` shows it, and not only `:help all`. */
  readonly isBasic: boolean;
  /** Its line in `:help`: what to type, and what that does. */
  help(session: Session): readonly [typed: string, does: string];
  /** What Tab offers after its name. */
  words?(session: Session): readonly Candidate[];
  run(session: Session, rest: string): Promise<void> | void;
};
