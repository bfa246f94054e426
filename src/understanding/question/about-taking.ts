import type { Content } from "../../content/schema/content.ts";
import type { TakingKind } from "../../content/schema/taking.ts";
import type { KnownName } from "../../content/search/known-names.ts";
import { namesAmong } from "../../content/search/read-names.ts";
import { createFinder } from "./expressions.ts";
import { isLight } from "./terms.ts";
import type { TipMatch } from "./tip-search.ts";

/** Whether words ask about taking something, so that cautions answer. `found` is what tips answer, best first. */
export type AboutTaking = (words: readonly string[], found: readonly TipMatch[]) => boolean;

/** Classes of data/interactions.json whose names are said by people who want to sleep; of the others they suffer. */
const TAKEN_TO_SLEEP = new Set([
  "sleep-medicines",
  "benzodiazepines",
  "antihistamines-otc-sleep",
  "gabapentinoids-relaxants",
  "other-depressants",
  "antipsychotics",
  "opioids",
  "herbals",
  "7oh-tianeptine",
]);
/** Coffee, wine and weed have tips of their own. */
const NO_MEDICINES = new Set(["caffeine", "alcohol", "cannabis"]);
/** From here on somebody asks for one tip in just about its own words; the second is for who asks what to take. */
const EXACT = 0.75;
const WORD_FOR_WORD = 0.9;
/** The tip that cautions answer better than it does. */
const GENERAL = "supplements-check";
const AMOUNT = /^\d+(?:mg|mgs|mcg|g|ml|iu)$/;

/**
 * A rule rather than a rank: a medicine shares its questions with tips. A name by itself, with an amount, with
 * something else, or asked for to sleep is a matter for cautions; a medicine that somebody wants to stop, or that
 * keeps them awake, is a matter for tips.
 */
export function createAboutTaking(content: Content): AboutTaking {
  const finders = new Map(content.taking.map(({ id, words }) => [id, createFinder(words)]));
  const says = (kind: TakingKind, words: readonly string[]) => (finders.get(kind)?.(words) ?? []).length > 0;
  const namesIn = (words: readonly string[]) => namesAmong(content, words.join(" "));

  return (words, [first]) => {
    const { names, hasKratom } = namesIn(words);
    if (hasKratom || says("always", words)) return true;

    const likeness = first === undefined || first.id === GENERAL ? 0 : first.likeness;
    const isStopping = says("stopping", words);
    const isSupplement = says("supplements", words);
    const medicines = names.filter((name) => !isEveryday(name));
    const isWanted = says("wanting", words);
    if (medicines.length === 0 && !isSupplement) return isWanted && !isStopping && likeness < WORD_FOR_WORD;

    const isAmount = says("amounts", words) || words.some((word) => AMOUNT.test(word));
    if (isAmount) return !isStopping;
    if (isStopping || says("effects", words)) return false;
    const isAlone = words.every((word) => isLight(word) || namesIn([word]).names.length > 0);
    if (isAlone && medicines.length > 0) return true;
    if (likeness >= EXACT) return false;
    if (names.length > 1 || isSupplement || medicines.some(isTakenToSleep)) return true;
    return isWanted || says("asking", words) || /\b(?:for|to) sleep\b/.test(words.join(" "));
  };
}

function isTakenToSleep({ classes }: KnownName): boolean {
  return classes.some(({ id }) => TAKEN_TO_SLEEP.has(id));
}

function isEveryday({ classes }: KnownName): boolean {
  return classes.every(({ id }) => NO_MEDICINES.has(id));
}
