import type { Content } from "../../content/content.ts";
import type { KnownName } from "../../content/known-names.ts";
import { namesAmong } from "../../content/read-names.ts";
import type { TakingKind } from "../../content/taking.ts";
import { createFinder, type Finder } from "./expressions.ts";
import { isLight } from "./terms.ts";
import type { Found } from "./tip-search.ts";

/** Whether words ask about taking something, so that cautions answer. `found` is what tips answer, best first. */
export type AboutTaking = (words: readonly string[], found: readonly Found[]) => boolean;

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
/** From here on somebody asks for one tip in just about its own words. */
const EXACT = 0.75;
/** The tip that answers what cautions answer better. */
const GENERAL = "supplements-check";

/**
 * A rule rather than a rank: a medicine shares its questions with tips. A name by itself, with an amount, with
 * something else, or asked for to sleep is a matter for cautions; a medicine that somebody wants to stop, or that
 * keeps them awake, is a matter for tips.
 */
export function createAboutTaking(content: Content): AboutTaking {
  const finders = new Map(content.taking.map(({ id, words }) => [id, createFinder(words)]));
  const none: Finder = () => [];
  const find = (kind: TakingKind, words: readonly string[]) => (finders.get(kind) ?? none)(words);
  const says = (kind: TakingKind, words: readonly string[]) => find(kind, words).length > 0;

  return (words, found) => {
    if (says("always", words)) return true;
    const { names, hasKratom } = namesAmong(content, words.join(" "));
    if (hasKratom) return true;

    const medicines = names.filter((name) => !isEveryday(name));
    const supplements = find("supplements", words);
    const hasName = medicines.length > 0 || supplements.length > 0;
    const isStopping = says("stopping", words);
    const isAmount = says("amounts", words) || words.some((word) => /^\d+(?:mg|mgs|mcg|g|ml|iu)$/.test(word));
    if (hasName && isAmount && !isStopping) return true;
    const isEffect = says("effects", words);
    const isAlone = words.every((word) => isLight(word) || namesAmong(content, word).names.length > 0);
    if (medicines.length > 0 && isAlone && !isStopping && !isEffect) return true;
    const [first] = found;
    if (first !== undefined && first.likeness >= EXACT && first.id !== GENERAL) return false;
    if (!hasName) return says("asking", words) && !isStopping && first?.id !== "alcohol-not-a-sleep-aid";

    if (isStopping || isEffect) return false;
    if (names.length > 1) return true;
    if (supplements.length > 0 || medicines.some(isTakenToSleep)) return true;
    return says("asking", words) || /\b(?:for|to) sleep\b/.test(words.join(" "));
  };
}

function isTakenToSleep({ classes }: KnownName): boolean {
  return classes.some(({ id }) => TAKEN_TO_SLEEP.has(id));
}

function isEveryday({ classes }: KnownName): boolean {
  return classes.every(({ id }) => NO_MEDICINES.has(id));
}
