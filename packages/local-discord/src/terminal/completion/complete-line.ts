import type { RunnableCommand } from "../../interactions/runnable-commands.ts";
import type { TypedCommand } from "../../types.ts";
import { completeSlash } from "./complete-slash.ts";
import { beginning, type Candidate, type Completion } from "./completion.ts";

/** What Tab needs to know of where somebody sits. */
export type Surroundings = {
  readonly known: readonly RunnableCommand[];
  readonly people: readonly string[];
  /** Labels of what can be pressed, the newest message first. */
  readonly labels: readonly string[];
  readonly colonCommands: readonly ColonWord[];
  /** What the bot suggests for an option of the command as typed so far; undefined when it does not say. */
  ask(command: TypedCommand, option: string): Promise<readonly Candidate[] | undefined>;
};

/** A command of the playground's own, and what may follow it. */
export type ColonWord = {
  readonly name: string;
  readonly about: string;
  readonly goesOn: boolean;
  readonly words: readonly Candidate[];
};

const anything =
  "Type / and Tab for the bot's commands, : and Tab for the playground's own, or the first letters of a button.";

/** What `line`, typed up to the cursor, could go on with. */
export async function completeLine(line: string, around: Surroundings): Promise<Completion> {
  const text = line.trimStart();
  if (text.startsWith("/")) return completeSlash(text, around);
  if (text.startsWith(":")) return completeColon(text, around);
  const labels = [...new Set(around.labels)].map((label) => ({ text: label }));
  return beginning(text, text === "" ? [] : labels, text === "" ? anything : undefined);
}

function completeColon(text: string, { colonCommands }: Surroundings): Completion {
  const [, name = "", rest] = /^:\s*(\S*)(?:\s+(.*))?$/s.exec(text) ?? [];
  if (rest === undefined) {
    const names = colonCommands.map((one) => ({ text: `:${one.name}${one.goesOn ? " " : ""}`, about: one.about }));
    return beginning(text, names);
  }
  const command = colonCommands.find((one) => one.name === name.toLowerCase());
  return beginning(rest, command?.words ?? [], command?.about);
}
