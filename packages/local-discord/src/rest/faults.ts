import type { ServerResponse } from "node:http";
import type { Fault } from "../types.ts";

type Told = Extract<Fault, { kind: "status" | "html" }>;

/** What a fault sends instead of the answer; returns what was sent, as the record of exchanges keeps it. */
export function sendFault(response: ServerResponse, fault: Told): unknown {
  if (fault.kind === "html") {
    const page = `<html><head><title>${fault.status}</title></head><body><h1>Error ${fault.status}</h1></body></html>`;
    response.writeHead(fault.status, { "content-type": "text/html" }).end(page);
    return page;
  }
  const body = { message: fault.message ?? `${fault.status}: made up by the playground`, ...details(fault) };
  response.writeHead(fault.status, { "content-type": "application/json", ...fault.headers }).end(JSON.stringify(body));
  return body;
}

/** A 429 tells how long to wait in its body too. Source: docs.discord.com, "Rate Limits". */
function details(fault: Extract<Fault, { kind: "status" }>): Record<string, unknown> {
  if (fault.status !== 429) return { code: fault.code ?? 0 };
  const headers = new Headers(fault.headers);
  return {
    retry_after: Number(headers.get("retry-after") ?? 1),
    global: headers.get("x-ratelimit-global") === "true",
    ...(fault.code !== undefined && { code: fault.code }),
  };
}
