import { ApplicationCommandType as Type } from "discord-api-types/v10";
import type { Problem } from "../rest/api-error.ts";
import { namingProblems } from "./command-names.ts";
import { optionProblems } from "./command-options.ts";
import type { CommandShape } from "./command-shape.ts";
import { commandSize } from "./command-size.ts";
import { localeProblems } from "./locales.ts";
import { badLength, problem, repeats, tooMany } from "./problems.ts";

const LARGEST = 8000;
const LONGEST_NAME = 32;
/** How many of each type. Source: docs.discord.com, "Application Commands", Registering a Command. */
const MOST: Readonly<Record<number, number>> = { [Type.ChatInput]: 100, [Type.User]: 15, [Type.Message]: 15 };

/** All commands a bot registers for everywhere. Source: docs.discord.com, "Application Commands". */
export function commandsProblems(commands: readonly CommandShape[]): Problem[] {
  const counted = Object.entries(MOST).flatMap(([type, most]) =>
    tooMany([], commands.filter((command) => typeOf(command) === Number(type)).length, most),
  );
  const repeated = repeats(
    commands,
    (command) => `${typeOf(command)} ${command.name}`,
    (index) =>
      problem([index, "name"], "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"),
  );
  return [...counted, ...repeated, ...commands.flatMap(commandProblems)];
}

function commandProblems(command: CommandShape, index: number): Problem[] {
  const problems = typeOf(command) === Type.ChatInput ? slashProblems(command, index) : menuProblems(command, index);
  const size = commandSize(command);
  if (size > LARGEST) {
    const message = `Command exceeds maximum size (${LARGEST})`;
    problems.push(problem([index], "APPLICATION_COMMAND_TOO_LARGE", message));
  }
  return problems;
}

function slashProblems(command: CommandShape, index: number): Problem[] {
  return [...namingProblems(command, [index]), ...optionProblems(command.options ?? [], [index])];
}

/** A command on a user or a message has a name of any letters, and neither description nor options. */
function menuProblems(command: CommandShape, index: number): Problem[] {
  const problems = [
    ...badLength([index, "name"], command.name, LONGEST_NAME),
    ...localeProblems(command.name_localizations, [index, "name_localizations"]),
  ];
  for (const field of ["description", "options"] as const) {
    const value = command[field];
    if (Array.isArray(value) ? value.length === 0 : !value) continue;
    const message = `Context menu commands cannot have ${field}`;
    problems.push(problem([index, field], `APPLICATION_COMMAND_CONTEXT_MENU_${field.toUpperCase()}_INVALID`, message));
  }
  return problems;
}

function typeOf({ type }: CommandShape): number {
  return type ?? Type.ChatInput;
}
