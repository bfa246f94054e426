import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { DangerList } from "./danger-list.ts";
import type { LikenessModel } from "./likeness.ts";
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
 * @throws {Error} naming the file that is not there or does not fit its schema
 */
export function loadDangerLists(folder: string, { hasLikeness = true } = {}): DangerLists {
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    } catch (error) {
      throw new Error(`data/danger/${file} cannot be read as it should`, { cause: error });
    }
  };
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  const languages = files.sort().filter((file) => ![NAMES, OWN_WORDS, LIKENESS].includes(file));
  const { about: _about, ...medicines } = read(NAMES, Names);
  return {
    languages: languages.map((file) => read(file, DangerList)),
    medicines,
    likeness: hasLikeness ? modelOf(read(LIKENESS, Likeness)) : undefined,
    ownWords: Object.fromEntries(
      Object.entries(read(OWN_WORDS, OwnWords).words).map(([language, words]) => [language, words.split(" ")]),
    ),
  };
}

function modelOf({ weights, ...model }: z.output<typeof Likeness>): LikenessModel {
  return { ...model, weights: new Int8Array(inflateRawSync(Buffer.from(weights, "base64"))) };
}
