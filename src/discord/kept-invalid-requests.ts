import type { Log } from "../ops/log.ts";
import type { Collection } from "../store/collection.ts";
import { createInvalidRequests, type InvalidRequests, type InvalidRequestsRow } from "./invalid-requests.ts";

const KEY = "recent";

/** The count of invalid requests, read from the store and written to it, one write at a time and the newest last. */
export async function keptInvalidRequests(
  rows: Pick<Collection<InvalidRequestsRow>, "get" | "put" | "delete">,
  now: () => Temporal.Instant,
  log: Log,
): Promise<InvalidRequests> {
  const read = await rows.get(KEY);
  // A count that cannot be read is no reason not to start, and it is of the last ten minutes only.
  if (read.kind === "unreadable") await rows.delete(KEY);

  let newest: InvalidRequestsRow | undefined;
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    try {
      while (newest) {
        const row = newest;
        newest = undefined;
        await rows.put(KEY, row);
      }
    } catch (error) {
      log.warn({ error }, "the count of invalid requests could not be kept for the next start");
    } finally {
      isWriting = false;
    }
  };

  return createInvalidRequests({
    now,
    before: read.kind === "found" ? read.value : undefined,
    keep(row) {
      newest = row;
      if (!isWriting) void write();
    },
  });
}
