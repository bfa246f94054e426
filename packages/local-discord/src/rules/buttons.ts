import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import type { AnyComponent } from "../messages/component-tree.ts";
import type { Problem } from "../rest/api-error.ts";
import { missing, type Path, problem } from "./problems.ts";

/** What each style needs, and what it cannot have beside it. */
const LINK = { needs: "url", excludes: ["custom_id", "sku_id"] } as const;
const PREMIUM = { needs: "sku_id", excludes: ["custom_id", "url", "label", "emoji"] } as const;
const ORDINARY = { needs: "custom_id", excludes: ["url", "sku_id"] } as const;

/**
 * A button leads somewhere in exactly one way, and shows a label or an emoji.
 * Source: docs.discord.com, "Component Reference", Button. The code for a way too many is not published.
 */
export function buttonProblems(button: AnyComponent, path: Path): Problem[] {
  if (button.type !== ComponentType.Button) return [];
  const { needs, excludes } =
    button.style === ButtonStyle.Link ? LINK : button.style === ButtonStyle.Premium ? PREMIUM : ORDINARY;
  const problems: Problem[] = [];
  if (!button[needs]) problems.push(missing([...path, needs]));
  for (const field of excludes) {
    if (!button[field]) continue;
    const message = `A button of style ${button.style} cannot have a ${field}.`;
    problems.push(problem([...path, field], "BUTTON_COMPONENT_FIELD_NOT_ALLOWED", message));
  }
  if (needs !== "sku_id" && !button.label && !button.emoji) {
    const message = "A button must have a label or an emoji.";
    problems.push(problem([...path], "BUTTON_COMPONENT_INVALID_LABEL_EMOJI", message));
  }
  return problems;
}
