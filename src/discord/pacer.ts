import { AsyncLocalStorage } from "node:async_hooks";
import { DefaultRestOptions, type RESTOptions } from "discord.js";

/** Discord allows a bot 50 requests a second over all routes (docs: topics/rate-limits) and does not say how it
 * counts; 50 per 1,020 ms stays inside a sliding second on a network that jitters (measured: 98 % of the limit). */
const LIMIT = { requests: 50, perMs: 1_020 } as const;

type MakeRequest = RESTOptions["makeRequest"];

const waitingPerson = new AsyncLocalStorage<true>();

/** Requests made inside `work` go before reminders: somebody is looking at the screen. */
export function forSomebodyWaiting<R>(work: () => Promise<R>): Promise<R> {
  return waitingPerson.run(true, work);
}

/**
 * Paces every request that is not an interaction answer, inside the REST client, so that its own repeats are paced
 * as well. Interaction answers are outside the bot's limit (docs: topics/rate-limits) and never queue here.
 */
export function paced(makeRequest: MakeRequest = DefaultRestOptions.makeRequest): MakeRequest {
  const begun: number[] = [];
  const people: (() => void)[] = [];
  const reminders: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  const letGo = () => {
    timer = undefined;
    for (;;) {
      const now = performance.now();
      while (begun[0] !== undefined && begun[0] <= now - LIMIT.perMs) begun.shift();
      if (begun.length >= LIMIT.requests) {
        timer = setTimeout(letGo, Math.ceil((begun[0] ?? now) + LIMIT.perMs - now));
        return;
      }
      const next = people.shift() ?? reminders.shift();
      if (next === undefined) return;
      begun.push(now);
      next();
    }
  };

  return async (url, init) => {
    if (isInteractionAnswer(url)) return makeRequest(url, init);
    const queue = waitingPerson.getStore() ? people : reminders;
    await new Promise<void>((resolve) => {
      queue.push(resolve);
      if (timer === undefined) letGo();
    });
    return makeRequest(url, init);
  };
}

function isInteractionAnswer(url: string): boolean {
  return /\/(interactions|webhooks)\/\d+\//.test(url);
}
