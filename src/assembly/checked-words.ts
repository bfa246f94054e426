import { join } from "node:path";
import type { ContentsForm } from "../content/load/contents.ts";
import { loadContents } from "../content/load/load-translations.ts";
import { loadTexts } from "../text/load-texts.ts";
import { sayingsOf } from "../text/sayings.ts";
import { type TextsForm, textsFormOf } from "../text/texts.ts";

/** All that the bot says, as it is kept once it has passed every check. */
export type Said = { readonly sentences: TextsForm; readonly contents: ContentsForm };

/**
 * Reads all that the bot may say and checks it. Loaded only where something is to be checked: schemas and rules are half
 * of what a start would load.
 *
 * @param folder data/
 * @throws {ContentError | TextError} with a sentence for the operator
 */
export function checkedWords(folder: string): Said {
  const texts = loadTexts(join(folder, "text"));
  const { english, translated } = loadContents(folder, sayingsOf(texts), texts.translations);
  return { sentences: textsFormOf(texts), contents: { english, translated } };
}
