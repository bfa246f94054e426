import { setTimeout } from "node:timers/promises";
import { Events } from "discord.js";
import type { Config } from "../config/config.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { createAcknowledgements } from "../discord/app/acknowledgements.ts";
import { inviteLinks } from "../discord/app/invite-links.ts";
import { listen } from "../discord/app/listen.ts";
import { createOutbox } from "../discord/app/outbox.ts";
import { registerCommands } from "../discord/app/registration.ts";
import { createThreads, type Threads } from "../discord/app/threads.ts";
import { createClient } from "../discord/gateway/client.ts";
import { IdentifiesRow, mayIdentify } from "../discord/gateway/identify-budget.ts";
import { createRetryingSharding } from "../discord/gateway/retrying-sharding.ts";
import { createSessionStartsWatch } from "../discord/gateway/session-starts.ts";
import { createShardStates } from "../discord/gateway/shard-states.ts";
import { createCircuitBreaker } from "../discord/rest/circuit-breaker.ts";
import { createDiscordTime, type DiscordTime } from "../discord/rest/discord-time.ts";
import { InvalidRequestsRow } from "../discord/rest/invalid-requests.ts";
import { keptInvalidRequests } from "../discord/rest/kept-invalid-requests.ts";
import { retryWhileDiscordIsAway } from "../discord/rest/retry-while-away.ts";
import { whoWeAre } from "../discord/rest/who-we-are.ts";
import { createDrawDirectMessage } from "../discord/ui/direct-message.ts";
import { type Clock, monotonicMs, systemClock, wait } from "../ops/clock.ts";
import type { Measures, Signs } from "../ops/health/measures.ts";
import { instanceName } from "../ops/instance-name.ts";
import type { Log } from "../ops/log.ts";
import type { Words } from "./load-words.ts";
import type { State } from "./open-state.ts";

type Dependencies = {
  readonly config: Config;
  readonly words: Pick<Words, "contents" | "texts" | "bodies">;
  readonly state: Pick<State, "store" | "leadership">;
  readonly measures: Measures;
  readonly clock: Clock;
  readonly log: Log;
  /** Told when Discord will have nothing more to do with this bot. */
  readonly onFatal: () => void;
};

type Listeners = Pick<Parameters<typeof listen>[0], "answer" | "answerText">;

/** Discord as the bot knows it: asked over REST, heard over the gateway. */
export type Discord = {
  readonly applicationId: string;
  readonly outbox: Outbox;
  readonly time: DiscordTime;
  readonly threads: Threads;
  /** Measures how soon interactions are answered. */
  readonly acknowledgements: Pick<ReturnType<typeof createAcknowledgements>, "during">;
  readonly signs: Pick<Signs, "shards" | "invalidRequests" | "identifiesLeft">;
  /** Everything that comes over the gateway goes there. To be called before `logIn`. */
  listen(listeners: Listeners): void;
  /** Makes Discord's list of commands the same as ours, where the settings want it. */
  register(): Promise<void>;
  /**
   * Resolves once every shard of ours is ready. Waits for as long as identifies are scarce, another instance has one of
   * the shards, or Discord is away.
   */
  logIn(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Prepares all that talks to Discord, and asks it who we are; nothing is heard before `logIn`.
 *
 * @throws {TokenRefused | NotDiscordError} with a sentence for the operator
 */
export async function openDiscord({
  config,
  words,
  state,
  measures,
  clock,
  log,
  onFatal,
}: Dependencies): Promise<Discord> {
  await using opened = new AsyncDisposableStack();
  const { store, leadership } = state;
  const now = () => clock.now();
  /** Only where there can be others. */
  const instance = config.databaseUrl === undefined ? undefined : instanceName(config.shards);
  const invalid = await keptInvalidRequests(
    store.collection("invalid_requests", InvalidRequestsRow),
    now,
    log,
    instance,
  );
  const counted = {
    ...invalid,
    answered(status: number, scope: string | null) {
      measures.answered(status, scope);
      invalid.answered(status, scope);
    },
  };
  /** For how long something lasts in this process: after the wall clock was set back, a pause would not end. */
  const elapsed = () => Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.elapsedMs()));
  const breaker = createCircuitBreaker({ now: elapsed, invalid: counted, log });
  const acknowledgements = createAcknowledgements(measures, monotonicMs);
  const discordTime = createDiscordTime(() => clock.elapsedMs(), acknowledgements.makeRequest);
  const client = createClient({
    apiUrl: config.apiUrl,
    breaker,
    makeRequest: discordTime.makeRequest,
    log,
    onRevoked() {
      log.fatal({}, "Discord no longer accepts the bot's token: set a new DISCORD_TOKEN and start again");
      onFatal();
    },
    shards: config.shards,
    sharding: createRetryingSharding({ log, monotonicMs, wait: setTimeout }),
    others: instance === undefined ? undefined : leadership,
  });
  opened.defer(() => client.destroy());
  client.rest.setToken(config.token);
  const sessionStarts = createSessionStartsWatch(client.rest, systemClock.now, log);
  const { id: applicationId } = await whoWeAre(client.rest, log);
  log.info(inviteLinks(applicationId), "these links add the bot to a server and to an account");

  const outbox = createOutbox({
    rest: client.rest,
    breaker,
    draw: createDrawDirectMessage(words.contents, words.texts, config),
    onAttempt: measures.attempted,
    onRejected: (error) =>
      log.error({ error }, "Discord refuses a direct message as wrong, which is a bug or a fault in the content"),
    onUnclear: (error) =>
      log.warn(
        { error },
        "Discord refuses a direct message with a code that says nothing of it or of the person: tried again while there is time. Further ones with this code are counted in the metrics alone",
      ),
  });

  const all = opened.move();
  return {
    applicationId,
    outbox,
    time: discordTime,
    threads: createThreads(client.rest),
    acknowledgements,
    signs: {
      shards: createShardStates(client, systemClock.now),
      invalidRequests: invalid.recent,
      identifiesLeft: sessionStarts.left,
    },
    listen: ({ answer, answerText }) => listen({ client, answer, answerText, log, onFatal }),
    async register() {
      if (config.registersAtStart) {
        const registering = () => registerCommands(client.rest, applicationId, words.bodies);
        const hasChanged = await retryWhileDiscordIsAway("register", registering, log);
        log.info({ hasChanged }, "commands registered");
      } else if (config.databaseUrl !== undefined) {
        log.info({}, "with DATABASE_URL commands are registered by `npm run register` alone");
      }
    },
    async logIn() {
      // Under a parent that owns the time there is no day in which identifies could run out.
      if (config.clock === "system") {
        const rows = store.collection("identifies", IdentifiesRow);
        const shards = config.shards?.count;
        await mayIdentify({ rows, instance, shards, look: sessionStarts.look, now: systemClock.now, wait, log });
      }
      await leadership.claimShards(config.shards?.ids ?? [0]);
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      await retryWhileDiscordIsAway("log in", () => client.login(config.token), log);
      await ready;
    },
    close: () => all.disposeAsync(),
  };
}
