import type { DeliveryEvent, DeliveryReporter } from "../delivery/delivery-event.ts";
import type { Log, UserTag } from "./log.ts";

/** Writes what delivery reports into the log, with people as tags instead of ids. */
export function logDelivery(log: Log, userTag: UserTag): DeliveryReporter {
  /** What stays as it is beat after beat is said once. */
  const said = new Set<string>();
  return (event) => {
    if (event.type === "unreadable-record" || event.type === "unknown-zone") {
      const what = `${event.type} ${event.series} ${event.userId}`;
      if (said.has(what)) return;
      if (said.size >= MOST_SAID) said.clear();
      said.add(what);
    }
    const user = "userId" in event ? { user: userTag(event.userId) } : {};
    const series = event.series && { series: event.series };
    const [level, fields, sentence] = describe(event);
    log[level]({ ...user, ...series, ...fields }, sentence);
  };
}

const MOST_SAID = 10_000;

type Line = readonly [level: "debug" | "info" | "warn" | "error", fields: Record<string, unknown>, sentence: string];

function describe(event: DeliveryEvent): Line {
  switch (event.type) {
    case "settled":
      return [
        "info",
        { outcome: event.outcome, lateSeconds: Math.round(event.late.total("seconds")) },
        "night settled",
      ];
    case "left-for-later":
      // One a person and minute during an outage: that Discord is away is said once, by the circuit breaker.
      return ["debug", {}, "Discord did not take a reminder now; tried again at the next beat"];
    case "paused":
      return ["info", {}, "reminder paused: Discord refused it three nights in a row"];
    case "account-missing":
      return [
        "warn",
        { looks: event.looks, erasedAfter: event.erasedAfter.toString() },
        "Discord says that an account does not exist: its messages are paused. It is looked up again over some days, and all that is kept about it is erased after the time named here if it is never found; anything the person does ends that",
      ];
    case "account-back":
      return ["info", {}, "an account that Discord called unknown is there: nothing is erased, its messages go on"];
    case "account-gone":
      return ["info", {}, "an account was missing at every look over several days; its data was deleted"];
    case "unreadable-record":
      return ["error", {}, "a stored reminder cannot be read; it was left as it is"];
    case "unknown-zone":
      return [
        "error",
        {},
        "this version of Node does not know the zone of a stored reminder any more: it waits until its person names their place anew, or a version of Node knows it",
      ];
    case "consent-settled":
      return ["info", { outcome: event.outcome }, "consent settled"];
    case "failed":
      return ["error", { error: event.error }, "a reminder could not be handled; tried again at the next beat"];
    case "crowd":
      return [
        "info",
        { early: event.early },
        "more people share a coming minute than Discord's limit carries: some begin early",
      ];
    case "swept":
      return [
        event.unreadable > 0 ? "error" : "info",
        { replanned: event.replanned, purged: event.purged, unreadable: event.unreadable },
        "went through all records",
      ];
  }
}
