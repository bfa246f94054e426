import type { ClockEvent } from "./clock-watch.ts";
import type { Log } from "./log.ts";

/** Writes into the log what the wall clock did. */
export function logClock(log: Log): (event: ClockEvent) => void {
  return (event) => {
    switch (event.kind) {
      case "jumped":
        return log.warn(
          { bySeconds: Math.round(event.byMs / 1_000) },
          "the clock of this machine has moved otherwise than time has passed: nobody is served until it has kept to that for a minute, and nothing is deleted for a day",
        );
      case "believed":
        return log.info(
          { bySeconds: Math.round(event.byMs / 1_000) },
          "the clock has kept to its time for a minute and is gone by: all records are gone through",
        );
      case "came-back":
        return log.info({}, "the clock of this machine is back where it was");
    }
  };
}
