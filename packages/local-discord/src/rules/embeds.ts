import type { Problem } from "../rest/api-error.ts";
import { characters, list, problem } from "./problems.ts";

type Embed = {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly footer?: { readonly text?: string } | null;
  readonly author?: { readonly name?: string } | null;
  readonly fields?: readonly { readonly name?: string; readonly value?: string }[] | null;
};

const MOST_TEXT = 6000;

/** All texts of all embeds of a message together. Source: docs.discord.com, "Message", Embed Limits. */
export function embedProblems(embeds: unknown): Problem[] {
  const length = (list(embeds) as Embed[]).flatMap(textsOf).reduce((sum, text) => sum + characters(text), 0);
  if (length <= MOST_TEXT) return [];
  const message = `Embed size exceeds maximum size of ${MOST_TEXT}`;
  return [problem(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", message)];
}

function textsOf({ title, description, footer, author, fields }: Embed): string[] {
  const inFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [title, description, footer?.text, author?.name, ...inFields].filter((text) => typeof text === "string");
}
