import { ComponentType } from "discord-api-types/v10";
import type { AnyComponent, Placed } from "../messages/component-tree.ts";
import type { Problem } from "../rest/api-error.ts";
import { problem, tooMany } from "./problems.ts";

const MOST_ROWS = 5;
const MOST_BUTTONS = 5;

/**
 * Each row holds up to five buttons, or one menu. Source: docs.discord.com, "Component Reference", Action Row. The
 * code for a row that is too wide is as seen in answers of Discord's; it is not published.
 */
export function rowProblems(placed: readonly Placed[]): Problem[] {
  return placed.flatMap(({ component, path }) => {
    if (component.type !== ComponentType.ActionRow) return [];
    const inside = component.components ?? [];
    const buttons = inside.filter(({ type }) => type === ComponentType.Button).length;
    const others = inside.length - buttons;
    const isTooWide = buttons > MOST_BUTTONS || others > 1 || (others > 0 && buttons > 0);
    const message = "The specified component exceeds the maximum width";
    return isTooWide ? [problem([...path, "components"], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)] : [];
  });
}

/** Without the V2 flag there are only rows, and at most five. Source: the same. */
export function legacyProblems(components: readonly AnyComponent[]): Problem[] {
  return [
    ...components.flatMap(({ type }, index) =>
      type === ComponentType.ActionRow
        ? []
        : [problem(["components", index, "type"], "BASE_TYPE_CHOICES", "Value must be one of {1}.")],
    ),
    ...tooMany(["components"], components.length, MOST_ROWS),
  ];
}
