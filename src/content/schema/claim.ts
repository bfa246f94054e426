import { z } from "zod";
import { EntryId, shownText, sourced } from "./entry.ts";

/** What the evidence says of a statement; data/README.md says what each grade takes. */
export const ArticleEvidence = z.enum(["supported", "mixed", "unsupported", "contradicted", "harmful"]);
export type ArticleEvidence = z.infer<typeof ArticleEvidence>;

/**
 * What a statement speaks for. `taking-kratom`: that it helps, replaces, is in order, or how; counted apart from facts
 * and warnings about `kratom`, and from advice on `sleep` that anybody may give, which says nothing for it.
 */
export const ClaimAbout = z.enum(["taking-kratom", "kratom", "sleep"]);
export type ClaimAbout = z.infer<typeof ClaimAbout>;

/**
 * One entry of data/article-claims.json: something the source article says, and what the evidence says of it.
 * Never shown without its `evidence` and `note`. Of kind `dosing`: to be answered, never repeated as advice.
 */
export const ArticleClaim = z.strictObject({
  ...sourced,
  section: shownText(100),
  kind: z.enum(["guidance", "claim", "caution", "dosing"]),
  about: ClaimAbout,
  articleSays: shownText(200),
  evidence: ArticleEvidence,
  note: shownText(300),
});
export type ArticleClaim = z.infer<typeof ArticleClaim>;

/** One entry of data/article-topics.json: statements on one matter, found by the words people use for it. */
export const ArticleTopic = z.strictObject({
  id: EntryId,
  label: shownText(40),
  description: shownText(100),
  /** Compared with what somebody types, never shown. */
  askedAs: z.array(shownText(40)).min(12),
  /** Ids of data/article-claims.json, in the order of the article. */
  claims: z.array(EntryId).min(1),
  /** A card of data/cautions.json that is read before the statements. */
  card: EntryId.optional(),
});
export type ArticleTopic = z.infer<typeof ArticleTopic>;
