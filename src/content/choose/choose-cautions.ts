import type { Caution, CautionTopic } from "../schema/caution.ts";
import type { Content } from "../schema/content.ts";

/** The menu of `/cautions`, most urgent first; never more than Discord's 25 options. */
export function cautionMenu(content: Content): readonly CautionTopic[] {
  return content.cautionTopics;
}

/** The cards of one topic, in the order of the file; none for a topic that is not in the menu. */
export function cautionsFor(content: Content, topic: string): Caution[] {
  return content.cautions.filter((card) => card.topic === topic);
}
