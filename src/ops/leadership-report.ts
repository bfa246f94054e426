import type { LeadershipEvent } from "../cluster/postgres-leadership.ts";
import type { Log } from "./log.ts";

/** Writes into the log which of several instances sends what is due, as far as this one knows. */
export function logLeadership(log: Log): (event: LeadershipEvent) => void {
  return (event) => {
    switch (event.kind) {
      case "taken":
        return log.info({}, "this instance sends what is due from now on");
      case "another-has-it":
        return log.info(
          {},
          "another instance sends what is due; this one answers people, and takes over if that one ends",
        );
      case "lost":
        return log.warn(
          { error: event.error },
          "this instance may have lost the lead: it claims nothing until it has it again",
        );
      case "unknown":
        return log.warn(
          { error: event.error },
          "the database does not say which instance sends what is due; asked again every few seconds",
        );
      case "shard-is-anothers":
        return log.warn(
          {},
          "another instance has a shard that this one is to have (SHARDS), and both would answer people: stop one of them. A start waits until then",
        );
    }
  };
}
