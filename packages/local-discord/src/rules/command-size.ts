import type { CommandShape } from "./command-shape.ts";
import { characters } from "./problems.ts";

/**
 * How many characters a command counts: names, descriptions and values, its own and those of its options and choices,
 * each in its longest language. Source: docs.discord.com, "Application Commands", Slash Commands.
 */
export function commandSize(command: CommandShape): number {
  const inside = [...(command.options ?? []), ...(command.choices ?? [])];
  return (
    longest(command.name, command.name_localizations) +
    longest(command.description, command.description_localizations) +
    longest(command.value, undefined) +
    inside.reduce((sum, each) => sum + commandSize(each), 0)
  );
}

function longest(text: unknown, translated: Readonly<Record<string, string>> | null | undefined): number {
  const texts = [text, ...Object.values(translated ?? {})].filter((each) => typeof each === "string");
  return Math.max(0, ...texts.map(characters));
}
