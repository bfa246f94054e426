/** Whoever has the token of an interaction can answer it, so what is shown of a request has its beginning alone. */

/** A path with each token in it shortened. */
export function shortenPath(path: string): string {
  return path
    .split("/")
    .map((part) => (part.length > 30 ? shortened(part) : part))
    .join("/");
}

/** For `JSON.stringify`. */
export function shortenTokens(key: string, value: unknown): unknown {
  return key === "token" && typeof value === "string" ? shortened(value) : value;
}

function shortened(token: string): string {
  return token.length > 10 ? `${token.slice(0, 6)}…` : token;
}
