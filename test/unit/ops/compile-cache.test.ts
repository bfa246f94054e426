import { spawnSync } from "node:child_process";
import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "../../support/temp-folder.ts";

const CACHE = JSON.stringify(join(import.meta.dirname, "../../../src/ops/compile-cache.ts"));

/** What a process says that keeps compiled code in `folder` and then loads a file with this text. */
function says(folder: string, file: string, text: string): string {
  writeFileSync(file, text);
  const code = `import { keepCompiled } from ${CACHE};
    keepCompiled(${JSON.stringify(folder)});
    await import(${JSON.stringify(file)});`;
  const env = { PATH: process.env.PATH, TMPDIR: folder };
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { env });
  expect([String(stderr), status]).toEqual(["", 0]);
  return String(stdout).trim();
}

test("what a file was compiled to is kept, and a file that has changed is compiled anew", () => {
  const [folder, file] = [join(tempFolder(), "compiled"), join(tempFolder(), "one.ts")];
  expect(says(folder, file, 'const word: string = "first"; console.log(word);')).toBe("first");
  const kept = () => globSync("**/*", { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  expect(kept()).toBeGreaterThan(0);
  expect(says(folder, file, 'const word: string = "other"; console.log(word);')).toBe("other");
});

test("where nothing can be kept, it says nothing and goes on", () => {
  const file = join(tempFolder(), "one.ts");
  const folder = join(file, "no-folder-can-be-in-a-file");
  expect(says(folder, file, 'console.log("there" as string);')).toBe("there");
});
