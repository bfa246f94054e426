import type { Timing } from "./attempts.ts";
import type { Outbox } from "./outbox.ts";

/**
 * The same outbox until the bot closes; from then on nothing begins unless somebody waits for it. A claim whose
 * message was not begun is then given back as in an outage, so that the next start sends it at once.
 */
export function untilClosing(outbox: Outbox, closing: AbortSignal, isSomebodyWaiting: () => boolean): Outbox {
  const mayBegin = () => !closing.aborted || isSomebodyWaiting();
  return {
    open: async (userId) => (mayBegin() ? outbox.open(userId) : { kind: "unavailable" }),
    post: async (...asked) => (mayBegin() ? outbox.post(...asked) : { kind: "unavailable" }),
    lookUp: async (userId) => (mayBegin() ? outbox.lookUp(userId) : "unclear"),
    find: (...asked) => outbox.find(...asked), // what it says is written down, so "unreadable" would be untrue
  };
}

/** Waits as `wait` does, and no longer than until the bot closes unless somebody waits for what comes after it. */
export function waitUntilClosing(
  wait: Timing["wait"],
  closing: AbortSignal,
  isSomebodyWaiting: () => boolean,
): Timing["wait"] {
  const { promise: isClosing, resolve } = Promise.withResolvers<void>();
  closing.addEventListener("abort", () => resolve(), { once: true });
  return (duration) => (isSomebodyWaiting() ? wait(duration) : Promise.race([wait(duration), isClosing]));
}
