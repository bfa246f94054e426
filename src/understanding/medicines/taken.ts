import type { Content } from "../../content/schema/content.ts";
import { editDistance } from "../../content/search/edit-distance.ts";
import { decide } from "./decide.ts";
import { medicineIndex, nameWords } from "./medicine-index.ts";
import { LONG_ENOUGH } from "./near.ts";
import { medicinesAmong } from "./read-medicines.ts";

/** What people write when they have taken something, or are about to. */
const TAKING = new Set(
  (
    "took taken take takes taking tooken had having popped swallowed snorted smoked drank drunk drinking used using " +
    "mix mixed mixing combine combined combining together overdose overdosed"
  ).split(" "),
);

const KRATOM = "kratom-7oh";

/**
 * The substances somebody names in plain words as taken or mixed, where that can be dangerous: kratom with anything
 * said of taking it, kratom with what is dangerous beside it, or things that are dangerous together. Otherwise none: a
 * medicine that is only named, coffee, or a glass of wine is a matter for tips.
 *
 * @returns as `/cautions with:` reads them, those that are dangerous together first, at most `most`; empty for none
 */
export function takenIn(content: Content, text: string, most: number): string[] {
  const words = nameWords(text);
  const { kratom } = medicineIndex(content);
  const named = medicinesAmong(content, text);
  const isKratomMisspelt =
    !named.some(({ classes }) => classes.includes(KRATOM)) &&
    words.some((word) => word.length >= LONG_ENOUGH && editDistance(word, "kratom", 1) <= 1);
  const names = isKratomMisspelt && kratom !== undefined ? [kratom, ...named] : named;
  const hasKratom = names.some(({ classes }) => classes.includes(KRATOM));
  const isTaking = words.some((word) => TAKING.has(word));
  const { pairs } = decide(content, { names: names.map((medicine) => ({ medicine, as: "name" })), partly: [] });
  const isDangerous = pairs.some(({ risk }) => risk === "danger");
  if (!(hasKratom ? isTaking || isDangerous : isTaking && isDangerous)) return [];
  const worstFirst = [...new Set([...pairs.flatMap(({ both }) => both), ...names])];
  return worstFirst.map(({ label }) => label).slice(0, most);
}
