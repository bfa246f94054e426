import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PassedChecks } from "../../content/load/passed-checks.ts";
import type { ReadDanger } from "./danger.ts";
import { loadDangerLists } from "./load-danger.ts";
import { createReadDanger } from "./read-danger.ts";

/**
 * A reader of danger that is built, whole, before it reads its first text. Lists that were never read by this code are
 * built by at once, so that a start refuses those that are wrong; others when the first text comes.
 *
 * @param folder data/danger
 * @throws {Error} naming the file that cannot be read or does not fit its schema, or a set that is not there
 */
export function openDanger(folder: string, passed: PassedChecks): ReadDanger {
  let reader: ReadDanger | undefined;
  const built = () => {
    reader ??= createReadDanger(loadDangerLists(folder));
    return reader;
  };
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  const texts = files.sort().flatMap((file) => [file, readFileSync(join(folder, file), "utf8")]);
  if (!passed.has(texts)) {
    built();
    passed.note(texts);
  }
  return (text) => built()(text);
}
