import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { sourcesOfWords } from "../../../src/assembly/load-words.ts";

const SOURCES = join(import.meta.dirname, "../../../src");

/** A file of src/ with all that it imports to run, by paths from there; not what it imports for its types alone. */
function withImports(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(SOURCES, file), "utf8");
  for (const [, from] of text.matchAll(/^(?:import|export|\}) (?!type )[^;]*?from "(\.[^"]+)";$/gm))
    withImports(relative(SOURCES, join(SOURCES, dirname(file), from ?? "")), found);
  return found;
}

test.each([
  ["what is said", ["assembly/checked-words.ts"]],
  ["danger", ["understanding/danger/load-danger.ts", "understanding/danger/read-danger.ts"]],
  ["questions", ["understanding/question/route-question.ts"]],
] as const)("what is prepared of %s is made anew after any change in the code that has a say", (_name, entries) => {
  const hashed = new Set(sourcesOfWords().map(([path]) => relative(SOURCES, path)));
  const needed = entries.flatMap((entry) => [...withImports(entry)]);
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((file) => !hashed.has(file))).toEqual([]);
});

test("what is prepared is made anew with other versions of packages, and with other content of any kind", () => {
  const hashed = [...sourcesOfWords().map(([path]) => path.split("/data/").at(-1))];
  expect(hashed).toContain("package.json");
  for (const file of ["sleep-tips.json", "medicines/names.json", "danger/en.json", "danger/likeness.json"])
    expect(hashed).toContain(file);
  expect(hashed).toContain("text/en/help.json");
});
