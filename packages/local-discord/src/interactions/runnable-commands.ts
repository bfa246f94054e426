import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  APIApplicationCommandSubcommandGroupOption,
  APIApplicationCommandSubcommandOption,
} from "discord-api-types/v10";
import type { CommandOption } from "../types.ts";

/** A command that can be run: `/reminder set` with its options. */
export type RunnableCommand = {
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
};

/** Source: docs.discord.com, "Application Commands". The numbers, since this runs in the browser, too, without a library. */
const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** Every slash command, down to its sub-commands. */
export function runnableCommands(commands: readonly APIApplicationCommand[]): RunnableCommand[] {
  return commands
    .filter(({ type }) => type === CHAT_INPUT)
    .flatMap((command) => runnable([command.name], command.description, command.options ?? []));
}

function runnable(
  path: readonly string[],
  description: string,
  options: readonly APIApplicationCommandOption[],
): RunnableCommand[] {
  const below = options.filter(hasOptionsOfItsOwn);
  if (below.length > 0)
    return below.flatMap((option) => runnable([...path, option.name], option.description, option.options ?? []));
  return [{ path, description, options: options.filter(isBasic) }];
}

function hasOptionsOfItsOwn(
  option: APIApplicationCommandOption,
): option is APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption {
  const { type }: { readonly type: number } = option;
  return type === SUBCOMMAND || type === SUBCOMMAND_GROUP;
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return !hasOptionsOfItsOwn(option);
}

/** As somebody would type it: "/reminder set bedtime:22:30". */
export function commandLine(path: readonly string[], options: readonly CommandOption[]): string {
  return `/${[...path, ...options.map(({ name, value }) => `${name}:${value}`)].join(" ")}`;
}

/** Before what stands for a file that was given; a name of a file has no such sign. */
export const GIVEN = "given:";

/** Whether the value of an option stands for a file that was given, which is not what its owner calls it. */
export function isGiven(value: CommandOption["value"]): boolean {
  return String(value).startsWith(GIVEN);
}
