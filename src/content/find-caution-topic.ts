import type { CautionTopic } from "./caution.ts";
import type { Content } from "./content.ts";
import { findNamed, saysAnyOf, suggestNamed } from "./find-named.ts";
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

/** Topics of people in danger now: whatever was being asked, these come first. */
const URGENT = ["crisis", "emergency"];

/**
 * The urgent topic plain words are about, if any, such as "I want to die" or "took too much". Every word of a
 * phrase has to be there: "breathing" alone asks for an exercise, "not breathing" does not.
 */
export function findUrgentTopic(content: Content, words: string): CautionTopic | undefined {
  return content.cautionTopics.find((topic) => URGENT.includes(topic.id) && saysAnyOf(topic.words, words));
}

/** Topics for autocomplete while `typed` grows: all of them at first, in the order of the menu; at most 25. */
export function suggestCautionTopics(content: Content, typed: string): CautionTopic[] {
  return suggestNamed(content.cautionTopics, typed);
}
