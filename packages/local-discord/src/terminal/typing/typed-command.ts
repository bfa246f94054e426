import type { APIApplicationCommandBasicOption } from "discord-api-types/v10";
import type { RunnableCommand } from "../../interactions/runnable-commands.ts";
import type { CommandOption, TypedCommand } from "../../types.ts";
import { findCommand } from "./find-command.ts";
import { isProblem, type Problem } from "./problem.ts";
import { splitOptions, type TypedOption } from "./split-options.ts";

/** A slash command taken apart, or a question about one of its options. */
export type ReadCommand =
  | { readonly kind: "run"; readonly command: TypedCommand }
  /** `about:caf?`: what would the bot suggest there? */
  | { readonly kind: "suggest"; readonly command: TypedCommand; readonly option: APIApplicationCommandBasicOption };

/** Takes apart what follows the slash. Whether the values fit is judged by the Discord it is sent to. */
export function readCommand(text: string, known: readonly RunnableCommand[]): ReadCommand | Problem {
  const found = findCommand(text, known);
  if (isProblem(found)) return found;
  const { command, rest } = found;

  const typed = splitOptions(
    rest,
    command.options.map(({ name }) => name),
  );
  if (isProblem(typed)) return typed;

  const asked = typed.find(asksForSuggestions);
  const option = command.options.find(({ name }) => name === asked?.name);
  const options = typed.map(
    (one): CommandOption => ({ name: one.name, value: one === asked ? one.text.slice(0, -1) : one.text }),
  );
  const whole = { path: command.path, options };
  return option === undefined ? { kind: "run", command: whole } : { kind: "suggest", command: whole, option };
}

/** A question mark at the end of at most one word; a whole question is something to be answered by the bot. */
function asksForSuggestions({ text, quoted }: TypedOption): boolean {
  return !quoted && /^\S*\?$/.test(text);
}
