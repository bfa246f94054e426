import type { Content } from "../schema/content.ts";
import type { HelpField, Helpline } from "../schema/helpline.ts";
import { OTHER_COUNTRY_NAMES } from "../search/country-names.ts";
import { fitOf, plainWords } from "../search/plain-words.ts";

/** Whom to call: null where we have no number that is confirmed. `helpline` is absent when the country is not on our list. */
export type Help = Readonly<Record<HelpField, string | null>> & { readonly helpline?: Helpline };

/** Choices Discord shows while somebody types. */
const CHOICES = 25;

/**
 * Emergency, poison, substance-use and crisis lines for a country. A number that is missing or not confirmed is
 * never given: `whomToCall` (src/discord/ui/whom-to-call.ts) says what to do instead, so there is an answer for
 * every country.
 *
 * @param code ISO 3166-1 alpha-2, in any case; undefined when the person did not say
 */
export function helpFor(content: Content, code: string | undefined): Help {
  const helpline = content.helplines.find((line) => line.code === code?.toUpperCase());
  const confirmed = (field: HelpField) =>
    helpline !== undefined && !helpline.unconfirmed.includes(field) ? helpline[field] : null;
  return {
    ...(helpline === undefined ? {} : { helpline }),
    emergency: confirmed("emergency"),
    poison: confirmed("poison"),
    substanceUse: confirmed("substanceUse"),
    crisis: confirmed("crisis"),
  };
}

/** A number as it is said on a help card: shorter where the whole would take too long to read in an emergency. */
export function onCard(help: Help, field: HelpField): string | null {
  return help[field] === null ? null : (help.helpline?.onCard?.[field] ?? help[field]);
}

/** The country meant by plain words or a code, such as "uk", "USA" or "new zealand"; none rather than a guess. */
export function findCountry(content: Content, words: string): Helpline | undefined {
  const asked = plainWords(words).join(" ");
  if (asked === "") return undefined;
  const code = OTHER_COUNTRY_NAMES[asked] ?? asked.replace(" ", "").toUpperCase();
  const exact = content.helplines.find((line) => line.code === code || fitOf(asked, line.country) === 3);
  if (exact !== undefined) return exact;
  const begun = content.helplines.filter((line) => asked.length >= 4 && fitOf(asked, line.country) === 2);
  return begun.length === 1 ? begun[0] : undefined;
}

/** Countries for autocomplete while `typed` grows: in the order of the list at first, then best fit first. */
export function suggestCountries(content: Content, typed: string): Helpline[] {
  const meant = findCountry(content, typed);
  return content.helplines
    .map((line) => ({ line, fit: line === meant ? 4 : fitOf(typed, line.country) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)
    .slice(0, CHOICES)
    .map(({ line }) => line);
}
