import type { Problem } from "../rest/api-error.ts";

export type Path = Problem["path"];

/** Discord counts code points, so one emoji outside the basic plane is one. */
export function characters(text: string): number {
  return [...text].length;
}

export function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message };
}

export function missing(path: Path): Problem {
  return problem(path, "BASE_TYPE_REQUIRED", "This field is required");
}

/** A text that must be there, and is 1 to `most` characters long. */
export function badLength(path: Path, value: unknown, most: number): Problem[] {
  if (typeof value === "string" && value.length > 0 && characters(value) <= most) return [];
  return [problem(path, "BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${most} in length.`)];
}

/** A text that may be missing, and is no longer than `most`. */
export function tooLong(path: Path, value: unknown, most: number): Problem[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "string") {
    return [problem(path, "STRING_TYPE_CONVERT", `Could not interpret "${value}" as string.`)];
  }
  if (characters(value) <= most) return [];
  return [problem(path, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`)];
}

export function tooMany(path: Path, count: number, most: number): Problem[] {
  return count <= most ? [] : [problem(path, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`)];
}

/** A problem for each value that was there before, at the path of the later one. */
export function repeats<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
  asProblem: (index: number) => Problem,
): Problem[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    const value = keyOf(item);
    if (value === undefined || !seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [asProblem(index)];
  });
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
