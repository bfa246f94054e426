import type { RESTOptions } from "discord.js";
import type { Log } from "../../ops/log.ts";
import { pauseMsAfter } from "./retry-after.ts";

type MakeRequest = RESTOptions["makeRequest"];

/** Whether the token is still good is being found out: until then nothing is asked with it. */
export class TokenDoubted extends Error {
  override readonly name = "TokenDoubted";

  constructor() {
    super("Discord has refused the token once");
  }
}

/** After a 401 Discord is asked who we are so often, each time after such a pause. Only 401 every time is believed. */
export const LOOKS_AFTER_MS = [1_000, 4_000, 10_000] as const;
/** Until a look is over nothing is sent, and without an end of its own one at a connection that hangs takes five minutes. */
export const LONGEST_LOOK_MS = 10_000;

type Dependencies = {
  readonly makeRequest: MakeRequest;
  /** Where Discord says who we are. */
  readonly whoWeAreUrl: string;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly log: Log;
  /** Told once, when the token was refused at every look. */
  readonly onRevoked: () => void;
};

/**
 * A 401 to a token that Discord has taken before may be an outage's, and discord.js forgets its token after the first:
 * from then on nothing would be sent, or the bot would end for one wrong word. So it does not hear of that 401, and who
 * we are is asked some times more. The first 401 of a start is passed on: there the token is most likely mistyped.
 */
export function doubtingToken({ makeRequest, whoWeAreUrl, wait, log, onRevoked }: Dependencies): MakeRequest {
  let wasTaken = false;
  let isDoubted = false;

  const lookAgain = async (init: Parameters<MakeRequest>[1]) => {
    log.warn({}, "Discord refuses the bot's token, which it took before: it is asked again before that is believed");
    const asked = () => {
      const signal = AbortSignal.timeout(LONGEST_LOOK_MS);
      return { method: "GET", headers: init.headers ?? {}, dispatcher: init.dispatcher, signal } as typeof init;
    };
    for (let refused = 0, away = 0; refused < LOOKS_AFTER_MS.length; ) {
      await wait(Math.max(LOOKS_AFTER_MS[refused] ?? 0, away > 0 ? pauseMsAfter(away) : 0));
      const status = await makeRequest(whoWeAreUrl, asked()).then(
        (answered) => answered.status,
        () => undefined, // Discord is away, which says nothing of the token
      );
      if (status === 401) refused += 1;
      else if (status !== undefined && status < 400) {
        isDoubted = false;
        return log.info({}, "Discord takes the bot's token after all");
      } else away += 1;
    }
    onRevoked();
  };

  return async (url, init) => {
    if (!hasToken(init.headers)) return makeRequest(url, init);
    if (isDoubted) throw new TokenDoubted();
    const answered = await makeRequest(url, init);
    if (answered.status < 400) wasTaken = true;
    if (answered.status !== 401 || !wasTaken) return answered;
    if (!isDoubted) {
      isDoubted = true;
      void lookAgain(init);
    }
    throw new TokenDoubted();
  };
}

/** discord.js writes it so, and leaves it out where an interaction's own token stands in the address. */
function hasToken(headers: object | null | undefined): boolean {
  return headers != null && "Authorization" in headers;
}
