import type { CommandContext } from "../../src/discord/command.ts";

/** One kind of thing that is kept about people, and what somebody may ask of it. */
export type Kept = {
  /** Where in the store it is. A test compares these with the collections the bot opens. */
  readonly collections: readonly string[];
  /** For `/privacy show`: a line for each thing kept, and how long they are; no lines when there is nothing. */
  tell(
    userId: string,
    context: CommandContext,
  ): Promise<{ readonly lines: readonly string[]; readonly howLong?: string }>;
  /** For `/privacy export`: all of it as it is kept, readable or not; undefined when there is nothing. */
  copy(userId: string, context: CommandContext): Promise<unknown>;
  /** For `/privacy delete`: whether there was anything. Readable or not, all of it is gone afterwards. */
  forget(userId: string, context: CommandContext): Promise<boolean>;
};

/** A stored text as the JSON that it is; as text when it is none. */
export function asJson(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return stored; // whatever it is, it is the person's
  }
}
