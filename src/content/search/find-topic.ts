import type { Content } from "../schema/content.ts";
import type { Topic } from "../schema/topic.ts";
import { createNamedSearch, type NamedSearch } from "./named-search.ts";

export type FoundTopic =
  | { readonly kind: "topic"; readonly topic: Topic }
  | { readonly kind: "none"; readonly suggestions: readonly Topic[] };

/** Topics offered when nothing fits. */
const SUGGESTIONS = 5;

const built = new WeakMap<Content, NamedSearch<Topic>>();

/** Content never changes while the bot runs, so its index is built once, when first asked for. */
function searchOf(content: Content): NamedSearch<Topic> {
  const search = built.get(content) ?? build(content);
  built.set(content, search);
  return search;
}

function build({ topics, tips }: Content): NamedSearch<Topic> {
  const about = tips.map(({ topic, title, text }) => ({ item: topic, title, text }));
  return createNamedSearch(topics, { slips: true, about });
}

/**
 * The topic plain words are about, by the labels and words of data/topics.json and the titles of its tips, in spite
 * of typos. When nothing fits: the topics that came nearest, or the first of the list; never an empty answer.
 */
export function findTopic(content: Content, words: string): FoundTopic {
  const { meant, near } = searchOf(content).find(words);
  if (meant !== undefined) return { kind: "topic", topic: meant };
  return { kind: "none", suggestions: (near.length > 0 ? near : content.topics).slice(0, SUGGESTIONS) };
}

/** Topics for autocomplete while `typed` grows; at most 25. */
export function suggestTopics(content: Content, typed: string): Topic[] {
  return searchOf(content).suggest(typed);
}
