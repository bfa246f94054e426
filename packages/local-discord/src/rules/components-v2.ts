import { ComponentType } from "discord-api-types/v10";
import type { Placed } from "../messages/component-tree.ts";
import type { Problem } from "../rest/api-error.ts";
import { characters, problem } from "./problems.ts";

const MOST_COMPONENTS = 40;
const MOST_SHOWN_TEXT = 4000;
const LEGACY_FIELDS = ["content", "embeds", "poll", "sticker_ids"] as const;

/**
 * With IS_COMPONENTS_V2 everything is a component: no content, embeds, poll or stickers, at most 40 components with
 * the nested ones, and 4,000 characters over all text displays. Source: docs.discord.com, "Component Reference" and
 * "Change Log" (2025-04-29); that the 4,000 are a sum: discord.js guide, "Display Components".
 */
export function v2Problems(message: Readonly<Record<string, unknown>>, placed: readonly Placed[]): Problem[] {
  const problems: Problem[] = [];
  for (const field of LEGACY_FIELDS) {
    const value = message[field];
    if (Array.isArray(value) ? value.length === 0 : !value) continue;
    const words = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    problems.push(problem([field], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", words));
  }
  if (placed.length > MOST_COMPONENTS) {
    const words = `The maximum number of components (including nested) is ${MOST_COMPONENTS}.`;
    problems.push(problem(["components"], "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", words));
  }
  const length = placed
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .reduce((sum, { component }) => sum + characters(component.content ?? ""), 0);
  if (length > MOST_SHOWN_TEXT) {
    const words = `The total length of all text must be ${MOST_SHOWN_TEXT} or fewer.`;
    problems.push(problem(["components"], "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words));
  }
  return problems;
}
