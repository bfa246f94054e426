import { byLikelihood } from "./common-zones.ts";
import { COUNTRY_LANGUAGES, otherCountryNames, otherCountryZones } from "./country-names.ts";
import { canonicalZone } from "./zone-list.ts";

export type Country = {
  /** ISO 3166. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  /** In all languages, as they are written. */
  readonly names: readonly string[];
  /** The likeliest first. */
  readonly zones: readonly string[];
};

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Every country the runtime has a time zone for, with its names in many languages, its own among them. */
export async function loadCountries(pause: () => Promise<void>): Promise<readonly Country[]> {
  const inEnglish = namesIn("en");
  const found: { code: string; name: string; language: string; zones: readonly string[]; names: Set<string> }[] = [];
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    if (code.endsWith("Z")) await pause();
    const name = inEnglish.of(code);
    if (name === undefined) continue;
    const locale = new Intl.Locale(`und-${code}`);
    if (locale.region !== code) continue; // a withdrawn code, such as SU
    const other = otherCountryZones[code];
    const zones = other === undefined ? zonesIn(locale) : [other];
    if (zones.length === 0) continue;
    const names = new Set(otherCountryNames[code] ?? []);
    found.push({ code, name, language: locale.maximize().language, zones: zones.sort(byLikelihood), names });
  }

  const languages = new Set([...COUNTRY_LANGUAGES, ...found.map(({ language }) => language)]);
  for (const language of languages) {
    await pause();
    const names = namesIn(language);
    const isCommon = COUNTRY_LANGUAGES.includes(language);
    for (const country of found) {
      if (!isCommon && country.language !== language) continue;
      const name = names.of(country.code);
      if (name === undefined) continue;
      country.names.add(name);
      // "Myanmar (Burma)" is either.
      if (BRACKETED.test(name))
        for (const part of name.split(/[()（）]/)) if (part.trim() !== "") country.names.add(part);
    }
  }
  return found.map(({ code, name, zones, names }) => ({ code, name, zones, names: [...names] }));
}

const BRACKETED = /[(（]/;

function namesIn(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames(language, { type: "region", fallback: "none" });
}

function zonesIn(locale: Intl.Locale): string[] {
  return [...new Set((locale.getTimeZones() ?? []).flatMap((id) => canonicalZone(id) ?? []))];
}
