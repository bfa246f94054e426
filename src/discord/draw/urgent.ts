import type { Content } from "../../content/content.ts";
import { HelpCardId } from "../../content/help-card.ts";
import type { Text } from "../../text/text.ts";
import type { Shown } from "./card.ts";
import { drawHelpNow } from "./help-now.ts";

/** The card for an urgent topic of data/caution-topics.json; a card's own id is that card. */
export function cardForTopic(topic: string): HelpCardId {
  const own = HelpCardId.safeParse(topic);
  return own.success ? own.data : "overdose"; // “emergency”: it names who cannot be woken first, and leads to CPR
}

/** Help for an urgent topic, with the numbers of a country (ISO 3166-1 alpha-2). */
export function drawUrgent(
  text: Text,
  content: Content,
  { topic, country }: { readonly topic: string; readonly country: string | undefined },
): Shown {
  return drawHelpNow(text, content, { card: cardForTopic(topic), country });
}
