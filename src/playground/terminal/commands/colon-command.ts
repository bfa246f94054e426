import type { Session } from "../session.ts";

/** Something said to the playground itself, such as `:clock 22:30`. */
export type ColonCommand = {
  readonly name: string;
  /** Its line in `:help`: what to type, and what that does. Empty when another line mentions it. */
  help(session: Session): readonly (readonly [typed: string, does: string])[];
  run(session: Session, rest: string): Promise<void> | void;
};
