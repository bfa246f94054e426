import { sourcesOf } from "../choose/sources-of.ts";
import type { Content } from "../schema/content.ts";
import { HelpField } from "../schema/helpline.ts";
import { contentFiles } from "./content-files.ts";

/** Places whose law we are not sure of, and why. */
export function doubtfulJurisdictions(content: Content): { readonly id: string; readonly why: readonly string[] }[] {
  return content.jurisdictions
    .map((place) => {
      const sources = sourcesOf(content, place);
      const why = [
        ...(place.status === "unclear" ? ["unclear"] : []),
        ...(place.asOfEstimated ? ["month estimated"] : []),
        ...(sources.every(({ tier }) => tier === "vendor-or-advocacy") ? ["shop or advocacy pages only"] : []),
        ...(sources.every(({ verified }) => !verified) ? ["no page seen"] : []),
      ];
      return { id: place.id, why };
    })
    .filter(({ why }) => why.length > 0)
    .sort((one, other) => other.why.length - one.why.length); // the list's own order otherwise
}

/** Numbers that are in helplines.json and that nobody is shown, as "de substanceUse". */
export function unconfirmedNumbers({ helplines }: Pick<Content, "helplines">): string[] {
  return helplines.flatMap(({ id, unconfirmed }) => unconfirmed.map((field) => `${id} ${field}`));
}

/** Numbers that are shown although no page of whoever answers them was seen: by kind, the countries. */
export function numbersFromListsAlone({
  helplines,
}: Pick<Content, "helplines">): { readonly field: HelpField; readonly ids: readonly string[] }[] {
  return HelpField.options.map((field) => ({
    field,
    ids: helplines
      .filter(({ evidence, unconfirmed }) => evidence?.[field] === "lists" && !unconfirmed.includes(field))
      .map(({ id }) => id),
  }));
}

/** An entry of a file. */
export type Spot = { readonly file: string; readonly entry: string };

/** Sources named without an address, and the entries nobody can look up, because they have no other. */
export function sourcesWithoutLink(content: Content): { unlinked: string[]; resting: Spot[] } {
  const unlinked = [...content.sources.values()].filter(({ link }) => link === undefined).map(({ id }) => id);
  const without = new Set(unlinked);
  const resting = contentFiles(content).flatMap(({ file, entries }) =>
    entries
      .filter((entry) => "sources" in entry && (entry.sources as string[]).every((id) => without.has(id)))
      .map(({ id }) => ({ file, entry: id })),
  );
  return { unlinked, resting };
}
