import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Readiness } from "./readiness.ts";

/** The health address cannot be listened on. The message is for the operator, names variables and shows no value. */
export class HealthAddressError extends Error {
  override readonly name = "HealthAddressError";
}

export type Page = { readonly status: 200 | 503; readonly type: string; readonly text: string };
type Pages = Readonly<Record<string, () => Page | Promise<Page>>>;

const PATIENCE_MS = 5_000;
/** How often it is looked whether somebody has run out of patience; Node's half a minute is six times the patience. */
const LOOKED_EVERY_MS = 1_000;
export const MOST_CONNECTIONS = 32;

/**
 * A small HTTP server: GET and HEAD of the pages, nothing else, and no body is read.
 *
 * @param onError told of a page that could not be made; who asked gets a 500 without its words
 * @throws {HealthAddressError}
 */
export async function openHealthServer(
  address: { readonly host: string; readonly port: number },
  pages: Pages,
  onError: (error: unknown) => void,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(
    { requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS, connectionsCheckingInterval: LOOKED_EVERY_MS },
    (request, response) => {
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.setHeader("allow", "GET, HEAD").setHeader("connection", "close");
        return plain(response, 405, "only GET and HEAD\n");
      }
      const path = request.url?.split("?", 1)[0] ?? "";
      const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
      if (page === undefined) return plain(response, 404, `there is ${Object.keys(pages).join(", ")}\n`);
      Promise.try(page).then(
        ({ status, type, text }) => send(response, status, type, text),
        (error: unknown) => {
          onError(error);
          plain(response, 500, "this page could not be made; the log says why\n");
        },
      );
    },
  );
  server.keepAliveTimeout = PATIENCE_MS;
  server.setTimeout(PATIENCE_MS); // of sockets that say nothing, half-open ones among them
  endOldestAbove(MOST_CONNECTIONS, server);
  server.listen(address.port, address.host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new HealthAddressError(
      `Winddown cannot listen on HEALTH_HOST and HEALTH_PORT (${codeOf(error)}). Another program may have that port, or the address is not this machine's: choose others, or leave HEALTH_PORT empty.`,
      { cause: error },
    );
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Whoever comes is let in: connections that hang, or were left open, make room, the oldest first. */
function endOldestAbove(most: number, server: Server): void {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    const [oldest] = open;
    if (oldest === undefined || open.size <= most) return;
    open.delete(oldest); // its "close" comes later, and several may have come by then
    oldest.destroy();
  });
}

export function json(value: Readiness | { readonly alive: true }, status: 200 | 503 = 200): Page {
  return { status, type: "application/json", text: `${JSON.stringify(value, undefined, 2)}\n` };
}

function plain(response: ServerResponse, status: number, text: string): void {
  send(response, status, "text/plain; charset=utf-8", text);
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const headers = { "content-type": type, "content-length": Buffer.byteLength(text), "cache-control": "no-store" };
  response.writeHead(status, headers).end(text); // node leaves the body out after HEAD
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
