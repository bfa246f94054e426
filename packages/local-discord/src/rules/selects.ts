import type { AnyComponent } from "../messages/component-tree.ts";
import type { Problem } from "../rest/api-error.ts";
import { type Path, problem, repeats, tooMany } from "./problems.ts";

const MOST_OPTIONS = 25;
const MOST_VALUES = 25;

/**
 * A menu, and whatever else has options: values are there once, no more are chosen beforehand than may be chosen, and
 * the fewest are not more than the most. Source: docs.discord.com, "Component Reference", String Select.
 */
export function selectProblems(select: AnyComponent, path: Path): Problem[] {
  const { options = [], min_values: least, max_values: most } = select;
  const problems = [
    ...tooMany([...path, "options"], options.length, MOST_OPTIONS),
    ...repeats(
      options,
      ({ value }) => value,
      (index) =>
        problem(
          [...path, "options", index, "value"],
          "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
          "The specified option value is already used",
        ),
    ),
  ];
  if (most !== undefined && most !== null && most > MOST_VALUES) {
    const message = `int value should be less than or equal to ${MOST_VALUES}.`;
    problems.push(problem([...path, "max_values"], "NUMBER_TYPE_MAX", message));
  }
  if (typeof least === "number" && least > (most ?? 1)) {
    const message = "min_values must be less than or equal to max_values.";
    problems.push(problem([...path, "min_values"], "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE", message));
  }
  const chosen = options.filter((option) => option.default).length;
  // A group of boxes may have all of them ticked when it does not say otherwise.
  if (chosen > (most ?? options.length)) {
    const message = "There are more default values than max_values.";
    problems.push(problem([...path, "options"], "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message));
  }
  return problems;
}
