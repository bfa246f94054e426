import type { ArticleEvidence } from "../../content/schema/claim.ts";
import type { InteractionRisk } from "../../content/schema/interaction.ts";
import type { LegalStatus } from "../../content/schema/jurisdiction.ts";
import type { TipEvidence } from "../../content/schema/tip.ts";
import type { Text } from "../../text/text.ts";

/** Grades in words, for people who have not read how they are given. The grading itself: data/README.md. */

/** How well a tip is supported. */
export function strengthInWords(text: Text, evidence: TipEvidence): string {
  return text(`grades.strength-${evidence}`);
}

/** The same in two words: "Strong evidence". */
export function evidenceInWords(text: Text, evidence: TipEvidence): string {
  return text(`grades.evidence-${evidence}`);
}

/** What the evidence says of something the article says. */
export function verdictInWords(text: Text, evidence: ArticleEvidence): string {
  return text(`grades.verdict-${evidence}`);
}

/** The same in a word: "Harmful". */
export function verdictName(text: Text, evidence: ArticleEvidence): string {
  return text(`grades.verdict-name-${evidence}`);
}

/** How bad a combination may be, and what that rests on. */
export function riskInWords(text: Text, risk: InteractionRisk): string {
  return text(`grades.risk-${risk}`);
}

/**
 * What the law says of kratom in a place, never without its date and never as a permission.
 *
 * @param month in words, such as "March 2026"
 */
export function statusInWords(text: Text, status: LegalStatus, month: string): string {
  return text(`grades.status-${status}`, { month });
}
