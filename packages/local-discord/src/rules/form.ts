import { ComponentType } from "discord-api-types/v10";
import { type AnyComponent, walk } from "../messages/component-tree.ts";
import type { Problem } from "../rest/api-error.ts";
import { customIdProblems } from "./custom-ids.ts";
import { badLength, list, type Path, problem } from "./problems.ts";
import { selectProblems } from "./selects.ts";

const LONGEST_TITLE = 45;
const LONGEST_CUSTOM_ID = 100;
const MOST_COMPONENTS = 5;
const LONGEST_INPUT = 4000;

/** A form (modal) a bot opens. Source: docs.discord.com, "Receiving and Responding", Modal. */
export function formProblems(form: Readonly<Record<string, unknown>>): Problem[] {
  const components = list(form.components) as readonly AnyComponent[];
  const placed = [...walk(components)];
  const problems = [
    ...badLength(["custom_id"], form.custom_id, LONGEST_CUSTOM_ID),
    ...badLength(["title"], form.title, LONGEST_TITLE),
    ...customIdProblems(placed),
    ...placed.flatMap(({ component, path }) => [
      ...selectProblems(component, path),
      ...textInputProblems(component, path),
    ]),
  ];
  if (components.length < 1 || components.length > MOST_COMPONENTS) {
    const message = `Must be between 1 and ${MOST_COMPONENTS} in length.`;
    problems.push(problem(["components"], "BASE_TYPE_BAD_LENGTH", message));
  }
  return problems;
}

/** What it is opened with must be what could be sent back. Source: "Component Reference", Text Input. */
function textInputProblems(input: AnyComponent, path: Path): Problem[] {
  if (input.type !== ComponentType.TextInput) return [];
  const { min_length, max_length, value } = input;
  const least = min_length ?? 0;
  const most = max_length ?? LONGEST_INPUT;
  if (least > most) {
    return [problem([...path, "min_length"], "NUMBER_TYPE_MAX", `int value should be less than or equal to ${most}.`)];
  }
  if (typeof value !== "string" || value === "" || (value.length >= least && value.length <= most)) return [];
  return [problem([...path, "value"], "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`)];
}
