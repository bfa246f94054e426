import type { ClaimEvidence } from "./claim.ts";
import type { InteractionRisk } from "./interaction.ts";
import type { LegalStatus } from "./place.ts";
import type { TipEvidence } from "./tip.ts";

/** Grades in words, for people who have not read how they are given. The grading itself: data/README.md. */

const STRENGTH: Record<TipEvidence, string> = {
  strong: "Strong evidence: a guideline recommends it, or reviews of studies agree",
  moderate: "Moderate evidence: trials or large studies with limits, or experts agree",
  limited: "Limited evidence: small studies, or long-standing advice with little data",
};

/** How well a tip is supported. */
export function strengthInWords(evidence: TipEvidence): string {
  return STRENGTH[evidence];
}

const VERDICT: Record<ClaimEvidence, string> = {
  supported: "Supported: guidelines, regulators or good studies agree",
  mixed: "Mixed: true in part, or resting on what users report",
  unsupported: "Unsupported: we found no adequate evidence",
  contradicted: "Contradicted: authorities or data say otherwise",
  harmful: "Harmful: following it could hurt someone",
};

/** What the evidence says of something the article says. */
export function verdictInWords(evidence: ClaimEvidence): string {
  return VERDICT[evidence];
}

const RISK: Record<InteractionRisk, string> = {
  danger: "Danger: deaths or serious cases reported, or a well-known hazard",
  warning: "Warning: laboratory or indirect evidence",
  unknown: "Unknown: no human data, which is no sign that it can be combined",
};

/** How bad a combination may be, and what that rests on. */
export function riskInWords(risk: InteractionRisk): string {
  return RISK[risk];
}

const STATUS: Record<LegalStatus, (month: string) => string> = {
  banned: (month) => `Banned as of ${month}`,
  regulated: (month) => `Sold under rules as of ${month}: an age limit, a licence or product rules`,
  legal: (month) => `No rule found as of ${month}, which is no promise that there is none`,
  unclear: (month) => `Unclear as of ${month}: sources conflict, are old, or an outcome is open`,
  prescription: (month) => `On prescription only as of ${month}`,
};

/**
 * What the law says of kratom in a place, never without its date and never as a permission.
 *
 * @param month in words, such as "March 2026"
 */
export function statusInWords(status: LegalStatus, month: string): string {
  return STATUS[status](month);
}
