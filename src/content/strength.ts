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

const STATUS: Record<LegalStatus, string> = {
  banned: "Banned",
  regulated: "Sold under rules: an age limit, a licence or product rules",
  legal: "No statewide rule found, which is no promise",
  unclear: "Unclear: sources conflict, are old, or an outcome is open",
  prescription: "On prescription only",
};

/** What the law says of kratom in a place. Show the month with it. */
export function statusInWords(status: LegalStatus): string {
  return STATUS[status];
}
