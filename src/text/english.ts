import { join } from "node:path";
import { loadTexts } from "./load-texts.ts";
import { ENGLISH } from "./locales.ts";

/**
 * English, for what is not handed a `Text` yet: the reminder's commands and direct messages. Everything else is
 * handed one; this file goes when they are.
 */
export const english = loadTexts(join(import.meta.dirname, "../../data/text")).in(ENGLISH);
