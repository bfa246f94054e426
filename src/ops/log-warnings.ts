import type { Log } from "./log.ts";

/**
 * Node and libraries warn on standard error, in as many lines as they like: here each warning is one line of the log.
 * What it says is left out, as of every error: it may quote anything. Its name and code say where to look.
 */
export function logWarnings(log: Log): void {
  process.removeAllListeners("warning");
  process.on("warning", (error) => log.warn({ error }, "Node or a library warns"));
}
