import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commandsFor } from "../../commands/index.ts";
import type { Config } from "../config/config.ts";
import { contentsOf } from "../content/load/contents.ts";
import { type PreparedForms, takeOrLoad } from "../content/load/prepared-forms.ts";
import { localise } from "../discord/app/localise.ts";
import { CACHE_FOLDER } from "../ops/compile-cache.ts";
import { createPreparedForms, filesOf, type Source } from "../ops/prepared-forms.ts";
import { textsOf } from "../text/texts.ts";
import { openDanger } from "../understanding/danger/open-danger.ts";
import type { Said } from "./checked-words.ts";

const ROOT = join(import.meta.dirname, "../..");
const DATA = join(ROOT, "data");

/** In src/: the rooms and files with all code that has a say. A start makes anew what other code made. */
const PREPARED_BY = ["content", "text", "understanding", "assembly"];
/** In data/: folders that nothing is prepared of. */
const READ_LATER = ["places", "times", "fonts", "examples"];

export type Words = Awaited<ReturnType<typeof loadWords>>;

/**
 * All that the bot may say and be asked, in every language, how it reads danger, and its commands as Discord is to list
 * them. What was checked and prepared at an earlier start, and is the same still, is taken from there.
 *
 * @throws {ContentError | TextError} with a sentence for the operator
 */
export async function loadWords(
  config: Pick<Config, "hasDiary">,
  prepared: PreparedForms = createPreparedForms(join(CACHE_FOLDER, "prepared"), sourcesOfWords),
) {
  const { sentences, contents } = await wordsToSay(DATA, prepared);
  const texts = textsOf(sentences);
  const readDanger = await openDanger(join(DATA, "danger"), prepared);
  const commands = commandsFor(config);
  const bodies = commands.map(({ data }) => localise(data, texts));
  return { texts, contents: contentsOf(contents), readDanger, commands, bodies, prepared };
}

/**
 * All sentences and all content, checked at this start or an earlier one.
 *
 * @param data the data/ folder
 */
export function wordsToSay(data: string, prepared: PreparedForms): Promise<Said> {
  return takeOrLoad(prepared, "said", async () => (await import("./checked-words.ts")).checkedWords(data));
}

/**
 * All files that have a say in what the bot says and in how it reads.
 *
 * @param data the data/ folder
 */
export function* sourcesOfWords(data = DATA): Generator<Source> {
  yield ["package.json", readFileSync(join(ROOT, "package.json"))]; // which versions of which packages
  for (const room of PREPARED_BY) yield* filesOf(join(ROOT, "src", room), ".ts");
  yield* filesOf(data, ".json", (folder) => !READ_LATER.includes(folder));
}
