import type { Problem } from "../rest/api-error.ts";
import { list, problem } from "./problems.ts";

/**
 * Either all users (roles) that a message names are pinged, or those in a list.
 * Source: docs.discord.com, "Message", Allowed Mentions Reference.
 */
export function allowedMentionProblems(allowed: unknown): Problem[] {
  if (typeof allowed !== "object" || allowed === null) return [];
  const { parse, ...lists } = allowed as Readonly<Record<string, unknown>>;
  return ["users", "roles"].flatMap((kind) => {
    if (!list(parse).includes(kind) || list(lists[kind]).length === 0) return [];
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return [problem(["allowed_mentions"], "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)];
  });
}
