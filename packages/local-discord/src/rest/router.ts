import { invalidForm, methodNotAllowed, notFound } from "./api-error.ts";
import type { Upload } from "./body.ts";

/** One request below /api/v10, its body already parsed. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
};

export type ApiReply = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Route = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As Discord's OpenAPI file writes it, such as "/channels/{channel_id}/messages". */
  readonly template: string;
  /** "bot": wants the bot's token; "path": the token in the path is the proof. */
  readonly proof: "bot" | "path";
  readonly handle: (request: ApiRequest) => ApiReply | Promise<ApiReply>;
};

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/**
 * Finds the route for a path, earlier routes first, so a literal one goes before one with a parameter.
 *
 * @throws {ApiError} 404 when no route has this path, 405 when one has but not with this method
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  let pathKnown = false;
  for (const route of routes) {
    const params = matchTemplate(route.template, path);
    if (!params) continue;
    if (route.method === method) return { route, params };
    pathKnown = true;
  }
  throw pathKnown ? methodNotAllowed() : notFound();
}

function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== decodeURIComponent(value)) return undefined; // "@me" may come as "%40me"
  }
  return params;
}

export function param(request: ApiRequest, name: string): string {
  return request.params[name] ?? "";
}

/**
 * The body as an object.
 *
 * @throws {ApiError} 50035 for anything else
 */
export function objectBody(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw invalidForm([
    { path: [], code: "MODEL_TYPE_CONVERT", message: "Only dictionaries may be used in a ModelType" },
  ]);
}
