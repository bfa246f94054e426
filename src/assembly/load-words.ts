import { join } from "node:path";
import { commandsFor } from "../../commands/index.ts";
import type { Config } from "../config/config.ts";
import { loadContents } from "../content/load/load-translations.ts";
import { createPassedChecks } from "../content/load/passed-checks.ts";
import { localise } from "../discord/app/localise.ts";
import { CACHE_FOLDER } from "../ops/compile-cache.ts";
import { loadTexts } from "../text/load-texts.ts";
import { sayingsOf } from "../text/sayings.ts";
import { openDanger } from "../understanding/danger/open-danger.ts";

const SOURCES = join(import.meta.dirname, "..");
const DATA = join(SOURCES, "../data");

/** In src/: the code that checks, with all that it imports. A start checks again what was checked by other code. */
export const CHECKED_BY = {
  content: ["content/{check,choose,load,schema,search}/**/*.ts"],
  danger: ["understanding/clean.ts", "understanding/danger/**/*.ts", "content/schema/**/*.ts"],
};

export type Words = ReturnType<typeof loadWords>;

/**
 * All that the bot may say and be asked, in every language, how it reads danger, and its commands as Discord is to list
 * them. What was checked at an earlier start and is the same still is not checked again.
 *
 * @throws {ContentError | TextError} with a sentence for the operator
 */
export function loadWords(config: Pick<Config, "hasDiary">) {
  const passed = (name: keyof typeof CHECKED_BY) =>
    createPassedChecks(join(CACHE_FOLDER, `${name}-passed`), SOURCES, CHECKED_BY[name]);
  const texts = loadTexts(join(DATA, "text"));
  const contents = loadContents(DATA, sayingsOf(texts), texts.translations, passed("content"));
  const readDanger = openDanger(join(DATA, "danger"), passed("danger"));
  const commands = commandsFor(config);
  return { texts, contents, readDanger, commands, bodies: commands.map(({ data }) => localise(data, texts)) };
}
