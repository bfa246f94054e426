import MiniSearch, { type AsPlainObject, type Options } from "minisearch";
import type { Content } from "../../content/schema/content.ts";
import { plainWords } from "../../content/search/plain-words.ts";
import { createPhrases, type PhraseTables, phraseTables } from "./phrases.ts";
import type { TermReader, Terms } from "./terms.ts";

/** A tip that may answer, and how well. */
export type TipMatch = {
  readonly id: string;
  readonly topic: string;
  /** Comparable within one question and between questions. */
  readonly score: number;
  /** How like the question is to the likest way of asking for this tip: 1 is the same. */
  readonly likeness: number;
};

export type TipSearch = {
  /** Every tip that has anything to do with it, best first. */
  readonly find: (wanted: Terms) => TipMatch[];
  /** The tip that is asked for in words most like these; quicker, and enough for a part of a question. */
  readonly likest: (wanted: Terms) => Omit<TipMatch, "score"> | undefined;
};

/** How much the fields tell beside the ways of asking, which count one. */
const BOOST = { askedAs: 1, title: 0.5, topic: 0.15, text: 0.12, why: 0.06 } as const;
type Field = keyof typeof BOOST;
type Entry = { readonly id: string } & { readonly [field in Field]: string };

/** More of the same word tells more, up to some three times as much. Fields are not held to be of one length. */
const BM25 = { k: 2, b: 0, d: 0 };
/** What BM25 counts beside likeness: it tells apart what is equally like, and finds what is like nothing. */
const WORDS = 0.02;
/** Terms that are looked up one and all. Of a longer text only those that tell something are, which takes half the time. */
const MOST_TERMS = 40;
const TELLING = 0.5;
/** Of two that fit equally well the earlier of the file is meant: those are for most people. */
const EARLIER = 0.07;

/** What is searched, as it can be kept. */
export type TipSearchForm = { readonly index: AsPlainObject; readonly phrases: PhraseTables };

/**
 * A search over tips: MiniSearch finds by what all of a tip's texts hold, and the likest way of asking decides with it.
 */
export function createTipSearch({ tips }: Content, form: TipSearchForm): TipSearch {
  const index = MiniSearch.loadJS<Entry>(form.index, OPTIONS);
  const phrases = createPhrases(form.phrases);

  return {
    find(wanted) {
      const size = phrases.sizeOf(wanted);
      if (size === 0) return [];
      const single = singleTerms(wanted);
      const terms = single.length <= MOST_TERMS ? single : single.filter((term) => (wanted.get(term) ?? 0) >= TELLING);
      const found = index.search("", { tokenize: () => terms, boostTerm: (term) => wanted.get(term) ?? 0 });
      const scores = new Map(found.map(({ id, score }) => [String(id), score]));
      const likeness = phrases.likenessOf(wanted);
      return tips
        .map(({ id, topic }, at) => {
          const like = likeness[at] ?? 0;
          const score = (WORDS * (scores.get(id) ?? 0)) / size + like;
          return { id, topic, likeness: like, score: score * (1 + EARLIER * (1 - at / tips.length)) };
        })
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score);
    },

    likest(wanted) {
      const all = phrases.likenessOf(wanted);
      const likeness = Math.max(...all);
      const tip = tips[all.indexOf(likeness)];
      return tip && { id: tip.id, topic: tip.topic, likeness };
    },
  };
}

export function tipSearchForm({ tips, topics }: Content, read: TermReader): TipSearchForm {
  const asked = tips.map(({ title, askedAs }) => [title, ...askedAs].map((phrase) => read(plainWords(phrase))));
  const written = (terms: readonly Terms[]) => terms.flatMap(singleTerms).join("\n");
  const termsOf = (...texts: string[]) => written(texts.map((text) => read(plainWords(text))));
  const index = new MiniSearch<Entry>(OPTIONS);
  index.addAll(
    tips.map(({ id, topic, text, why }, at) => {
      const [title, ...phrases] = asked[at] ?? [];
      const its = topics.find((one) => one.id === topic);
      return {
        id,
        askedAs: written(phrases),
        title: title === undefined ? "" : written([title]),
        topic: its === undefined ? "" : termsOf(its.label, ...its.words),
        text: termsOf(text),
        why: termsOf(why),
      };
    }),
  );
  return { index: index.toJSON(), phrases: phraseTables(asked) };
}

const OPTIONS: Options<Entry> = {
  fields: Object.keys(BOOST),
  tokenize: (text) => text.split("\n"),
  processTerm: (term) => term,
  searchOptions: { boost: BOOST, bm25: BM25, prefix: false, fuzzy: false },
};

/** Pairs of words are compared within phrases alone: MiniSearch would need twice the memory for them. */
function singleTerms(terms: Terms): string[] {
  return [...terms.keys()].filter((term) => !term.includes(" "));
}
