import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from "discord-api-types/v10";
import type { Place, TypedCommand } from "../types.ts";
import type { Around } from "./around.ts";
import { TypedCommandError } from "./client-refusal.ts";
import { mergeResolved } from "./merge-resolved.ts";
import { readOption } from "./option-value.ts";
import { isOfferedIn } from "./where-offered.ts";

/** `data` of an interaction for a command: options nested under their subcommand, as Discord sends them. */
export type CommandData = {
  readonly id: string;
  readonly name: string;
  readonly type: ApplicationCommandType.ChatInput;
  readonly options?: readonly CommandDataOption[];
  readonly resolved?: APIInteractionDataResolved;
};

type CommandDataOption = {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly CommandDataOption[];
};

type Found = {
  readonly command: APIApplicationCommand;
  /** Subcommand group and subcommand, outermost first. */
  readonly within: readonly APIApplicationCommandOption[];
  readonly options: readonly APIApplicationCommandBasicOption[];
};

/**
 * Turns what somebody typed into what Discord would send, or refuses it as Discord's own client would.
 *
 * @throws {TypedCommandError} saying what to type instead
 */
export function readCommand(
  typed: TypedCommand,
  around: Around & { readonly commands: readonly APIApplicationCommand[] },
): CommandData {
  const found = findCommand(around.commands, typed.path, around.place);
  const spoken = `/${typed.path.join(" ")}`;
  refuseUnknownOptions(found, typed, spoken);
  for (const option of found.options) {
    if (option.required && !typed.options.some(({ name }) => name === option.name)) {
      throw new TypedCommandError(
        `${spoken} needs ${option.name} (${option.description}). Type ${spoken} ${option.name}:…`,
      );
    }
  }
  const read = typed.options.map(({ name, value }) => {
    const option = definition(found, name);
    return { name, type: option.type, ...readOption(option, value, around) };
  });
  const resolved = read.map((option) => option.resolved).filter((each) => each !== undefined);
  return {
    ...nest(
      found,
      read.map(({ name, type, value }) => ({ name, type, value })),
    ),
    ...(resolved.length > 0 && { resolved: mergeResolved(resolved as Record<string, object>[]) }),
  };
}

/**
 * The same while it is still being typed: `focused` goes out as raw text, and what is missing or not yet right is
 * left out.
 *
 * @throws {TypedCommandError} when there is no such command, or that option does not complete
 */
export function readUnfinishedCommand(
  typed: TypedCommand,
  focused: string,
  around: Around & { readonly commands: readonly APIApplicationCommand[] },
): CommandData {
  const found = findCommand(around.commands, typed.path, around.place);
  const option = found.options.find(({ name }) => name === focused);
  if (!option || !("autocomplete" in option) || !option.autocomplete) {
    throw new TypedCommandError(`/${typed.path.join(" ")} offers no suggestions for ${focused}.`);
  }
  const options = typed.options.flatMap(({ name, value }): CommandDataOption[] => {
    if (name === focused) return [];
    const other = found.options.find((candidate) => candidate.name === name);
    try {
      return other ? [{ name, type: other.type, value: readOption(other, value, around).value }] : [];
    } catch (error) {
      if (error instanceof TypedCommandError) return []; // half-typed: the person has not sent it
      throw error;
    }
  });
  const raw = typed.options.find(({ name }) => name === focused)?.value ?? "";
  return nest(found, [...options, { name: focused, type: option.type, value: String(raw), focused: true }]);
}

/** What the values of the option being typed are, which suggestions for it must be too. */
export function focusedKind(data: object): "string" | "integer" | "number" | undefined {
  const option = focusedOption((data as CommandData).options ?? []);
  if (option?.type === ApplicationCommandOptionType.Integer) return "integer";
  if (option?.type === ApplicationCommandOptionType.Number) return "number";
  return option && "string";
}

function focusedOption(options: readonly CommandDataOption[]): CommandDataOption | undefined {
  for (const option of options) {
    const found = option.focused ? option : focusedOption(option.options ?? []);
    if (found) return found;
  }
  return undefined;
}

function findCommand(commands: readonly APIApplicationCommand[], path: readonly string[], place: Place): Found {
  const [name = "", ...rest] = path;
  const command = commands.find((each) => each.name === name && each.type === ApplicationCommandType.ChatInput);
  if (!command) {
    const known = commands.map((each) => `/${each.name}`).join(", ");
    throw new TypedCommandError(
      `There is no command /${name}. ${known ? `Try ${known}.` : "The bot has not registered any."}`,
    );
  }
  refuseElsewhere(command, place);
  const within: APIApplicationCommandOption[] = [];
  let options = command.options ?? [];
  let spoken = `/${name}`;
  while (options.some(hasParts)) {
    const wanted = rest[within.length];
    const part = options.find((each) => each.name === wanted);
    if (!part) {
      const known = options.map((each) => `${spoken} ${each.name}`).join(", ");
      throw new TypedCommandError(
        `${wanted ? `There is no ${spoken} ${wanted}.` : `${spoken} has parts.`} Try ${known}.`,
      );
    }
    within.push(part);
    spoken += ` ${part.name}`;
    options = ("options" in part ? part.options : undefined) ?? [];
  }
  const tooMuch = rest[within.length];
  if (tooMuch !== undefined) throw new TypedCommandError(`${spoken} has no part called ${tooMuch}. Try ${spoken}.`);
  return { command, within, options: options as readonly APIApplicationCommandBasicOption[] };
}

function refuseElsewhere(command: APIApplicationCommand, place: Place): void {
  if (isOfferedIn(command, place)) return;
  const where: Readonly<Record<Place, string>> = {
    server: "in a server",
    thread: "in a server",
    dm: "in a direct message with the bot",
    private: "between two people",
  };
  throw new TypedCommandError(`/${command.name} is not offered ${where[place]}.`);
}

function refuseUnknownOptions(found: Found, typed: TypedCommand, spoken: string): void {
  const known = found.options.map(({ name }) => name);
  const given = new Set<string>();
  for (const { name } of typed.options) {
    if (!known.includes(name)) {
      const has = known.length > 0 ? `It has: ${known.join(", ")}.` : "It takes none.";
      throw new TypedCommandError(`${spoken} has no option called ${name}. ${has}`);
    }
    if (given.has(name)) throw new TypedCommandError(`${name} is there twice. Keep one of them.`);
    given.add(name);
  }
}

function definition(found: Found, name: string): APIApplicationCommandBasicOption {
  const option = found.options.find((each) => each.name === name);
  if (!option) throw new Error(`Option ${name} was not checked before it was read.`);
  return option;
}

function nest({ command, within }: Found, options: readonly CommandDataOption[]): CommandData {
  const nested = within.reduceRight<readonly CommandDataOption[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
  const { id, name } = command;
  return { id, name, type: ApplicationCommandType.ChatInput, ...(nested.length > 0 && { options: nested }) };
}

function hasParts({ type }: APIApplicationCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup;
}
