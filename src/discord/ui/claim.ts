import type { NumberedClaim } from "../../content/choose/article.ts";
import type { Text } from "../../text/text.ts";
import { verdictInWords } from "./grades.ts";

/**
 * One statement of the article beside what the evidence says of it. The only place where what the article says
 * becomes text, so that nobody reads it without its grade, which comes first, and the note. What speaks for taking
 * kratom is called no advice before it is read.
 *
 * What it says about dosing is answered: first that it is nothing to follow, then the note, and then that the article
 * says such a thing.
 */
export function writeClaim(text: Text, { number, claim }: NumberedClaim): string {
  const grade = `### ${number}. ${verdictInWords(text, claim.evidence)}`;
  const evidence = text("sleep-article.evidence-says", { note: claim.note });
  const told = asTold(text, claim.articleSays);
  const article = claim.about === "taking-kratom" ? `${text("sleep-article.not-advice")} ${told}` : told;
  return claim.kind === "dosing"
    ? [
        grade,
        `-# ${text("sleep-article.about-dosing")}`,
        evidence,
        `-# ${text("sleep-article.in-answer", { article })}`,
      ].join("\n")
    : `${grade}\n${article}\n${evidence}`;
}

/** "The article calls …" is told as it stands; anything else is marked as what the article says. */
function asTold(text: Text, says: string): string {
  const told = /^The article (?<rest>.*)$/u.exec(says)?.groups?.rest;
  return told === undefined
    ? text("sleep-article.article-says", { says })
    : text("sleep-article.article-told", { told });
}
