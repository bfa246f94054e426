import { problemAt } from "../schema/data-file.ts";
import type { ReviewedException } from "../schema/reviewed-exception.ts";
import type { Saying } from "../schema/saying.ts";
import { rulesFor } from "./rule-patterns.ts";

/**
 * Reads every string that may be shown and complains about each that gives an amount, a strain or a time for
 * taking something, calls something safe, recommends kratom, restricts time in bed, or carries a link.
 *
 * Wrong content can hurt somebody, so the patterns are blunt and the harmless uses stand one by one on the
 * reviewed list. An exception that excuses nothing is a complaint too, which keeps that list as short as it can be.
 *
 * @param substances names of medicines and substances, for telling "melatonin before bed" from "read before bed"
 */
export function checkRules(
  sayings: readonly Saying[],
  exceptions: readonly ReviewedException[],
  substances: readonly string[],
): string[] {
  const rules = rulesFor(substances);
  const unused = new Set(exceptions);
  const problems: string[] = [];

  for (const { spot, text } of sayings) {
    for (const sentence of sentencesOf(text)) {
      const plain = inPlainLetters(sentence);
      for (const rule of rules) {
        for (const phrase of rule.find(plain)) {
          const excuse = exceptions.find(
            (exception) =>
              exception.file === spot.file &&
              exception.entry === spot.entry &&
              exception.field === spot.field &&
              exception.rule === rule.name &&
              exception.phrase === phrase &&
              exception.sentence === sentence,
          );
          if (excuse === undefined) {
            problems.push(
              problemAt(spot, `“${phrase}” breaks the rule ${rule.name}: nothing here gives ${rule.forbids}`),
            );
          } else unused.delete(excuse);
        }
      }
    }
  }

  for (const { file, entry, field, rule, phrase } of unused) {
    const spot = { file: "reviewed-exceptions.json", noun: "exception", entry: `${file} ${entry} ${field}`, field: "" };
    problems.push(problemAt(spot, `${rule} “${phrase}” no longer stands there; take it off the list`));
  }
  return problems;
}

/** A sentence is what a reviewer reads and excuses as a whole. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/u);
}

/** One way of writing each thing: no capitals, wide digits, curly quotes, long dashes or hidden characters. */
function inPlainLetters(text: string): string {
  if (isPlain(text))
    return text
      .toLowerCase()
      .replace(/[*_~`]/g, "")
      .replace(/\s+/g, " ");
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "")
    .replace(/[\u2018\u2019\u02BC]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[*_~`]/gu, "")
    .replace(/\s+/gu, " ");
}

/** ASCII alone, which most sentences are, and which needs least. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false;
  return true;
}
