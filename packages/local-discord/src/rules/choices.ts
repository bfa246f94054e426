import type { Problem } from "../rest/api-error.ts";
import { badLength, list, type Path, problem, tooMany } from "./problems.ts";

type Choice = { readonly name?: unknown; readonly value?: unknown };

const MOST_CHOICES = 25;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 100;

/**
 * Choices, of an option or suggested while somebody types: at most 25, names and texts of 1 to 100 characters.
 * Source: docs.discord.com, "Application Commands", Application Command Option Choice.
 *
 * @param kind what the option's values are, when that is known
 */
export function choiceProblems(choices: unknown, path: Path, kind?: "string" | "integer" | "number"): Problem[] {
  const all = list(choices) as readonly Choice[];
  return [
    ...tooMany(path, all.length, MOST_CHOICES),
    ...all.flatMap(({ name, value }, index) => [
      ...badLength([...path, index, "name"], name, LONGEST_NAME),
      ...valueProblems(value, [...path, index, "value"], kind ?? (typeof value === "number" ? "number" : "string")),
    ]),
  ];
}

function valueProblems(value: unknown, path: Path, kind: "string" | "integer" | "number"): Problem[] {
  if (kind === "string") return badLength(path, value, LONGEST_VALUE);
  const fits = kind === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (fits) return [];
  return [problem(path, "NUMBER_TYPE_COERCE", `Value "${value}" is not ${kind === "integer" ? "int" : "float"}.`)];
}
