import type { Placed } from "../messages/component-tree.ts";
import type { Problem } from "../rest/api-error.ts";
import { badLength, problem, repeats } from "./problems.ts";

const LONGEST_CUSTOM_ID = 100;

/**
 * A custom id is 1 to 100 characters, and there once in a message or a form; an `id` too is there once.
 * Source: docs.discord.com, "Component Reference", Anatomy of a Component.
 */
export function customIdProblems(placed: readonly Placed[]): Problem[] {
  return [
    ...placed.flatMap(({ component, path }) =>
      component.custom_id === undefined || component.custom_id === null
        ? []
        : badLength([...path, "custom_id"], component.custom_id, LONGEST_CUSTOM_ID),
    ),
    ...repeats(
      placed,
      ({ component }) => component.custom_id ?? undefined,
      (index) =>
        problem(
          [...(placed[index]?.path ?? []), "custom_id"],
          "COMPONENT_CUSTOM_ID_DUPLICATED",
          "Component custom id cannot be duplicated",
        ),
    ),
    ...repeats(
      placed,
      ({ component }) => component.id || undefined,
      (index) =>
        problem([...(placed[index]?.path ?? []), "id"], "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ),
  ];
}
