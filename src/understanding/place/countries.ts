import { canonicalZone } from "../../time/zones.ts";
import { byLikelihood } from "./common-zones.ts";
import { COUNTRY_LANGUAGES, otherCountryNames, otherCountryZones } from "./country-names.ts";
import { compactPlace, foldPlace, foldPlaces } from "./fold-place.ts";

export type Country = {
  /** ISO 3166. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  /** In all languages, folded, without spaces. */
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
    const names = new Set((otherCountryNames[code] ?? []).map((other) => compactPlace(foldPlace(other))));
    found.push({ code, name, language: locale.maximize().language, zones: zones.sort(byLikelihood), names });
  }

  const languages = new Set([...COUNTRY_LANGUAGES, ...found.map(({ language }) => language)]);
  for (const language of languages) {
    await pause();
    const names = namesIn(language);
    const isCommon = COUNTRY_LANGUAGES.includes(language);
    const said = found.flatMap((country) => {
      const name = isCommon || country.language === language ? names.of(country.code) : undefined;
      // "Myanmar (Burma)" is either.
      const parts = name !== undefined && BRACKETED.test(name) ? name.split(/[()（）]/) : [];
      return [name, ...parts].flatMap((each) => (each?.trim() ? [{ country, name: each }] : []));
    });
    const folded = foldPlaces(said.map(({ name }) => name));
    for (const [at, { country }] of said.entries()) country.names.add(compactPlace(folded[at] ?? ""));
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
