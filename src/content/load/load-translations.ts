import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ContentError } from "../schema/content-error.ts";
import { fieldName } from "../schema/data-file.ts";
import type { Saying } from "../schema/saying.ts";
import { type Contents, contentsOf } from "./contents.ts";
import { loadContent } from "./load.ts";
import { readJson } from "./read-json.ts";
import { sayingsOfTranslation, type Translation, translate } from "./translation.ts";

const TranslatedFile = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Reads and checks everything the bot may say, in English and in every language of data/text that has a folder
 * `content` with files named as those of data/.
 *
 * @param folder the data/ folder
 * @param wording what else may be shown, which has to keep the same rules: the catalogue's sentences
 * @throws {ContentError} listing every problem found; those of English come first and alone
 */
export function loadContents(folder: string, wording: readonly Saying[], locales: readonly string[]): Contents {
  const problems: string[] = [];
  const translations = locales.map((locale) => [locale, readTranslation(folder, locale, problems)] as const);
  const sayings = translations.flatMap(([locale, translation]) => sayingsOfTranslation(locale, translation));
  const english = loadContent(folder, [...wording, ...sayings]);

  const translated = new Map(
    translations
      .filter(([, translation]) => Object.keys(translation).length > 0)
      .map(([locale, translation]) => [locale, translate(english, locale, translation, problems)]),
  );
  if (problems.length > 0) throw new ContentError(problems);
  return contentsOf({ english, translated });
}

function readTranslation(folder: string, locale: string, problems: string[]): Translation {
  const path = join(folder, "text", locale, "content");
  const files = filesIn(path).flatMap((file) => {
    const shown = `data/text/${locale}/content/${file}`;
    const parsed = TranslatedFile.safeParse(readJson(join(path, file), shown, problems) ?? {});
    if (parsed.success) return [[file, parsed.data] as const];
    for (const { path, message } of parsed.error.issues) problems.push(`${shown}: ${fieldName(path)}: ${message}`);
    return [];
  });
  return Object.fromEntries(files);
}

/** No folder: that language translates the sentences around the content alone. */
function filesIn(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
