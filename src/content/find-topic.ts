import type { Content } from "./content.ts";
import { findNamed, suggestNamed } from "./find-named.ts";
import type { Topic } from "./topic.ts";

export type FoundTopic =
  | { readonly kind: "topic"; readonly topic: Topic }
  | { readonly kind: "none"; readonly suggestions: readonly Topic[] };

/** Topics offered when nothing fits. */
const SUGGESTIONS = 5;

/**
 * The topic plain words are about, by the labels and words of data/topics.json. When nothing fits: the topics
 * that came nearest, or the first of the list; never an empty answer.
 */
export function findTopic({ topics }: Content, words: string): FoundTopic {
  const { meant, near } = findNamed(topics, words);
  if (meant !== undefined) return { kind: "topic", topic: meant };
  return { kind: "none", suggestions: (near.length > 0 ? near : topics).slice(0, SUGGESTIONS) };
}

/** Topics for autocomplete while `typed` grows; at most 25. */
export function suggestTopics({ topics }: Content, typed: string): Topic[] {
  return suggestNamed(topics, typed);
}
