import type { CautionTopic } from "../schema/caution.ts";
import type { Content } from "../schema/content.ts";
import { createNamedSearch, type NamedSearch } from "./named-search.ts";
import { plainWords } from "./plain-words.ts";

const built = new WeakMap<Content, NamedSearch<CautionTopic>>();

/** Content never changes while the bot runs, so its index is built once, when first asked for. */
function searchOf(content: Content): NamedSearch<CautionTopic> {
  const search = built.get(content) ?? createNamedSearch(content.cautionTopics, { slips: false });
  built.set(content, search);
  return search;
}

/**
 * The topic plain words are about, by the labels and words of data/caution-topics.json; none rather than a guess,
 * for somebody may be about to take something. None is no sign of safety: say that, and show the menu.
 */
export function findCautionTopic(content: Content, words: string): CautionTopic | undefined {
  const { find } = searchOf(content);
  const besidesKratom = plainWords(words).filter((word) => word !== "kratom"); // which every card is about
  return find(besidesKratom.join(" ")).meant ?? find(words).meant;
}

/** Topics for autocomplete while `typed` grows: all of them at first, in the order of the menu; at most 25. */
export function suggestCautionTopics(content: Content, typed: string): CautionTopic[] {
  return searchOf(content).suggest(typed);
}
