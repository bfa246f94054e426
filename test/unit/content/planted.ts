import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContent } from "../../../src/content/load/load.ts";
import { ContentError } from "../../../src/content/schema/content-error.ts";

/** The project's own data/. */
export const DATA = join(import.meta.dirname, "../../../data");

// biome-ignore lint/suspicious/noExplicitAny: the point is to write into data/ what its schemas would refuse
type Json = any;

/** What loading complains about when one file of a copy of data/ is changed. */
export function problemsAfter(file: string, change: (json: Json) => Json | undefined): readonly string[] {
  return problemsIn((folder) => {
    const path = join(folder, file);
    const json: Json = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify(change(json) ?? json));
  });
}

/** What loading complains about when a copy of data/ is changed by hand. */
export function problemsIn(change: (folder: string) => void): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "winddown-data-"));
  try {
    cpSync(DATA, folder, { recursive: true });
    change(folder);
    loadContent(folder);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Change = Parameters<typeof problemsAfter>[1];

/** Changes fields of one entry; a field that is undefined is taken out. */
export function setting(id: string, fields: Record<string, unknown>): Change {
  return (json) => {
    Object.assign(entry(json, id), fields);
  };
}

/** The entry with this id, to be changed in place. */
export function entry(json: Json, id: string): Json {
  const list = Array.isArray(json) ? json : [json.notice, json.unlisted, ...json.classes];
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no entry “${id}” to plant in`);
  return found;
}
