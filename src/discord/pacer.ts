import { AsyncLocalStorage } from "node:async_hooks";
import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { type Door, Held, kindOf, type RequestKind } from "./door.ts";
import type { Others } from "./others.ts";
import { createPlaces, type Place } from "./places.ts";
import { createRoom } from "./room.ts";

/** A limit on the whole bot that ends this soon is sat out in the line. */
const SHORT_LIMIT_MS = 1_000;

type MakeRequest = RESTOptions["makeRequest"];
type Answered = Awaited<ReturnType<MakeRequest>>;

type Waiting = {
  readonly kind: RequestKind;
  readonly go: (place: Place) => void;
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
 * Messages that may not be made now are not queued but refused with `Held`: their wait is a decision of delivery's,
 * which knows when one is too late.
 *
 * @param others with whom the limit is shared
 */
export function paced(
  door: Door,
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
  others?: Pick<Others, "announce" | "onAnnounced">,
): MakeRequest {
  const places = createPlaces();
  const room = createRoom();
  others?.onAnnounced(() => room.heard(performance.now()));
  const people: Waiting[] = [];
  const reminders: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = 0;
  /** A 429 of the whole bot: nothing leaves before. Real time, as Discord means it. */
  let limitedUntil = 0;

  const letGo = () => {
    clearTimeout(timer);
    timer = undefined;
    while (people.length + reminders.length > 0) {
      const now = performance.now();
      const goesAt = Math.max(places.freeAt(now, room.places(now)), limitedUntil);
      if (goesAt > now) {
        wakesAt = goesAt;
        timer = setTimeout(letGo, Math.ceil(goesAt - now));
        return;
      }
      (people.shift() ?? reminders.shift())?.go(places.take(now));
    }
  };

  const turn = (kind: RequestKind, isAsked: boolean, signal: AbortSignal | null | undefined) =>
    new Promise<Place>((resolve, reject) => {
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
  const limitAll = async (answered: Answered) => {
    const waitMs = await waitMsOf(answered);
    places.tooMany(performance.now());
    answered.headers.delete("x-ratelimit-global");
    limitedUntil = Math.max(limitedUntil, performance.now() + waitMs);
    if (waitMs <= SHORT_LIMIT_MS) return;
    for (const queue of [people, reminders]) {
      for (const waiting of queue.splice(0)) {
        if (waiting.kind === "other") queue.push(waiting);
        else waiting.giveUp(new Held(waitMs));
      }
    }
  };

  const refuseHeld = (kind: RequestKind, isAsked: boolean) => {
    const limitMs = kind === "other" ? 0 : limitedUntil - performance.now();
    const waitMs = Math.max(door.waitMs(kind, isAsked), limitMs > SHORT_LIMIT_MS ? limitMs : 0);
    if (waitMs > 0) throw new Held(waitMs);
  };

  return async (url, init) => {
    const kind = kindOf(init.method, url);
    const isAsked = isSomebodyWaiting();
    let place: Place | undefined;

    if (kind !== "answer") {
      refuseHeld(kind, isAsked);
      place = await turn(kind, isAsked, init.signal);
      refuseHeld(kind, isAsked);
      door.begin(kind, isAsked);
      others?.announce();
    }
    const answered = await makeRequest(url, init);
    const scope = answered.headers.get("x-ratelimit-scope");
    door.answered(answered.status, scope);
    if (place === undefined) return answered;

    places.answered(place, kind, performance.now());
    if (timer !== undefined && place.freeAt < wakesAt) letGo();
    // Without a scope it is not the API that limits but what stands before it, and that means the address.
    const isForAll = answered.headers.has("x-ratelimit-global") || scope === null;
    if (answered.status === 429 && isForAll) await limitAll(answered);
    return answered;
  };
}

/** The header is in whole seconds, the body exact (docs: topics/rate-limits); a page instead of JSON has the header. */
async function waitMsOf(answered: Answered): Promise<number> {
  const body: unknown = await answered.json().catch(() => undefined);
  const exact = typeof body === "object" && body !== null && "retry_after" in body ? body.retry_after : undefined;
  const seconds = typeof exact === "number" ? exact : Number(answered.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : SHORT_LIMIT_MS;
}
