import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadTexts } from "../../../src/text/load-texts.ts";
import { TextError } from "../../../src/text/text-error.ts";
import type { Texts } from "../../../src/text/texts.ts";

type Files = Readonly<Record<string, Readonly<Record<string, string>> | string>>;

/** The catalogue made of these files: `{ "de/help.json": { title: "Hilfe" } }`; a string is written as it stands. */
export function textsOf(files: Files): Texts {
  const folder = mkdtempSync(join(tmpdir(), "winddown-text-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
    }
    return loadTexts(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What loading complains about. */
export function problemsIn(files: Files): readonly string[] {
  try {
    textsOf(files);
    return [];
  } catch (error) {
    if (error instanceof TextError) return error.problems;
    throw error;
  }
}
