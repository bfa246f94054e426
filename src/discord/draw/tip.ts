import { strengthInWords } from "../../content/strength.ts";
import type { Tip } from "../../content/tip.ts";

/** One tip: what to do, why it works, and how strong the evidence is. */
export function tipText(tip: Tip): string {
  return `### ${tip.title}\n${tip.text}\n-# Why it works: ${tip.why}\n-# ${strengthInWords(tip.evidence)}`;
}
