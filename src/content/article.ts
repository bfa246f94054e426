import type { Caution } from "./caution.ts";
import type { Claim, ClaimEvidence } from "./claim.ts";
import type { Content } from "./content.ts";

/** One thing the article says, with its number in the article, which is the same whatever is left out. */
export type Statement = { readonly number: number; readonly claim: Claim };

/** What is read at once: a few statements of one section. */
export type ArticlePage = {
  readonly section: string;
  /** Which of the section's pages this is, from 1. */
  readonly part: number;
  readonly parts: number;
  readonly statements: readonly Statement[];
};

/** The card of data/cautions.json that says what the article is. */
const ABOUT = "article-bias";

/** Few enough to be read on a phone without much turning; five at their longest would still fit in one message. */
const STATEMENTS_A_PAGE = 3;

/** What the article is, before anything it says; undefined only in content that loading refuses. */
export function aboutArticle({ cautions }: Pick<Content, "cautions">): Caution | undefined {
  return cautions.find(({ id }) => id === ABOUT);
}

/**
 * The article from its first section to its last, in pages; with a grade, only what has that grade.
 * A section spread over pages is spread evenly, so that no page holds one statement left over.
 */
export function articlePages({ claims }: Pick<Content, "claims">, grade?: ClaimEvidence): ArticlePage[] {
  const sections = Map.groupBy(
    claims
      .map((claim, index) => ({ number: index + 1, claim }))
      .filter(({ claim }) => grade === undefined || claim.evidence === grade),
    ({ claim }) => claim.section,
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

/** How many statements have each grade. */
export function countByGrade({ claims }: Pick<Content, "claims">): ReadonlyMap<ClaimEvidence, number> {
  const groups = Map.groupBy(claims, ({ evidence }) => evidence);
  return new Map([...groups].map(([grade, { length }]) => [grade, length]));
}
