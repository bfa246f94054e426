import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Remembers which content has passed every check, so that a start need not check the very same again. What is
 * remembered is a hash of all that was read and of the code that checks it: when any of it changes, all of it is checked anew.
 */
export type PassedChecks = {
  has(read: readonly unknown[]): boolean;
  note(read: readonly unknown[]): void;
};

/** Of a process that remembers nothing: everything is checked. */
export const NONE_PASSED: PassedChecks = { has: () => false, note() {} };

/**
 * @param file where the hash of the content that passed last is kept; when it cannot be read, nothing has passed
 * @param folder where the code is that checks it
 * @param code patterns of the files in it that have a say in what passes
 */
export function createPassedChecks(file: string, folder: string, code = ["**/*.ts"]): PassedChecks {
  const hashNow = (read: readonly unknown[]) => hashOf(read, folder, code);
  return {
    has: (read) => readOrNothing(file) === hashNow(read),
    note(read) {
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, hashNow(read));
      } catch {
        // Such as in a container, where nothing can be written: the next start checks again.
      }
    },
  };
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // none has passed yet, or nobody may read which: it is checked
  }
}

/** Node is in it, too: the rules are regular expressions, and what `\p{L}` is depends on its Unicode. */
function hashOf(read: readonly unknown[], folder: string, code: string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of globSync(code, { cwd: folder }).sort())
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  for (const value of read) hash.update("\0").update(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
  return hash.digest("hex");
}
