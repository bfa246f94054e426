import { byLikelihood } from "./common-zones.ts";
import { foldName } from "./fold-name.ts";
import { canonicalZone } from "./zone-list.ts";
import { otherCountryNames } from "./zone-regions.ts";

export interface Country {
  readonly names: readonly string[];
  /** The likeliest first. */
  readonly zones: readonly string[];
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/**
 * Every country the runtime has a time zone for, with its two-letter code, its name in English and in the language most
 * spoken there, and the reviewed other names.
 */
export function countries(): readonly Country[] {
  const inEnglish = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const byLanguage = new Map([["en", inEnglish]]);
  const found: Country[] = [];

  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const english = inEnglish.of(code);
    if (english === undefined) continue;
    const locale = new Intl.Locale(`und-${code}`);
    if (locale.region !== code) continue; // a withdrawn code, such as SU
    const zones = (locale.getTimeZones() ?? []).flatMap((id) => canonicalZone(id) ?? []);
    if (zones.length === 0) continue;

    const language = locale.maximize().language;
    const names = byLanguage.get(language) ?? new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    byLanguage.set(language, names);
    const [name = english, inBrackets = code] = english.split(/[()]/);
    const all = [english, name, inBrackets, code, names.of(code) ?? english, ...(otherCountryNames[code] ?? [])];
    found.push({
      names: [...new Map(all.map((each) => [foldName(each), each])).values()],
      zones: [...new Set(zones)].sort(byLikelihood),
    });
  }
  return found;
}
