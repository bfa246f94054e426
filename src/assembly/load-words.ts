import { join } from "node:path";
import { commandsFor } from "../../commands/index.ts";
import type { Config } from "../config/config.ts";
import { loadContents } from "../content/load/load-translations.ts";
import { localise } from "../discord/app/localise.ts";
import { loadTexts } from "../text/load-texts.ts";
import { sayingsOf } from "../text/sayings.ts";

export const DATA = join(import.meta.dirname, "../../data");

export type Words = ReturnType<typeof loadWords>;

/**
 * All that the bot may say and be asked, in every language, and its commands as Discord is to list them.
 *
 * @throws {ContentError | TextError} with a sentence for the operator
 */
export function loadWords(config: Pick<Config, "hasDiary">) {
  const texts = loadTexts(join(DATA, "text"));
  const contents = loadContents(DATA, sayingsOf(texts), texts.translations);
  const commands = commandsFor(config);
  return { texts, contents, commands, bodies: commands.map(({ data }) => localise(data, texts)) };
}
