import type { ServerResponse } from "node:http";
import type { FromServer } from "../protocol.ts";

/** Lets a browser, and whatever stands between, see that the other end is still there. */
const BEAT_MS = 15_000;

/** Browsers that listen, each on one response that never ends (server-sent events). */
export function createStream() {
  const open = new Set<ServerResponse>();
  const beat = setInterval(() => {
    for (const response of open) response.write(": still here\n\n");
  }, BEAT_MS).unref();

  return {
    get listeners() {
      return open.size;
    },
    /** @param first what this browser is told before anything else */
    add(response: ServerResponse, headers: Readonly<Record<string, string>>, first: readonly FromServer[]): void {
      response.writeHead(200, { ...headers, "content-type": "text/event-stream; charset=utf-8" });
      response.write(`retry: 500\n\n${first.map(asLine).join("")}`);
      open.add(response);
      response.on("close", () => open.delete(response));
    },
    tell(event: FromServer): void {
      if (open.size === 0) return;
      const line = asLine(event);
      for (const response of open) response.write(line);
    },
    close(): void {
      clearInterval(beat);
      for (const response of open) response.destroy();
      open.clear();
    },
  };
}

function asLine(event: FromServer): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
