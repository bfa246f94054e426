import type { Caution } from "../schema/caution.ts";
import type { ArticleClaim, ArticleEvidence, ArticleTopic, ClaimAbout } from "../schema/claim.ts";
import type { Content } from "../schema/content.ts";
import { createNamedSearch, type Named, type NamedSearch } from "../search/named-search.ts";
import { plainWords } from "../search/plain-words.ts";

/** One thing the article says, with its number in the article, which is the same whatever is left out. */
export type NumberedClaim = { readonly number: number; readonly claim: ArticleClaim };

/** What is read at once: a few statements of one section. */
export type ArticlePage = {
  readonly section: string;
  /** Which of the section's pages this is, from 1. */
  readonly part: number;
  readonly parts: number;
  readonly statements: readonly NumberedClaim[];
};

/** The card of data/cautions.json that says what the article is. */
const ABOUT = "article-bias";

/** Few enough to be read on a phone without much turning; five at their longest would still fit in one message. */
const STATEMENTS_A_PAGE = 4;

/** What the article is, before anything it says; undefined only in content that loading refuses. */
export function aboutArticle({ cautions }: Pick<Content, "cautions">): Caution | undefined {
  return cautions.find(({ id }) => id === ABOUT);
}

/**
 * The article from its first section to its last, in pages, or only the statements that are wanted.
 * A section spread over pages is spread evenly, so that no page holds one statement left over.
 *
 * @param under a heading for all of them, instead of their sections
 */
export function articlePages(
  { claims }: Pick<Content, "claims">,
  isWanted: (claim: ArticleClaim) => boolean = () => true,
  under?: string,
): ArticlePage[] {
  const sections = Map.groupBy(
    claims.map((claim, index) => ({ number: index + 1, claim })).filter(({ claim }) => isWanted(claim)),
    ({ claim }) => under ?? claim.section,
  );
  return [...sections].flatMap(([section, statements]) => {
    const parts = Math.ceil(statements.length / STATEMENTS_A_PAGE);
    const from = (part: number) => Math.round((part * statements.length) / parts);
    return Array.from({ length: parts }, (_, index) => ({
      section,
      part: index + 1,
      parts,
      statements: statements.slice(from(index), from(index + 1)),
    }));
  });
}

/** How many statements have each grade, of those that speak for one thing. */
export function countByGrade(
  { claims }: Pick<Content, "claims">,
  about: ClaimAbout,
): { readonly all: number; readonly of: ReadonlyMap<ArticleEvidence, number> } {
  const counted = claims.filter((claim) => claim.about === about);
  const groups = Map.groupBy(counted, ({ evidence }) => evidence);
  return { all: counted.length, of: new Map([...groups].map(([grade, { length }]) => [grade, length])) };
}

const built = new WeakMap<Content, NamedSearch<ArticleTopic & Named>>();

/** Content never changes while the bot runs, so its index is built once, when first asked for. */
function searchOf(content: Content): NamedSearch<ArticleTopic & Named> {
  const known = built.get(content);
  if (known) return known;
  const topics = content.articleTopics.map((topic) => ({ ...topic, words: topic.askedAs }));
  const about = content.articleTopics.flatMap(({ id: item, claims }) =>
    content.claims.filter(({ id }) => claims.includes(id)).map(({ note }) => ({ item, title: "", text: note })),
  );
  const search = createNamedSearch(topics, { slips: true, about });
  built.set(content, search);
  return search;
}

/** What the article says on the matter that plain words mean; if they mean none, the matters that came near. */
export function findArticleTopic(
  content: Content,
  words: string,
): { readonly meant: ArticleTopic | undefined; readonly near: readonly ArticleTopic[] } {
  const { find } = searchOf(content);
  const besidesKratom = plainWords(words).filter((word) => word !== "kratom"); // which all of it is about
  return find(besidesKratom.join(" "));
}

/** Matters for autocomplete while `typed` grows; at most 25. */
export function suggestArticleTopics(content: Content, typed: string): readonly ArticleTopic[] {
  return searchOf(content).suggest(typed);
}
