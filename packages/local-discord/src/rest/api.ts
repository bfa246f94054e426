import type { IncomingMessage, ServerResponse } from "node:http";
import type { createInvalidRequests } from "../limits/invalid-requests.ts";
import type { createRateLimits } from "../limits/rate-limits.ts";
import { checkRequest } from "../schema/check-request.ts";
import type { Exchange, FaultRule } from "../types.ts";
import { ApiError, unauthorized } from "./api-error.ts";
import { type Body, readBody } from "./body.ts";
import { sendFault } from "./faults.ts";
import { type ApiReply, matchRoute, type Route } from "./router.ts";

const VERSIONED_PATH = /^\/api\/v(\d+)(\/.*)$/;

export type Limits = {
  readonly judge: ReturnType<typeof createRateLimits>;
  readonly invalid: ReturnType<typeof createInvalidRequests>;
  /** The clock of the limits. */
  readonly nowMs: () => number;
};

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Body | ApiError;
};

/**
 * Answers requests below /api/v10 from a list of routes, or with the fault a rule wants instead, and hands each
 * exchange to `onExchange` when it is over. Status 0 in that record means the client got no answer.
 *
 * In the order in which Discord looks: is the address blocked, is there such a route, is it allowed, is it too soon,
 * is the request as the schema has it; then the route's own rules.
 */
export function createApi(options: {
  readonly routes: readonly Route[];
  /** Read anew for each request: it is another one once it has been reset. */
  readonly token: string;
  readonly now: () => Temporal.Instant;
  readonly limits: Limits;
  readonly faultRule: FaultRule;
  readonly onExchange: (exchange: Exchange) => void;
}) {
  const { routes, now, limits, faultRule, onExchange } = options;

  return async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = now();
    response.setHeader("date", new Date(at.epochMilliseconds).toUTCString()); // as everything here: by the local Discord's time
    const method = request.method ?? "GET";
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = VERSIONED_PATH.exec(url.pathname)?.[2] ?? url.pathname;
    const query = url.searchParams;

    const body = await readBody(request).catch((error: unknown) => error);
    if (!isBody(body) && !(body instanceof ApiError)) return; // the client went away while sending
    const json = isBody(body) ? body.json : undefined;
    const files = isBody(body) && body.uploads.length > 0 ? { files: body.uploads.map(inBrief) } : {};
    const record = (status: number, answer: unknown) =>
      onExchange({ method, path, query: Object.fromEntries(query), body: json, ...files, status, answer, at });
    const recordAnswer = (status: number, answer: unknown, headers: Readonly<Record<string, string>> = {}) => {
      limits.invalid.count(status, headers, limits.nowMs());
      record(status, answer);
    };

    if (limits.invalid.isBlocked(limits.nowMs()))
      return record(403, sendFault(response, { kind: "html", status: 403 }));
    const fault = faultRule({ method, path, body: json });
    if (fault?.kind === "status" || fault?.kind === "html") {
      const headers = fault.kind === "status" ? fault.headers : undefined;
      return recordAnswer(fault.status, sendFault(response, fault), headers);
    }
    if (fault?.kind === "cut-before") {
      record(0, undefined);
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "hold") await fault.until;
    const reply = await asReply(() => admit(request, url.pathname, { method, path, query, body }));
    if (fault?.kind === "cut-after") {
      record(0, reply.body);
      request.socket.destroy();
      return;
    }
    recordAnswer(reply.status, reply.body, reply.headers);
    send(response, reply);
  };

  async function admit(request: IncomingMessage, fullPath: string, asked: Asked): Promise<ApiReply> {
    if (VERSIONED_PATH.exec(fullPath)?.[1] !== "10") throw new ApiError(400, 50041, "Invalid API version provided");
    const { route, params } = matchRoute(routes, asked.method, asked.path);
    if (route.proof === "bot" && request.headers.authorization !== `Bot ${options.token}`) throw unauthorized();
    const { headers, tooMany } = limits.judge({ ...route, params }, limits.nowMs(), Date.now());
    if (tooMany) return { status: 429, body: tooMany, headers };
    const reply = await asReply(() => carryOut(route, params, asked));
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }
}

async function carryOut(route: Route, params: Readonly<Record<string, string>>, asked: Asked): Promise<ApiReply> {
  const { method, path, query, body } = asked;
  if (body instanceof ApiError) throw body;
  await checkRequest({ method, template: route.template, params, query, body: body.json });
  return route.handle({ method, path, query, params, body: body.json, uploads: body.uploads });
}

async function asReply(answer: () => ApiReply | Promise<ApiReply>): Promise<ApiReply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body() };
    // A mistake of the playground itself: the client gets a 500 that says which.
    return { status: 500, body: { message: `500: ${error instanceof Error ? error.stack : error}`, code: 0 } };
  }
}

function send(response: ServerResponse, { status, body, headers }: ApiReply): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function isBody(body: unknown): body is Body {
  return typeof body === "object" && body !== null && "uploads" in body;
}

function inBrief({ name, contentType, bytes }: Body["uploads"][number]) {
  return { name, contentType, size: bytes.length };
}
