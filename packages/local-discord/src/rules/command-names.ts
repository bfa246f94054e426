import type { Problem } from "../rest/api-error.ts";
import type { CommandShape } from "./command-shape.ts";
import { localeProblems } from "./locales.ts";
import { badLength, type Path, problem } from "./problems.ts";

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LONGEST_DESCRIPTION = 100;

/**
 * What a slash command or an option is called and how it is described, in every language it speaks.
 * Source: docs.discord.com, "Application Commands", Application Command Naming and Localization.
 */
export function namingProblems(named: CommandShape, path: Path): Problem[] {
  const { name, name_localizations, description, description_localizations } = named;
  return [
    ...nameProblems(name, [...path, "name"]),
    ...badLength([...path, "description"], description, LONGEST_DESCRIPTION),
    ...localeProblems(name_localizations, [...path, "name_localizations"]),
    ...localeProblems(description_localizations, [...path, "description_localizations"]),
    ...Object.entries(name_localizations ?? {}).flatMap(([locale, translated]) =>
      nameProblems(translated, [...path, "name_localizations", locale]),
    ),
    ...Object.entries(description_localizations ?? {}).flatMap(([locale, translated]) =>
      badLength([...path, "description_localizations", locale], translated, LONGEST_DESCRIPTION),
    ),
  ];
}

function nameProblems(name: unknown, path: Path): Problem[] {
  if (typeof name === "string" && NAME.test(name) && name === name.toLowerCase()) return [];
  return [problem(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")];
}
