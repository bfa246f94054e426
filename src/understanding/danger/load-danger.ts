import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { ContentError } from "../../content/schema/content-error.ts";
import { DangerList } from "./danger-list.ts";
import { phrasesOf } from "./language.ts";
import type { LikenessModel } from "./likeness.ts";
import { piecesOf, Sets } from "./phrase.ts";
import type { DangerLists } from "./read-danger.ts";

const Words = z.array(z.string());
const Names = z.strictObject({ about: z.string(), names: Words, opioids: Words, drinks: Words, between: Words });
const OwnWords = z.strictObject({ about: z.string(), words: z.record(z.string(), z.string()) });

const Likeness = z.strictObject({
  about: z.string(),
  languages: z.array(z.string()),
  bits: z.int(),
  outputs: z.int(),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  /** Signed bytes, deflated. */
  weights: z.base64(),
});

const LIKENESS = "likeness.json";
const NAMES = "medicine-names.json";
const OWN_WORDS = "own-words.json";

/**
 * The lists by which danger is read.
 *
 * @param folder data/danger
 * @param hasLikeness false for the maker of likeness.json, which may be there in an older form or not at all
 * @throws {ContentError} naming the file that is not there or does not fit its schema, or the phrase that cannot be compiled
 */
export function loadDangerLists(folder: string, { hasLikeness = true } = {}): DangerLists {
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    } catch (error) {
      throw new ContentError([`data/danger/${file}: ${whyUnread(error)}`]);
    }
  };
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  const languages = files.sort().filter((file) => ![NAMES, OWN_WORDS, LIKENESS].includes(file));
  const { about: _about, ...medicines } = read(NAMES, Names);
  const lists = languages.map((file) => read(file, DangerList));
  checkPhrases(lists);
  return {
    languages: lists,
    medicines,
    likeness: hasLikeness ? modelOf(read(LIKENESS, Likeness)) : undefined,
    ownWords: Object.fromEntries(
      Object.entries(read(OWN_WORDS, OwnWords).words).map(([language, words]) => [language, words.split(" ")]),
    ),
  };
}

/**
 * Other languages than English are compiled when somebody types in them, and then it would be too late to find that a
 * phrase names a set that is not there.
 *
 * @throws {ContentError} naming the list and the phrase that cannot be compiled
 */
function checkPhrases(languages: readonly DangerList[]): void {
  const problems = languages.flatMap((list) => {
    const sets = new Sets(list.sets);
    try {
      for (const phrase of phrasesOf(list)) piecesOf(phrase, sets);
      return [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [`data/danger/${list.language}.json: ${error.message}`];
    }
  });
  if (problems.length > 0) throw new ContentError(problems);
}

function whyUnread(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`).join("; ");
  return error instanceof SyntaxError ? `is not JSON: ${error.message}` : "is missing or cannot be read";
}

function modelOf({ weights, ...model }: z.output<typeof Likeness>): LikenessModel {
  return { ...model, weights: new Int8Array(inflateRawSync(Buffer.from(weights, "base64"))) };
}
