import type { Statement } from "../../content/article.ts";
import { verdictInWords } from "../../content/strength.ts";

/**
 * One statement of the article beside what the evidence says of it. The only place where what the article says
 * becomes text, so that nobody reads it without its grade, which comes first, and the note.
 *
 * What it says about dosing is answered: the note first, and then that the article says such a thing.
 */
export function claimText({ number, claim }: Statement): string {
  const grade = `### ${number}. ${verdictInWords(claim.evidence)}`;
  const evidence = `**The evidence says:** ${claim.note}`;
  const article = asTold(claim.articleSays);
  return claim.kind === "dosing"
    ? `${grade}\n${evidence}\n-# In answer to this: ${article}`
    : `${grade}\n${article}\n${evidence}`;
}

/** "The article calls …" is told as it stands; anything else is marked as what the article says. */
function asTold(says: string): string {
  const told = /^The article (?<rest>.*)$/u.exec(says)?.groups?.rest;
  return told === undefined ? `**The article says:** ${says}` : `**The article** ${told}`;
}
