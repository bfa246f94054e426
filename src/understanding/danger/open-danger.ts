import type { PassedChecks } from "../../content/load/passed-checks.ts";
import type { ReadDanger } from "./danger.ts";
import { parseDangerLists, readDangerFiles } from "./load-danger.ts";
import { createReadDanger } from "./read-danger.ts";

/**
 * A reader of danger that is built, whole, before it reads its first text. Lists that were never read by this code are
 * built by at once, so that a start refuses those that are wrong; others when the first text comes.
 *
 * @param folder data/danger
 * @throws {Error} naming the file that is not there or does not fit its schema, or a set that is not there
 */
export function openDanger(folder: string, passed: PassedChecks): ReadDanger {
  const files = readDangerFiles(folder);
  let reader: ReadDanger | undefined;
  const built = () => {
    reader ??= createReadDanger(parseDangerLists(files));
    files.clear(); // they are the reader's now
    return reader;
  };
  const texts = [...files].flat();
  if (!passed.has(texts)) {
    built();
    passed.note(texts);
  }
  return (text) => built()(text);
}
