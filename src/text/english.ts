import { join } from "node:path";
import { loadTexts } from "./load-texts.ts";
import { ENGLISH, ENGLISH_DATES } from "./locales.ts";
import type { Arguments, Key, Text } from "./text.ts";

let loaded: Text | undefined;

/**
 * English, for what is not handed a `Text` yet: the reminder's commands and direct messages. Everything else is
 * handed one; this file goes when they are. Read when first used, so that importing it cannot fail.
 */
export const english: Text = Object.assign(
  <K extends Key>(key: K, ...told: Arguments<K>): string => {
    loaded ??= loadTexts(join(import.meta.dirname, "../../data/text")).in(ENGLISH);
    return loaded(key, ...told);
  },
  { locale: ENGLISH_DATES },
);
