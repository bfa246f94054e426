import type { Content } from "../../content/content.ts";
import type { HelpCardId } from "../../content/help-card.ts";
import type { Text } from "../../text/text.ts";
import type { Shown } from "./card.ts";
import { drawUrgent } from "./urgent.ts";

/** Help for the case at hand. */
export function drawHelpNow(
  text: Text,
  content: Content,
  { card, country }: { readonly card: HelpCardId; readonly country: string | undefined; readonly namesOpioid?: true },
): Shown {
  return drawUrgent(text, content, { topic: card === "crisis" ? "crisis" : "emergency", country });
}
