import type { IncomingMessage, ServerResponse } from "node:http";
import type { Exchange, FaultRule } from "../types.ts";
import { ApiError, unauthorized } from "./api-error.ts";
import { readBody } from "./body.ts";
import { sendFault } from "./faults.ts";
import { type ApiReply, matchRoute, type Route } from "./router.ts";

const VERSIONED_PATH = /^\/api\/v(\d+)(\/.*)$/;

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

/**
 * Answers requests below /api/v10 from a list of routes, or with the fault a rule wants instead, and hands each
 * exchange to `onExchange` when it is over. Status 0 in that record means the client got no answer.
 */
export function createApi(options: {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly now: () => Temporal.Instant;
  readonly faultRule: () => FaultRule | undefined;
  readonly onExchange: (exchange: Exchange) => void;
}) {
  const { routes, token, now, faultRule, onExchange } = options;

  return async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = now();
    const method = request.method ?? "GET";
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = VERSIONED_PATH.exec(url.pathname)?.[2] ?? url.pathname;
    const query = url.searchParams;
    const record = (body: unknown, status: number, answer: unknown) =>
      onExchange({ method, path, query: Object.fromEntries(query), body, status, answer, at });

    const body = await readBody(request).catch((error: unknown) => error);
    if (body instanceof Error && !(body instanceof ApiError)) return; // the client went away while sending
    const fault = faultRule()?.({ method, path, body });
    if (fault?.kind === "status" || fault?.kind === "html") {
      return record(body, fault.status, sendFault(response, fault));
    }
    if (fault?.kind === "cut-before") {
      record(body, 0, undefined);
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "hold") await fault.until;
    const reply = await asReply(() => carryOut(request, url.pathname, { method, path, query, body }));
    if (fault?.kind === "cut-after") {
      record(body, 0, reply.body);
      request.socket.destroy();
      return;
    }
    record(body, reply.status, reply.body);
    send(response, reply);
  };

  function carryOut(request: IncomingMessage, fullPath: string, asked: Asked): ApiReply | Promise<ApiReply> {
    if (asked.body instanceof ApiError) throw asked.body;
    if (VERSIONED_PATH.exec(fullPath)?.[1] !== "10") throw new ApiError(400, 50041, "Invalid API version provided");
    const { route, params } = matchRoute(routes, asked.method, asked.path);
    if (route.proof === "bot" && request.headers.authorization !== `Bot ${token}`) throw unauthorized();
    return route.handle({ ...asked, params });
  }
}

async function asReply(carryOut: () => ApiReply | Promise<ApiReply>): Promise<ApiReply> {
  try {
    return await carryOut();
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body() };
    // A mistake of the playground itself: the client gets a 500 that says which.
    return { status: 500, body: { message: `500: ${error instanceof Error ? error.stack : error}`, code: 0 } };
  }
}

function send(response: ServerResponse, { status, body }: ApiReply): void {
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
