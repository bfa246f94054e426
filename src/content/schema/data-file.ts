import type { z } from "zod";

/** Where in data/ something stands, in the words a maintainer looks for. */
export type Spot = { readonly file: string; readonly noun: string; readonly entry: string; readonly field: string };

/** `data/sleep-tips.json: tip “caffeine-cutoff”: sources[1]: …` */
export function problemAt(spot: Spot, message: string): string {
  const entry = spot.entry === "" ? "" : ` ${spot.noun} “${spot.entry}”:`;
  const field = spot.field === "" ? "" : ` ${spot.field}:`;
  return `data/${spot.file}:${entry}${field} ${message}`;
}

/** `["examples", 3]` as `examples[3]`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === "number") return `${name}[${key}]`;
    return name === "" ? String(key) : `${name}.${String(key)}`;
  }, "");
}

/** An entry as written, with the name to use for it in messages. */
export type RawEntry = { readonly name: string; readonly value: unknown };

/** The elements of a list file, each named by its id, or by its place when it has none. */
export function rawEntries(json: unknown, file: string, problems: string[]): RawEntry[] {
  if (json === undefined) return [];
  if (!Array.isArray(json)) {
    problems.push(`data/${file}: must be a list`);
    return [];
  }
  return json.map((value: unknown, index) => ({ name: idOf(value) ?? `number ${index + 1}`, value }));
}

/** Parses one entry; each thing wrong with it becomes a problem that names file, entry and field. */
export function parseEntry<Schema extends z.ZodType>(
  schema: Schema,
  entry: RawEntry,
  file: string,
  noun: string,
  problems: string[],
): z.output<Schema> | undefined {
  const result = schema.safeParse(entry.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push(problemAt({ file, noun, entry: entry.name, field: fieldName(issue.path) }, issue.message));
  }
  return undefined;
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
  return typeof value.id === "string" ? value.id : undefined;
}
