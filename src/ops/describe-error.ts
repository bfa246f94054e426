/** What the log may say about an error. */
export type ErrorDescription = {
  readonly name: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  /** Path with every id and token replaced, such as /channels/:id/messages. */
  readonly route?: string;
  /** Where in the code, without the message. */
  readonly at?: readonly string[];
  readonly cause?: ErrorDescription;
};

const PLACES_KEPT = 8;

/** Describes an error by kind and place. Messages are left out: they may quote what somebody typed. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, status, method, url, cause } = error as Error & Record<string, unknown>;
  const at = placesIn(error);
  return {
    name: nameOf(error),
    ...(isPlain(code) && { code }),
    ...(typeof status === "number" && { status }),
    ...(typeof method === "string" && { method }),
    ...(typeof url === "string" && { route: routeOf(url) }),
    ...(at.length > 0 && { at }),
    ...(cause instanceof Error && { cause: describeError(cause) }),
  };
}

/** The path of `url` with ids and tokens replaced: what is left says which call it was and about nobody. */
export function routeOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  return path
    .replace(/^\/api(\/v\d+)?/, "")
    .replace(/\/(interactions|webhooks)\/\d+\/[^/]+/, "/$1/:id/:token")
    .replace(/\/\d{5,}/g, "/:id");
}

/** discord.js puts a code in the name ("DiscordAPIError[50007]"), which `code` tells already. */
function nameOf(error: Error): string {
  return error.constructor.name || error.name.replace(/\[.*$/, "");
}

function isPlain(code: unknown): code is string | number {
  return typeof code === "number" || (typeof code === "string" && /^[A-Za-z][\w.-]{0,63}$/.test(code));
}

function placesIn(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return lines
    .slice(0, PLACES_KEPT)
    .map((line) => line.trim().replace(/file:\/\/\/?\S*\/(?=src\/|commands\/|data\/|node_modules\/)/, ""));
}
