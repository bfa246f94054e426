import type { Log } from "../../ops/log.ts";
import type { InvalidRequests } from "./invalid-requests.ts";
import { createPause, type PauseLengths } from "./pause.ts";

/** What a request is for, as far as it matters to whether it may be made now. */
export type RequestKind =
  /** To an interaction: never held, and outside the bot's limit. */
  | "answer"
  | "open"
  | "post"
  | "read"
  /** Who we are, the commands, the gateway's address: a few at the start. */
  | "other";

/** The request was not made: Discord is not to be asked for as long as `waitMs`. */
export class CircuitOpen extends Error {
  override readonly name = "CircuitOpen";
  readonly waitMs: number;

  constructor(waitMs: number) {
    super("Discord is not to be asked for a while");
    this.waitMs = waitMs;
  }
}

const MINUTE = 60_000;

/** Anti-spam has flagged the bot; not in Discord's documentation (discord-api-docs#2669). */
export const QUARANTINED = 20026;
export const OPENING_TOO_FAST = 40003;

/** What one code of Discord's stops, and for whom. */
type Stop = {
  readonly code: number;
  /** Asked: somebody has just pressed or typed something for it, as Discord wants it; such requests are rare. */
  readonly isAsked: boolean;
  readonly kinds: readonly RequestKind[];
  /** What has to be taken after a pause before the others follow. */
  readonly proof: RequestKind;
  readonly lengths: PauseLengths;
  /** Said to the operator, for what stops reminders; the answers to what was asked for say it to whom it concerns. */
  readonly says?: { readonly level: "warn" | "error"; readonly sentence: string };
};

/** For how long a code stops something, doubled with each refusal after. None of these lengths is published. */
export const PAUSES = {
  opening: { first: 5 * MINUTE, longest: 30 * MINUTE },
  quarantined: { first: 30 * MINUTE, longest: 120 * MINUTE },
  /** Whoever waits for it: rare, and follows their own doing. */
  asked: { first: MINUTE, longest: 10 * MINUTE },
} as const;

/** Opening proves nothing about posting: it may only look up what is open. */
const STOPS: readonly Stop[] = [
  {
    code: OPENING_TOO_FAST,
    isAsked: false,
    kinds: ["open"],
    proof: "open",
    lengths: PAUSES.opening,
    says: {
      level: "warn",
      sentence:
        "Discord says that the bot opens direct messages too fast (40003): none are opened for a while. Reminders to people it has written to before go on",
    },
  },
  {
    code: OPENING_TOO_FAST,
    isAsked: true,
    kinds: ["open"],
    proof: "open",
    lengths: PAUSES.asked,
  },
  {
    code: QUARANTINED,
    isAsked: false,
    kinds: ["open", "post"],
    proof: "post",
    lengths: PAUSES.quarantined,
    says: {
      level: "error",
      sentence:
        "Discord's anti-spam has flagged this bot (20026): no reminders are sent for a while, then one is tried. See what https://discord.com/developers/applications says about the application, and appeal through https://support-dev.discord.com",
    },
  },
  // Posts that were asked for go on: Discord is said to bar a flagged bot only from people it has not written to.
  {
    code: QUARANTINED,
    isAsked: true,
    kinds: ["open"],
    proof: "open",
    lengths: PAUSES.asked,
  },
];

/**
 * Unasked requests stop at a fifth of what Discord blocks an address for, and begin again at a tenth. A healthy bot
 * makes far fewer: 30,000 requests fit into ten minutes, of which 2,000 would be one in fifteen refused. It leaves
 * room for the 100 or so that are on their way, for other bots behind the same address, and for what people ask
 * for; that stops, too, at six in ten. Interaction answers never stop: the rest is theirs.
 */
export const INVALID = { stopUnasked: 2_000, goOn: 1_000, stopAsked: 6_000 } as const;
/** How often one looks again while the count does not fall, because others go on. */
const LOOK_AGAIN_MS = 10_000;

export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;

/**
 * Which requests may be made at all, by what Discord has said of late. Whatever is held is told as a limit with its
 * wait, so that nothing is claimed, lost or given up on: the next beats try again while the window is open.
 *
 * The pauses are forgotten when the process ends, which lets an operator try at once. A crash loop cannot burn the
 * limit with that, because the count of invalid requests outlives the process.
 */
export function createCircuitBreaker(dependencies: {
  readonly now: () => Temporal.Instant;
  readonly invalid: InvalidRequests;
  readonly log: Log;
}) {
  const { now, invalid, log } = dependencies;
  const stops = STOPS.map((stop) => ({ ...stop, pause: createPause(now, stop.lengths) }));
  let isCountTooHigh = false;

  const stopsFor = (kind: RequestKind, isAsked: boolean) =>
    stops.filter((stop) => stop.isAsked === isAsked && stop.kinds.includes(kind));

  /** Opens and closes on the count; each is logged once. */
  const watchCount = () => {
    const count = invalid.recent();
    if (!isCountTooHigh && count >= INVALID.stopUnasked) {
      isCountTooHigh = true;
      log.error(
        { invalidRequests: count, blockedAt: 10_000 },
        "Discord refuses too many requests (401, 403, 429 within ten minutes) and would block this address: reminders wait until there are fewer",
      );
    } else if (isCountTooHigh && count <= INVALID.goOn) {
      isCountTooHigh = false;
      log.info({ invalidRequests: count }, "Discord refuses fewer requests again: reminders go on");
    }
    return count;
  };

  const countWaitMs = (isAsked: boolean): number => {
    const count = watchCount();
    const mustWait = isAsked ? count >= INVALID.stopAsked : isCountTooHigh;
    if (!mustWait) return 0;
    return Math.max(LOOK_AGAIN_MS, invalid.waitMs(isAsked ? INVALID.stopAsked - 1 : INVALID.goOn));
  };

  return {
    /** Milliseconds that a request has to wait; 0 when it may be made now. */
    waitMs(kind: RequestKind, isAsked: boolean): number {
      if (kind === "answer" || kind === "other") return 0;
      return Math.max(countWaitMs(isAsked), ...stopsFor(kind, isAsked).map(({ pause }) => pause.waitMs()));
    },

    /** A request is made now. After a pause the first is the probe: the others wait for what it hears. */
    begin(kind: RequestKind, isAsked: boolean): void {
      for (const { pause } of stopsFor(kind, isAsked)) pause.begin();
    },

    /** Discord has answered a request, of whatever kind. */
    answered(status: number, scope: string | null): void {
      invalid.answered(status, scope);
    },

    /**
     * What became of an opening or a post, by Discord's own code; undefined when none was heard.
     *
     * @returns milliseconds to wait when the code stops more than this one request
     */
    heard(kind: RequestKind, isAsked: boolean, word: "taken" | number | undefined): number | undefined {
      for (const { pause, code, says } of stops.filter((stop) => stop.code === word)) {
        const isNew = pause.heard("refused");
        if (isNew && says) log[says.level]({ code, pauseMinutes: Math.round(pause.waitMs() / MINUTE) }, says.sentence);
      }
      for (const { pause, code, proof, says } of stopsFor(kind, isAsked).filter((stop) => stop.code !== word)) {
        const isOver = pause.heard(word === "taken" && kind === proof ? "taken" : "something else");
        if (isOver && says) log.info({ code }, "Discord takes direct messages again");
      }
      if (!stops.some(({ code }) => code === word)) return undefined;
      return Math.max(MINUTE, ...stopsFor(kind, isAsked).map(({ pause }) => pause.waitMs()));
    },
  };
}

/** By the address of a request to Discord's API, whatever its version. */
export function kindOf(method: string | undefined, url: string): RequestKind {
  if (/\/(interactions|webhooks)\/\d+\//.test(url)) return "answer";
  if (method === "POST" && url.endsWith("/users/@me/channels")) return "open";
  if (!/\/channels\/\d+\/messages(\?|$)/.test(url)) return "other";
  return method === "POST" ? "post" : "read";
}
