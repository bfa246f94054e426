import type { RunnableCommand } from "../../interactions/runnable-commands.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";

export type FoundCommand = { readonly command: RunnableCommand; readonly rest: string };

/** The command whose words `text` begins with, and what follows them. */
export function findCommand(text: string, known: readonly RunnableCommand[]): FoundCommand | Problem {
  const words = text.split(/\s+/).map((word) => word.toLowerCase());
  const command = known.find(({ path }) => path.every((part, index) => part === words[index]));
  if (command !== undefined) return { command, rest: withoutWords(text, command.path.length) };

  const name = words[0] ?? "";
  const siblings = known.filter(({ path }) => path[0] === name).map(({ path }) => path.slice(1).join(" "));
  if (siblings.length > 0) return { problem: subcommandMissing(name, words.slice(1), siblings) };
  return { problem: commandUnknown(words, known) };
}

function withoutWords(text: string, count: number): string {
  return text.replace(new RegExp(`^(?:\\S+\\s*){${count}}`), "");
}

function subcommandMissing(name: string, words: readonly string[], siblings: readonly string[]): string {
  const list = siblings.join(", ");
  if (words.length === 0 || words[0] === "") return `/${name} goes on with one of: ${list}.`;
  const meant = nearest(words[0] ?? "", siblings);
  const hint = meant === undefined ? "" : ` Did you mean /${name} ${meant}?`;
  return `/${name} has no “${words[0]}”; it goes on with one of: ${list}.${hint}`;
}

function commandUnknown(words: readonly string[], known: readonly RunnableCommand[]): string {
  const full = known.map(({ path }) => path.join(" "));
  const meant =
    nearest(words.slice(0, 2).join(" "), full) ??
    nearest(words[0] ?? "", [...new Set(known.map(({ path }) => path[0] ?? ""))]) ??
    full.find((path) => path.split(" ").includes(words[0] ?? ""));
  const hint = meant === undefined ? `The bot has: ${commandList(known)}.` : `Did you mean /${meant}?`;
  return `There is no command /${words[0] ?? ""}. ${hint}`;
}

function commandList(known: readonly RunnableCommand[]): string {
  return [...new Set(known.map(({ path }) => `/${path[0]}`))].join(", ");
}
