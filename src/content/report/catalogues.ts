import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The wording of one language: every text by "file.json key". */
export type Catalogue = ReadonlyMap<string, string>;
/** Every language of data/text, by its folder's name. */
export type Catalogues = ReadonlyMap<string, Catalogue>;

/** The language that everything is written in first. */
export const FIRST_LANGUAGE = "en";

/** Reads data/text; no languages where there is no such folder. What is in it is checked by who shows it. */
export function readCatalogues(folder: string): Catalogues {
  if (!existsSync(folder)) return new Map();
  const languages = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return new Map(languages.map(({ name }) => [name, readCatalogue(join(folder, name))]));
}

function readCatalogue(folder: string): Catalogue {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const texts = files.flatMap((file) =>
    textsIn(JSON.parse(readFileSync(join(folder, file), "utf8")), "").map(
      ([key, text]) => [`${file} ${key}`, text] as const,
    ),
  );
  return new Map(texts);
}

/** Every string, however deep, by its path of keys. */
function textsIn(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => textsIn(inside, path === "" ? key : `${path}.${key}`));
}

/** What is written in the first language and in no other, by language. */
export function missingTranslations(catalogues: Catalogues): { language: string; missing: string[] }[] {
  const first = [...(catalogues.get(FIRST_LANGUAGE)?.keys() ?? [])];
  return [...catalogues]
    .filter(([language]) => language !== FIRST_LANGUAGE)
    .map(([language, texts]) => ({ language, missing: first.filter((key) => !texts.has(key)) }));
}
