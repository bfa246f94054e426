import type { APIApplicationCommand, APIApplicationCommandBasicOption } from "discord-api-types/v10";
import {
  commandLine,
  isGiven,
  type RunnableCommand,
  runnableCommands,
} from "../../../interactions/runnable-commands.ts";
import { isOfferedIn } from "../../../interactions/where-offered.ts";
import type { Place } from "../../../types.ts";

/** What is being put together: a command and what was typed for its options so far, in their order on screen. */
export type CommandDraft = {
  readonly command: RunnableCommand;
  readonly values: readonly Value[];
};

/** What stands in the field of an option; `value` is what is sent where that is something else. */
export type Value = { readonly name: string; readonly text: string; readonly value?: string | number };

/** Every command offered in a place, down to its sub-commands, by name. */
export function runnables(commands: readonly APIApplicationCommand[], place: Place): readonly RunnableCommand[] {
  const named = ({ path }: RunnableCommand) => path.join(" ");
  return runnableCommands(commands.filter((command) => isOfferedIn(command, place))).sort((a, b) =>
    named(a) < named(b) ? -1 : 1,
  );
}

/** Commands that fit what stands after the slash: those that begin with it first, then those that hold it. */
export function fitting(text: string, known: readonly RunnableCommand[]): readonly RunnableCommand[] {
  const wanted = text.replace(/^\//, "").trimStart().toLowerCase();
  const named = (command: RunnableCommand) => command.path.join(" ");
  const begin = known.filter((command) => named(command).startsWith(wanted));
  const hold = known.filter(
    (command) => !begin.includes(command) && wanted.length > 1 && named(command).includes(wanted.trim()),
  );
  return [...begin, ...hold];
}

/** A draft of what was typed, once it holds a whole command and a blank after it. */
export function draftOf(text: string, known: readonly RunnableCommand[]): CommandDraft | undefined {
  const lower = text.toLowerCase();
  const command = known.find(({ path }) => lower.startsWith(`/${path.join(" ")} `));
  if (!command) return undefined;
  return fill(command, text.slice(`/${command.path.join(" ")} `.length));
}

/** A command just chosen: what it cannot do without is asked for. */
export function begun(command: RunnableCommand): CommandDraft {
  const required = command.options.filter((option) => option.required === true);
  return { command, values: required.map(({ name }) => ({ name, text: "" })) };
}

/** `about:can't switch off private:true`: a value runs until the next name of an option. */
function fill(command: RunnableCommand, rest: string): CommandDraft {
  const names = command.options.map(({ name }) => name);
  const marks = [...rest.matchAll(/(?<=^|\s)([\p{L}\p{N}_-]+):/gu)].filter((found) => names.includes(found[1] ?? ""));
  let draft = begun(command);
  marks.forEach((mark, index) => {
    const value = rest.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? rest.length).trim();
    draft = withValue(draft, mark[1] ?? "", value);
  });
  const lead = rest.slice(0, marks[0]?.index ?? rest.length).trim();
  const free = draft.values.find(({ text }) => text === "")?.name ?? names.find((name) => !has(draft, name));
  return lead !== "" && free !== undefined ? withValue(draft, free, lead) : draft;
}

function has(draft: CommandDraft, name: string): boolean {
  return draft.values.some((value) => value.name === name);
}

export function withValue(draft: CommandDraft, name: string, text: string, value?: string | number): CommandDraft {
  const given: Value = { name, text, ...(value !== undefined && { value }) };
  if (!has(draft, name)) return { ...draft, values: [...draft.values, given] };
  return { ...draft, values: draft.values.map((each) => (each.name === name ? given : each)) };
}

export function without(draft: CommandDraft, name: string): CommandDraft {
  return { ...draft, values: draft.values.filter((value) => value.name !== name) };
}

export function optionOf(draft: CommandDraft, name: string): APIApplicationCommandBasicOption | undefined {
  return draft.command.options.find((option) => option.name === name);
}

/** Options that may be added still. */
export function optionalLeft(draft: CommandDraft): readonly APIApplicationCommandBasicOption[] {
  return draft.command.options.filter(({ name }) => !has(draft, name));
}

/** The first option it cannot be sent without, and that has nothing yet. */
export function firstMissing(draft: CommandDraft): string | undefined {
  return draft.values.find(({ name, text }) => text.trim() === "" && optionOf(draft, name)?.required === true)?.name;
}

/**
 * What was typed into the field of an option. Its own name before it is left out; after a blank, the name of another
 * option and a colon go on to that one, as "22:30 zone:Lisbon" does.
 *
 * @returns the draft, and the option that is typed into now
 */
export function typedInto(
  draft: CommandDraft,
  name: string,
  text: string,
): { readonly draft: CommandDraft; readonly focus: string } {
  const own = text.startsWith(`${name}:`) ? text.slice(name.length + 1) : text;
  for (const { name: other } of optionalLeft(draft)) {
    const at = own.indexOf(` ${other}:`);
    if (at < 0) continue;
    const before = withValue(draft, name, own.slice(0, at));
    return { draft: withValue(before, other, own.slice(at + other.length + 2)), focus: other };
  }
  return { draft: withValue(draft, name, own), focus: name };
}

/**
 * What was typed behind all options: the name of another and a colon begin it; words that begin no name go to the
 * first that is left, once a blank follows them.
 */
export function typedBehind(
  draft: CommandDraft,
  text: string,
): { readonly draft: CommandDraft; readonly focus: string } | undefined {
  const left = optionalLeft(draft);
  const named = left.find(({ name }) => text.trimStart().toLowerCase().startsWith(`${name}:`));
  if (named)
    return { draft: withValue(draft, named.name, text.trimStart().slice(named.name.length + 1)), focus: named.name };
  const [first] = left;
  const isOther = text.trim() !== "" && /\s$/.test(text) && !left.some(({ name }) => name.startsWith(text.trim()));
  return first && isOther ? { draft: withValue(draft, first.name, text), focus: first.name } : undefined;
}

/** As it is sent: options left empty stay out. */
export function asCommand(draft: CommandDraft) {
  const options = draft.values.filter(({ text }) => text.trim() !== "");
  return { path: draft.command.path, options: options.map(({ name, text, value = text }) => ({ name, value })) };
}

/** As somebody would type it: a file by what its owner calls it. */
export function asTyped(draft: CommandDraft): string {
  const options = draft.values.filter(({ text }) => text.trim() !== "");
  const said = options.map(({ name, text, value = text }) => ({ name, value: isGiven(value) ? text : value }));
  return commandLine(draft.command.path, said);
}
