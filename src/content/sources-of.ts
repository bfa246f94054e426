import type { Content } from "./content.ts";
import type { Sourced } from "./entry.ts";
import type { Source } from "./source.ts";

/** The sources an entry names, in its order. Link one only by its `link`. */
export function sourcesOf(content: Content, entry: Pick<Sourced, "sources">): Source[] {
  return entry.sources.map((id) => content.sources.get(id)).filter((source) => source !== undefined);
}
