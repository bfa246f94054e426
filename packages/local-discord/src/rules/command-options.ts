import { ApplicationCommandOptionType as Type } from "discord-api-types/v10";
import type { Problem } from "../rest/api-error.ts";
import { choiceProblems } from "./choices.ts";
import { namingProblems } from "./command-names.ts";
import type { CommandShape } from "./command-shape.ts";
import { type Path, problem, repeats, tooMany } from "./problems.ts";

const MOST_OPTIONS = 25;
const KIND_OF_CHOICE: Readonly<Record<number, "string" | "integer" | "number">> = {
  [Type.String]: "string",
  [Type.Integer]: "integer",
  [Type.Number]: "number",
};

/**
 * The options of a command or of one of its parts. Source: docs.discord.com, "Application Commands", Application
 * Command Option. Discord publishes no list of its codes: these are as seen, or made to look alike.
 */
export function optionProblems(options: readonly CommandShape[], path: Path): Problem[] {
  const at = [...path, "options"];
  return [
    ...tooMany(at, options.length, MOST_OPTIONS),
    ...mixProblems(options, at),
    ...orderProblems(options, at),
    ...repeats(
      options,
      ({ name }) => name,
      (index) =>
        problem(
          [...at, index, "name"],
          "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
          "Option name already exists",
        ),
    ),
    ...translatedRepeats(options, at),
    ...options.flatMap((option, index) => [
      ...namingProblems(option, [...at, index]),
      ...valueProblems(option, [...at, index]),
      ...(option.options ? optionProblems(option.options, [...at, index]) : []),
    ]),
  ];
}

/** A command has parts, or takes values. */
function mixProblems(options: readonly CommandShape[], path: Path): Problem[] {
  const parts = options.filter(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup).length;
  if (parts === 0 || parts === options.length) return [];
  const message = "Sub-command and sub-command group option types are mutually exclusive to all other types";
  return [problem(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)];
}

function orderProblems(options: readonly CommandShape[], path: Path): Problem[] {
  const firstOptional = options.findIndex(({ required }) => !required);
  return options.flatMap(({ required }, index) => {
    if (!required || firstOptional < 0 || index < firstOptional) return [];
    const message = "Required options must be placed before non-required options";
    return [problem([...path, index], "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)];
  });
}

/** In no language may two options look the same; one without a translation shows its own name. */
function translatedRepeats(options: readonly CommandShape[], path: Path): Problem[] {
  const locales = new Set(options.flatMap(({ name_localizations }) => Object.keys(name_localizations ?? {})));
  return [...locales].flatMap((locale) =>
    repeats(
      options,
      ({ name, name_localizations }) => name_localizations?.[locale] ?? name,
      (index) =>
        problem(
          [...path, index, "name_localizations", locale],
          "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
          "Option name already exists",
        ),
    ),
  );
}

function valueProblems(option: CommandShape, path: Path): Problem[] {
  const { choices, autocomplete, min_value, max_value, min_length, max_length } = option;
  const problems = choiceProblems(choices, [...path, "choices"], KIND_OF_CHOICE[option.type ?? 0]);
  problems.push(
    ...repeats(
      choices ?? [],
      ({ name }) => name,
      (index) =>
        problem(
          [...path, "choices", index, "name"],
          "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
          "Option choice name already exists",
        ),
    ),
  );
  if (autocomplete && choices && choices.length > 0) {
    const message = "Autocomplete cannot be used together with choices";
    problems.push(problem([...path, "autocomplete"], "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES", message));
  }
  for (const [least, most, name] of [
    [min_value, max_value, "min_value"],
    [min_length, max_length, "min_length"],
  ] as const) {
    if (typeof least !== "number" || typeof most !== "number" || least <= most) continue;
    problems.push(problem([...path, name], "NUMBER_TYPE_MAX", `int value should be less than or equal to ${most}.`));
  }
  return problems;
}
