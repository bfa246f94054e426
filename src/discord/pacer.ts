import { AsyncLocalStorage } from "node:async_hooks";
import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { type Door, Held, kindOf, type RequestKind } from "./door.ts";

/** Discord allows a bot 50 requests a second over all routes (docs: topics/rate-limits) and does not say how it
 * counts; 50 per 1,020 ms stays inside a sliding second on a network that jitters (measured: 98 % of the limit). */
const LIMIT = { requests: 50, perMs: 1_020 } as const;

type MakeRequest = RESTOptions["makeRequest"];
type Answered = Awaited<ReturnType<MakeRequest>>;

type Waiting = { readonly kind: RequestKind; readonly go: () => void; readonly giveUp: (error: Error) => void };

/** The request was given up while it waited for its turn: Discord never had it. */
export class NeverMade extends Error {
  override readonly name = "NeverMade";
}

const waitingPerson = new AsyncLocalStorage<true>();

/** Requests made inside `work` go before reminders: somebody is looking at the screen. */
export function forSomebodyWaiting<R>(work: () => Promise<R>): Promise<R> {
  return waitingPerson.run(true, work);
}

export function isSomebodyWaiting(): boolean {
  return waitingPerson.getStore() === true;
}

/**
 * Paces every request that is not an interaction answer, inside the REST client, so that its own repeats are paced
 * as well. Interaction answers are outside the bot's limit (docs: topics/rate-limits) and never queue here, nor does
 * a limit on the whole bot reach them.
 *
 * Messages that may not be made now are not queued but refused with `Held`: their wait is a decision of delivery's,
 * which knows when one is too late.
 */
export function paced(door: Door, makeRequest: MakeRequest = DefaultRestOptions.makeRequest): MakeRequest {
  const begun: number[] = [];
  const people: Waiting[] = [];
  const reminders: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** A 429 of the whole bot: nothing leaves before. Real time, as Discord means it. */
  let limitedUntil = 0;

  const letGo = () => {
    timer = undefined;
    for (;;) {
      const now = performance.now();
      while (begun[0] !== undefined && begun[0] <= now - LIMIT.perMs) begun.shift();
      const freeAt = begun.length >= LIMIT.requests ? (begun[0] ?? now) + LIMIT.perMs : now;
      const waitMs = Math.max(freeAt, limitedUntil) - now;
      if (people.length + reminders.length === 0) return;
      if (waitMs > 0) {
        timer = setTimeout(letGo, Math.ceil(waitMs));
        return;
      }
      begun.push(now);
      (people.shift() ?? reminders.shift())?.go();
    }
  };

  const turn = (kind: RequestKind, isAsked: boolean, signal: AbortSignal | null | undefined) =>
    new Promise<void>((resolve, reject) => {
      const queue = isAsked ? people : reminders;
      const waiting: Waiting = { kind, go: resolve, giveUp: reject };
      signal?.addEventListener("abort", () => {
        const at = queue.indexOf(waiting);
        if (at < 0) return;
        queue.splice(at, 1);
        reject(new NeverMade("given up while it waited for its turn"));
      });
      queue.push(waiting);
      if (timer === undefined) letGo();
    });

  /** Interaction answers have a limit of their own, so the library is not told that this one is everybody's. */
  const limitAll = ({ headers }: Answered) => {
    const seconds = Number(headers.get("retry-after") ?? Number.NaN);
    const waitMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : LIMIT.perMs;
    headers.delete("x-ratelimit-global");
    limitedUntil = Math.max(limitedUntil, performance.now() + waitMs);
    for (const queue of [people, reminders]) {
      for (const waiting of queue.splice(0)) {
        if (waiting.kind === "other") queue.push(waiting);
        else waiting.giveUp(new Held(waitMs));
      }
    }
  };

  return async (url, init) => {
    const kind = kindOf(init.method, url);
    const isAsked = isSomebodyWaiting();
    const refuseHeld = () => {
      const limitMs = kind === "other" ? 0 : limitedUntil - performance.now();
      const waitMs = Math.max(door.waitMs(kind, isAsked), limitMs);
      if (waitMs > 0) throw new Held(waitMs);
    };

    if (kind !== "answer") {
      refuseHeld();
      await turn(kind, isAsked, init.signal);
      refuseHeld();
      door.begin(kind, isAsked);
    }
    const answered = await makeRequest(url, init);
    const scope = answered.headers.get("x-ratelimit-scope");
    door.answered(answered.status, scope);
    // Without a scope it is not the API that limits but what stands before it, and that means the address.
    const isForAll = answered.headers.has("x-ratelimit-global") || scope === null;
    if (kind !== "answer" && answered.status === 429 && isForAll) limitAll(answered);
    return answered;
  };
}
