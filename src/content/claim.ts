import { z } from "zod";
import { shownText, sourced } from "./entry.ts";

/** What the evidence says of a statement; data/README.md says what each grade takes. */
export const ClaimEvidence = z.enum(["supported", "mixed", "unsupported", "contradicted", "harmful"]);
export type ClaimEvidence = z.infer<typeof ClaimEvidence>;

/**
 * One entry of data/article-claims.json: something the source article says, and what the evidence says of it.
 * Never shown without its `evidence` and `note`. Of kind `dosing`: to be answered, never repeated as advice.
 */
export const Claim = z.strictObject({
  ...sourced,
  section: shownText(100),
  kind: z.enum(["guidance", "claim", "caution", "dosing"]),
  articleSays: shownText(200),
  evidence: ClaimEvidence,
  note: shownText(300),
});
export type Claim = z.infer<typeof Claim>;
