import type { Log } from "../../ops/log.ts";
import type { Collection } from "../../storage/core/collection.ts";
import { createInvalidRequests, type InvalidRequests, type InvalidRequestsRow } from "./invalid-requests.ts";

const KEY = "recent";
/** Counts of the last ten minutes; those of instances that have gone are thrown away long after. */
const OF_NO_USE_AFTER_MS = 3_600_000;

type Rows = Pick<Collection<InvalidRequestsRow>, "get" | "put" | "delete" | "entries">;

/**
 * The count of invalid requests, read from the store and written to it, one write at a time and the newest last.
 *
 * @param instance which of several on one store this is: Discord counts by address, and instances have their own
 */
export async function keptInvalidRequests(
  rows: Rows,
  now: () => Temporal.Instant,
  log: Log,
  instance?: string,
): Promise<InvalidRequests> {
  const key = instance === undefined ? KEY : `${KEY}|${instance}`;
  const read = await rows.get(key);
  // A count that cannot be read is no reason not to start, and it is of the last ten minutes only.
  if (read.kind === "unreadable") await rows.delete(key);
  if (instance !== undefined) await throwAwayOld(rows, now().epochMilliseconds);

  let newest: InvalidRequestsRow | undefined;
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    try {
      while (newest) {
        const row = newest;
        newest = undefined;
        await rows.put(key, row);
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

async function throwAwayOld(rows: Rows, nowMs: number): Promise<void> {
  for await (const [key, read] of rows.entries()) {
    if (read.kind !== "found") continue; // perhaps of a newer version
    const isOld = read.value.steps.every(([at]) => at + OF_NO_USE_AFTER_MS < nowMs);
    if (isOld) await rows.delete(key);
  }
}
