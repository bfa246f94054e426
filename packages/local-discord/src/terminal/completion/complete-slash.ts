import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from "discord-api-types/v10";
import type { RunnableCommand } from "../../interactions/runnable-commands.ts";
import type { TypedCommand } from "../../types.ts";
import { type Choice, choicesOf, describeOption } from "../typing/describe-option.ts";
import { isProblem } from "../typing/problem.ts";
import { findNames, splitOptions } from "../typing/split-options.ts";
import type { Surroundings } from "./complete-line.ts";
import { beginning, type Candidate, type Completion, nothing } from "./completion.ts";

type Asking = Pick<Surroundings, "known" | "people" | "ask">;

/** What `/sleep tips about:caf` could go on with: a word of the command, an option's name, or its value. */
export async function completeSlash(text: string, around: Asking): Promise<Completion> {
  const words = text.slice(1).split(/\s+/);
  const command = around.known.find(
    ({ path }) => words.length > path.length && path.every((part, index) => part === words[index]?.toLowerCase()),
  );
  if (command === undefined) return completePath(words, around.known);

  const rest = text.replace(new RegExp(`^/(?:\\S+\\s+){${command.path.length}}`), "");
  return completeOptions(rest, command, around);
}

function completePath(words: readonly string[], known: readonly RunnableCommand[]): Completion {
  const before = words.slice(0, -1).map((word) => word.toLowerCase());
  const depth = before.length;
  const slash = depth === 0 ? "/" : "";
  const fitting = known.filter(
    ({ path }) => path.length > depth && before.every((word, index) => word === path[index]),
  );

  const candidates = [...new Set(fitting.map(({ path }) => path[depth] ?? ""))].map((word): Candidate => {
    const whole = fitting.find(({ path }) => path[depth] === word && path.length === depth + 1);
    const below = fitting.filter(({ path }) => path[depth] === word).map(({ path }) => path.slice(depth + 1).join(" "));
    const goesOn = whole === undefined || whole.options.length > 0;
    return { text: `${slash}${word}${goesOn ? " " : ""}`, about: whole?.description ?? below.join(", ") };
  });
  return beginning(slash + (words.at(-1) ?? ""), candidates);
}

/** A value runs until the next option's name, so a word may go on with the value or begin such a name. */
async function completeOptions(rest: string, command: RunnableCommand, around: Asking): Promise<Completion> {
  const names = command.options.map(({ name }) => name);
  const last = findNames(rest, names).at(-1);
  const value = rest.slice(last?.end ?? 0).trimStart();
  const word = /\S*$/.exec(rest)?.[0] ?? "";

  const isValueDue = word === "" && last !== undefined && value === "";
  if (!isValueDue) {
    const taken = [...namesGiven(rest.slice(0, rest.length - word.length), names), last?.name];
    const free = command.options.filter(({ name }) => !taken.includes(name));
    const begun = beginning(
      word,
      free.map(({ name, description }) => ({ text: `${name}:`, about: description })),
    );
    if (word === "" || begun.candidates.length > 0) return begun;
  }

  const option = command.options.find(({ name }) => last === undefined || name === last.name);
  return option === undefined ? nothing : completeValue(value, option, around, asTyped(rest, command, option, value));
}

/** Words before the first name count for the option they would go to. */
function namesGiven(text: string, names: readonly string[]): string[] {
  const typed = splitOptions(text, names);
  return (isProblem(typed) ? findNames(text, names) : typed).map(({ name }) => name);
}

function asTyped(
  rest: string,
  { path, options }: RunnableCommand,
  focused: APIApplicationCommandBasicOption,
  value: string,
): TypedCommand {
  const typed = splitOptions(
    rest,
    options.map(({ name }) => name),
  );
  const others = (isProblem(typed) ? [] : typed).filter(({ name }) => name !== focused.name);
  return {
    path,
    options: [
      ...others.map(({ name, text }) => ({ name, value: text })),
      { name: focused.name, value: value.replace(/^["“]/, "") },
    ],
  };
}

async function completeValue(
  typed: string,
  option: APIApplicationCommandBasicOption,
  around: Asking,
  command: TypedCommand,
): Promise<Completion> {
  const hint = `${describeOption(option)}.`;
  if (option.type === ApplicationCommandOptionType.User) {
    return beginning(
      typed,
      around.people.map((name) => ({ text: name })),
      hint,
    );
  }
  const fixed = choicesOf(option);
  if (fixed.length > 0) {
    const begins = (word: string | number) => String(word).toLowerCase().startsWith(typed.toLowerCase());
    const fitting = fixed.filter(({ name, value }) => begins(value) || begins(name));
    return { typed, candidates: fitting.map(asCandidate), hint };
  }
  if (!("autocomplete" in option) || option.autocomplete !== true) return { typed, candidates: [], hint };
  const suggested = await around.ask(command, option.name);
  if (suggested === undefined) return { typed, candidates: [], hint: "The bot suggests nothing just now." };
  return { typed, candidates: suggested, hint: `The bot suggests nothing for that. ${hint}` };
}

export function asCandidate({ name, value }: Choice): Candidate {
  const text = String(value);
  return name.toLowerCase() === text.toLowerCase() ? { text } : { text, about: name };
}
