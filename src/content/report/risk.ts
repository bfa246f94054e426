/** How much it may hurt somebody if an entry is wrong. */
export const RISKS = ["high", "middle", "low"] as const;
export type Risk = (typeof RISKS)[number];

/** Words of an entry that somebody in danger may act on. */
const ACTED_ON_IN_DANGER = /\b(?:emergency number|emergency care|crisis line|call your|at once|right away|suicide)\b/i;
/** Words of an entry that send somebody to get help, or keep them from stopping what they need. */
const SENDS_TO_HELP = /\b(?:doctor|pharmacist|midwife|do not stop|on your own|pregnan\w*|epilepsy|bipolar)\b/i;

/** What of an entry says how bad it can get, whichever file it is from. */
type Telling = {
  readonly severity?: string;
  readonly risk?: string;
  readonly urgency?: string;
  readonly level?: string;
  readonly evidence?: unknown;
  readonly costsSleep?: boolean;
  readonly text?: string;
};

/**
 * Numbers and cards that are read in danger, and whatever says what can kill, come first; then law, other cautions,
 * and advice on illness; then what at worst does not help. Ours, from no standard.
 */
export function riskOf(file: string, entry: object): Risk {
  const { severity, risk, urgency, level, evidence, costsSleep, text = "" } = entry as Telling;
  if (file === "helplines.json" || file === "help-cards.json") return "high";
  if (severity === "danger" || risk === "danger" || urgency === "crisis" || urgency === "now" || level === "now")
    return "high";
  if (ACTED_ON_IN_DANGER.test(text)) return "high";
  if (["cautions.json", "interactions.json", "legal-status.json", "check.json", "programme.json"].includes(file))
    return "middle";
  if (costsSleep || SENDS_TO_HELP.test(text)) return "middle";
  return file === "article-claims.json" && evidence === "supported" ? "middle" : "low";
}
