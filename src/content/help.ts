import type { Content } from "./content.ts";
import { OTHER_COUNTRY_NAMES } from "./country-names.ts";
import type { HelpField, Helpline } from "./helpline.ts";
import { fitOf, plainWords } from "./plain-words.ts";

/** A number to call, or what to do where we have none that is confirmed. */
export type HelpLine = { readonly say: string; readonly isStandIn: boolean };

/** Whom to call. `helpline` is absent when the country is not known or not on our list. */
export type Help = Readonly<Record<HelpField, HelpLine>> & { readonly helpline?: Helpline };

/** Choices Discord shows while somebody types. */
const CHOICES = 25;

/** From the caution card “emergency”, which carries the sources. */
const LOCAL = "your local emergency number (US 911, UK 999, EU 112)";

/**
 * Emergency, poison, substance-use and crisis lines for a country. A number that is missing or not confirmed is
 * never shown: the emergency number and "ask for poison control" stand in. There is an answer for every country.
 *
 * @param code ISO 3166-1 alpha-2, in any case; undefined when the person did not say
 */
export function helpFor(content: Content, code: string | undefined): Help {
  const helpline = content.helplines.find((line) => line.code === code?.toUpperCase());
  const confirmed = (field: HelpField) =>
    helpline !== undefined && !helpline.unconfirmed.includes(field) ? helpline[field] : null;
  const emergency = confirmed("emergency") ?? LOCAL;
  const line = (field: HelpField, standIn: string): HelpLine => {
    const say = confirmed(field);
    return { say: say ?? standIn, isStandIn: say === null };
  };
  return {
    ...(helpline === undefined ? {} : { helpline }),
    emergency: line("emergency", LOCAL),
    poison: line("poison", `Call ${emergency} and ask for poison control`),
    substanceUse: line("substanceUse", "Ask a doctor or pharmacist for a substance-use service near you"),
    crisis: line("crisis", `Call ${emergency} and say that you are in crisis`),
  };
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
