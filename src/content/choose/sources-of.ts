import type { Content } from "../schema/content.ts";
import type { Sourced } from "../schema/entry.ts";
import type { Source } from "../schema/source.ts";

/** The sources an entry names, in its order. Link one only by its `link`. */
export function sourcesOf(content: Content, entry: Pick<Sourced, "sources">): Source[] {
  return entry.sources.map((id) => content.sources.get(id)).filter((source) => source !== undefined);
}
