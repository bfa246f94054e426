import { shortenPath, shortenTokens } from "../../shorten-tokens.ts";
import type { Exchange, LocalDiscord } from "../../types.ts";
import type { PageExchange } from "../protocol.ts";

const MOST = 30;

/**
 * The requests that made a message, changed it or answered what was pressed on it, oldest first; of very many the
 * last. Tokens are shortened: whoever has the token of an interaction can answer it.
 */
export function exchangesAround(
  messageId: string,
  discord: Pick<LocalDiscord, "exchanges" | "interactionsAround">,
): PageExchange[] {
  const ids = [messageId, ...discord.interactionsAround(messageId)];
  const isAround = ({ path, answer }: Exchange) =>
    path.split("/").some((part) => ids.includes(part) || ids.includes(interactionOf(part) ?? "")) ||
    idOf(answer) === messageId;
  return discord.exchanges().filter(isAround).slice(-MOST).map(shown);
}

function idOf(answer: unknown): unknown {
  return typeof answer === "object" && answer !== null && "id" in answer ? answer.id : undefined;
}

/** Tokens of interactions carry the id of theirs, see interactions/interaction.ts. */
function interactionOf(token: string): string | undefined {
  if (token.length < 40) return undefined;
  return /^interaction:(\d+):/.exec(Buffer.from(token, "base64url").toString("latin1"))?.[1];
}

function shown({ method, path, query = {}, status, at, body, answer, files = [] }: Exchange): PageExchange {
  const asked = new URLSearchParams(query).toString();
  const sent = files.length === 0 ? body : { ...(body as object), "(files)": files };
  return {
    method,
    path: `${shortenPath(path)}${asked === "" ? "" : `?${asked}`}`,
    status,
    at: at.toString({ smallestUnit: "second" }),
    body: asText(sent),
    answer: asText(answer),
  };
}

function asText(value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  return typeof value === "string" ? value : JSON.stringify(value, shortenTokens, 2);
}
