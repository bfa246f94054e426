import { type REST, type RESTGetAPIGatewayBotResult, Routes } from "discord.js";
import type { Log } from "../../ops/log.ts";

/** What Discord says of the identifies that are left: about a thousand a day over all shards (docs: events/gateway). */
export type SessionStarts = {
  /** How many shards Discord recommends. */
  readonly shards: number;
  readonly total: number;
  readonly remaining: number;
  readonly resetAfter: Temporal.Duration;
};

/** How often Discord is asked again for the measures. */
const LOOK_AGAIN_AFTER = { minutes: 10 } as const;

type SessionStartsWatch = {
  /** Asks Discord. Rejects with what discord.js throws. */
  look(): Promise<SessionStarts>;
  /** As of the last look; one that is old begins a new look, for which nobody waits. */
  left(): number | undefined;
};

export function createSessionStartsWatch(
  rest: Pick<REST, "get">,
  now: () => Temporal.Instant,
  log: Log,
): SessionStartsWatch {
  let last: { readonly at: Temporal.Instant; readonly remaining: number } | undefined;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<SessionStarts> => {
    const told = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    const { total, remaining, reset_after } = told.session_start_limit;
    last = { at: now(), remaining };
    return {
      shards: told.shards,
      total,
      remaining,
      resetAfter: Temporal.Duration.from({ milliseconds: Math.max(0, Math.ceil(reset_after)) }),
    };
  };

  return {
    look,
    left() {
      const isOld = !last || Temporal.Instant.compare(last.at.add(LOOK_AGAIN_AFTER), now()) < 0;
      if (isOld && !looking) {
        looking = look()
          .then(() => undefined)
          .catch((error: unknown) => log.warn({ error }, "Discord did not say how many identifies are left"))
          .finally(() => {
            looking = undefined;
          });
      }
      return last?.remaining;
    },
  };
}
