import { fieldName, type Spot } from "./data-file.ts";

/** One string of data/ that somebody may read, and where it stands. */
export type Saying = { readonly spot: Spot; readonly text: string };

/**
 * Fields that point, sort, are compared with what somebody types or are for maintainers, and are never printed; an
 * address is printed only through `Source.link`.
 */
const NEVER_SHOWN = new Set([
  "id",
  "topic",
  "sources",
  "askedAs",
  "claims",
  "fromArticle",
  "url",
  "doi",
  "code",
  "maintainerNote",
  "basis",
  "of",
  "inherited",
]);

/** Every string in one entry, however deep. A field added tomorrow is walked without being named here. */
export function sayingsIn(place: Omit<Spot, "field">, value: unknown): Saying[] {
  const found: Saying[] = [];
  const walk = (path: PropertyKey[], here: unknown): void => {
    if (typeof here === "string") found.push({ spot: { ...place, field: fieldName(path) }, text: here });
    else if (Array.isArray(here)) for (const [index, item] of here.entries()) walk([...path, index], item);
    else if (typeof here === "object" && here !== null) {
      for (const [key, item] of Object.entries(here)) if (!NEVER_SHOWN.has(key)) walk([...path, key], item);
    }
  };
  walk([], value);
  return found;
}
