import type { Content } from "../schema/content.ts";
import type { Topic } from "../schema/topic.ts";
import { createNamedSearch, type NamedSearch } from "./named-search.ts";

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
 * Topics for autocomplete while `typed` grows, at most 25. First the one that plain words are about, by the labels and
 * words of data/topics.json and the titles of its tips, in spite of typos.
 */
export function suggestTopics(content: Content, typed: string): Topic[] {
  return searchOf(content).suggest(typed);
}
