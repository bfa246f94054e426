import { Locale } from "discord-api-types/v10";
import type { Problem } from "../rest/api-error.ts";
import { type Path, problem } from "./problems.ts";

const KNOWN: readonly string[] = Object.values(Locale);

/** Whether somebody can have their Discord in this language. */
export function isLocale(word: string): boolean {
  return KNOWN.includes(word);
}

/** Translations are for Discord's own languages. Source: docs.discord.com, "Reference", Locales. */
export function localeProblems(localizations: unknown, path: Path): Problem[] {
  if (typeof localizations !== "object" || localizations === null) return [];
  return Object.keys(localizations)
    .filter((locale) => !isLocale(locale))
    .map((locale) => problem([...path, locale], "BASE_TYPE_CHOICES", `Value must be one of {${KNOWN.join(", ")}}.`));
}
