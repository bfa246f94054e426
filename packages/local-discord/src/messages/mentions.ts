import type { APIUser } from "discord-api-types/v10";
import type { AnyComponent } from "./component-tree.ts";
import { walk } from "./component-tree.ts";

type AllowedMentions = { readonly parse?: readonly string[]; readonly users?: readonly string[] };

/**
 * The people a message pings: those it names as <@id>, as far as `allowed_mentions` lets it.
 * Source: docs.discord.com, "Message", Allowed Mentions Object.
 */
export function mentionedUsers(
  message: { readonly content: string; readonly components: readonly AnyComponent[] },
  allowed: unknown,
  users: readonly APIUser[],
): APIUser[] {
  const shown = [...walk(message.components)].map(({ component }) => component.content ?? "");
  const named = new Set([...[message.content, ...shown].join("\n").matchAll(/<@!?(\d+)>/g)].map((match) => match[1]));
  const rules = allowed as AllowedMentions | null | undefined;
  const pings = (id: string) => !rules || rules.parse?.includes("users") || rules.users?.includes(id);
  return users.filter((user) => named.has(user.id) && pings(user.id));
}
