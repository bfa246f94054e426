import { hostname } from "node:os";

/** Tells the instances on one database apart, and is the same after a restart: its machine and its first shard. */
export function instanceName(shards: { readonly ids: readonly number[] } | undefined): string {
  const machine = hostname()
    .replaceAll(/[^!-~]/g, "_")
    .slice(0, 200);
  return `${machine}|${shards?.ids[0] ?? 0}`;
}
