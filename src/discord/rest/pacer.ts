import { AsyncLocalStorage } from "node:async_hooks";
import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { type CircuitBreaker, CircuitOpen, kindOf, type RequestKind } from "./circuit-breaker.ts";
import type { Others } from "./others.ts";
import { createPeersUsage } from "./peers-usage.ts";
import { createRateWindow, type Slot } from "./rate-window.ts";
import { pauseMsAfter, retryAfterMsOf } from "./retry-after.ts";

/** A limit on the whole bot that ends this soon is sat out in the line. */
const SHORT_LIMIT_MS = 1_000;
/** A page of Cloudflare's names no wait. The first is so many doublings of a second long. */
export const UNNAMED_WAIT_DOUBLED = 2;

type MakeRequest = RESTOptions["makeRequest"];
type Answered = Awaited<ReturnType<MakeRequest>>;

type Waiting = {
  readonly kind: RequestKind;
  readonly go: (slot: Slot) => void;
  readonly giveUp: (error: Error) => void;
};

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
 * Messages that may not be made now are not queued but refused with `CircuitOpen`: their wait is a decision of delivery's,
 * which knows when one is too late.
 *
 * @param others with whom the limit is shared
 */
export function paced(
  breaker: CircuitBreaker,
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
  others?: Pick<Others, "announce" | "onAnnounced">,
): MakeRequest {
  const window = createRateWindow();
  const peersUsage = createPeersUsage();
  others?.onAnnounced(() => peersUsage.heard(performance.now()));
  const people: Waiting[] = [];
  const reminders: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = 0;
  /** A 429 of the whole bot: nothing leaves before. Real time, as Discord means it. */
  let limitedUntil = 0;
  /** 429s in a row that named no wait, each met after the wait for the one before; and until when the last lasts. */
  let unnamed = 0;
  let unnamedUntil = 0;

  const letGo = () => {
    clearTimeout(timer);
    timer = undefined;
    while (people.length + reminders.length > 0) {
      const now = performance.now();
      const goesAt = Math.max(window.freeAt(now, peersUsage.slots(now)), limitedUntil);
      if (goesAt > now) {
        wakesAt = goesAt;
        timer = setTimeout(letGo, Math.ceil(goesAt - now));
        return;
      }
      (people.shift() ?? reminders.shift())?.go(window.take(now));
    }
  };

  const turn = (kind: RequestKind, isAsked: boolean, signal: AbortSignal | null | undefined) =>
    new Promise<Slot>((resolve, reject) => {
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
  const limitAll = (answered: Answered, waitMs: number) => {
    window.tooMany(performance.now());
    answered.headers.delete("x-ratelimit-global");
    limitedUntil = Math.max(limitedUntil, performance.now() + waitMs);
    if (waitMs <= SHORT_LIMIT_MS) return;
    for (const queue of [people, reminders]) {
      for (const waiting of queue.splice(0)) {
        if (waiting.kind === "other") queue.push(waiting);
        else waiting.giveUp(new CircuitOpen(waitMs));
      }
    }
  };

  /** Where none is named, a longer one each time: whoever repeats at once is blocked for it. */
  const waitMsFor = async (answered: Answered): Promise<number> => {
    const named = await namedWaitMs(answered);
    if (named !== undefined) return named;
    const now = performance.now();
    if (now >= unnamedUntil) {
      unnamedUntil = now + pauseMsAfter(UNNAMED_WAIT_DOUBLED + unnamed);
      unnamed += 1;
    }
    // The library goes by the header alone, and without one repeats an interaction's answer at once and for ever.
    answered.headers.set("retry-after", ((unnamedUntil - now) / 1_000).toFixed(3));
    return unnamedUntil - now;
  };

  const refuseHeld = (kind: RequestKind, isAsked: boolean) => {
    const limitMs = kind === "other" ? 0 : limitedUntil - performance.now();
    const waitMs = Math.max(breaker.waitMs(kind, isAsked), limitMs > SHORT_LIMIT_MS ? limitMs : 0);
    if (waitMs > 0) throw new CircuitOpen(waitMs);
  };

  return async (url, init) => {
    const kind = kindOf(init.method, url);
    const isAsked = isSomebodyWaiting();
    let slot: Slot | undefined;

    if (kind !== "answer") {
      refuseHeld(kind, isAsked);
      slot = await turn(kind, isAsked, init.signal);
      refuseHeld(kind, isAsked);
      breaker.begin(kind, isAsked);
      others?.announce();
    }
    const answered = await makeRequest(url, init);
    const scope = answered.headers.get("x-ratelimit-scope");
    breaker.answered(answered.status, scope);
    const waitMs = answered.status === 429 ? await waitMsFor(answered) : 0;
    if (answered.status < 400) unnamed = 0;
    if (slot === undefined) return answered;

    window.answered(slot, kind, performance.now());
    if (timer !== undefined && slot.freeAt < wakesAt) letGo();
    // Without a scope it is not the API that limits but what stands before it, and that means the address.
    const isForAll = answered.headers.has("x-ratelimit-global") || scope === null;
    if (answered.status === 429 && isForAll) limitAll(answered, waitMs);
    // At a start nobody but us knows that the wait was asked for: what discord.js makes of it has no headers.
    const awayMs =
      kind === "other" && isPage(answered) ? retryAfterMsOf(answered.headers.get("retry-after")) : undefined;
    if (awayMs !== undefined && answered.status !== 429) throw new CircuitOpen(awayMs);
    return answered;
  };
}

/** What stands before the API answers in its place: an outage or a block, told in no JSON. */
function isPage({ status, headers }: Answered): boolean {
  return (status === 403 || status >= 500) && !headers.get("content-type")?.startsWith("application/json");
}

/**
 * The header is in whole seconds, the body exact (docs: topics/rate-limits); a page instead of JSON has the header at
 * most. Undefined when neither names a wait.
 */
async function namedWaitMs(answered: Answered): Promise<number | undefined> {
  const body: unknown = await answered.json().catch(() => undefined);
  const exact = typeof body === "object" && body !== null && "retry_after" in body ? body.retry_after : undefined;
  return retryAfterMsOf(typeof exact === "number" ? String(exact) : answered.headers.get("retry-after"));
}
