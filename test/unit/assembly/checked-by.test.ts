import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { CHECKED_BY } from "../../../src/assembly/load-words.ts";

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
  ["content", ["content/load/load.ts"]],
  ["danger", ["understanding/danger/load-danger.ts", "understanding/danger/read-danger.ts"]],
] as const)("what is checked of %s is checked again after any change in the code that has a say", (name, entries) => {
  const hashed = globSync(CHECKED_BY[name], { cwd: SOURCES });
  const needed = entries.flatMap((entry) => [...withImports(entry)]);
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((file) => !hashed.includes(file))).toEqual([]);
});
