/** The language whose sentences are complete: what a translation leaves out is said in it. */
export const ENGLISH = "en";

/** For dates among English sentences: "12 March". */
export const ENGLISH_DATES = "en-GB";

/** What Discord's interface can be set to (docs: reference, locales); a folder of data/text is named as one of them. */
export const DISCORD_LOCALES: readonly string[] = [
  "id",
  "en-US",
  "en-GB",
  "bg",
  "zh-CN",
  "zh-TW",
  "hr",
  "cs",
  "da",
  "nl",
  "fi",
  "fr",
  "de",
  "el",
  "hi",
  "hu",
  "it",
  "ja",
  "ko",
  "lt",
  "no",
  "pl",
  "pt-BR",
  "ro",
  "ru",
  "es-ES",
  "es-419",
  "sv-SE",
  "th",
  "tr",
  "uk",
  "vi",
];
