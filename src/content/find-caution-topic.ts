import type { CautionTopic } from "./caution.ts";
import type { Content } from "./content.ts";
import { findNamed, suggestNamed } from "./find-named.ts";
import { plainWords } from "./plain-words.ts";

/**
 * The topic plain words are about, by the labels and words of data/caution-topics.json; none rather than a guess,
 * for somebody may be about to take something. None is no sign of safety: say that, and show the menu.
 */
export function findCautionTopic(content: Content, words: string): CautionTopic | undefined {
  const besidesKratom = plainWords(words).filter((word) => word !== "kratom"); // which every card is about
  return (
    findNamed(content.cautionTopics, besidesKratom.join(" ")).meant ?? findNamed(content.cautionTopics, words).meant
  );
}

/** Topics for autocomplete while `typed` grows: all of them at first, in the order of the menu; at most 25. */
export function suggestCautionTopics(content: Content, typed: string): CautionTopic[] {
  return suggestNamed(content.cautionTopics, typed);
}
