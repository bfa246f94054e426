import type { CautionTopic } from "./caution.ts";
import type { Content } from "./content.ts";
import { createNamedSearch, type NamedSearch } from "./named-search.ts";
import { plainWords } from "./plain-words.ts";
import { asWord, isSlipOf, type Word } from "./same-word.ts";

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

/** Topics of people in danger now: whatever was being asked, these come first. */
const URGENT = ["crisis", "emergency"];

/** In shorter words of an urgent phrase only letters swapped or doubled count as a slip: "waking" is not "walking". */
const LONG_ENOUGH = 7;
/** Words of their own that are one letter from an urgent one. */
const NO_SLIPS = new Set(["homeless", "overdone"]);

/**
 * The urgent topic plain words are about, if any, such as "I want to die" or "took too much". Every word of a
 * phrase has to be there: "breathing" alone asks for an exercise, "not breathing" does not. As they stand first, then
 * with a slip of the finger ("overdse"). Never a matter of scores: no other words can outweigh a phrase.
 */
export function findUrgentTopic(content: Content, words: string): CautionTopic | undefined {
  const asked = plainWords(words).map(asWord);
  const phrases = urgentPhrases(content);
  for (const isSame of [isSameWord, isNearlySame]) {
    const said = phrases.find(({ phrase }) => phrase.every((word) => asked.some((one) => isSame(one, word))));
    if (said !== undefined) return said.topic;
  }
  return undefined;
}

type Phrase = { readonly topic: CautionTopic; readonly phrase: readonly Word[] };
const phrasesOf = new WeakMap<Content, readonly Phrase[]>();

/** Worked out once: it is asked for with everything that anybody types. */
function urgentPhrases(content: Content): readonly Phrase[] {
  const known = phrasesOf.get(content);
  if (known !== undefined) return known;
  const topics = content.cautionTopics.filter(({ id }) => URGENT.includes(id));
  const phrases = topics
    .flatMap((topic) => topic.words.map((words) => ({ topic, phrase: plainWords(words).map(asWord) })))
    .filter(({ phrase }) => phrase.length > 0); // one without letters would be in everything
  phrasesOf.set(content, phrases);
  return phrases;
}

/** The same but for an ordinary English ending. */
function isSameWord(typed: Word, meant: Word): boolean {
  return typed.stem === meant.stem;
}

function isNearlySame(typed: Word, meant: Word): boolean {
  if (isSameWord(typed, meant)) return true;
  const isLong = meant.word.length >= LONG_ENOUGH && !NO_SLIPS.has(typed.word);
  return (isLong || sameLetters(typed.word) === sameLetters(meant.word)) && isSlipOf(typed, meant);
}

/** The letters of a word without regard to their order or number. */
function sameLetters(word: string): string {
  return [...new Set(word)].sort().join("");
}

/** Topics for autocomplete while `typed` grows: all of them at first, in the order of the menu; at most 25. */
export function suggestCautionTopics(content: Content, typed: string): CautionTopic[] {
  return searchOf(content).suggest(typed);
}
