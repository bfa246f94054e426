import { type Client, Events, type Interaction, type Message } from "discord.js";
import type { Log } from "../../ops/log.ts";
import { whyClosedForGood } from "../gateway/final-close.ts";
import { isGatewayAway } from "../gateway/retrying-sharding.ts";
import { forSomebodyWaiting } from "../rest/pacer.ts";

type Dependencies = {
  readonly client: Client;
  readonly answer: (interaction: Interaction) => Promise<void>;
  readonly answerText: (message: Message) => Promise<void>;
  readonly log: Log;
  /** Told when the gateway will not be there again. */
  readonly onFatal: () => void;
};

/** Hears what comes over the gateway. What fails is logged and ends nothing. */
export function listen({ client, answer, answerText, log, onFatal }: Dependencies): void {
  client.on(Events.InteractionCreate, (interaction) => {
    forSomebodyWaiting(() => answer(interaction)).catch((error: unknown) =>
      log.error({ error }, "an interaction was not handled"),
    );
  });
  client.on(Events.MessageCreate, (message) => {
    forSomebodyWaiting(() => answerText(message)).catch((error: unknown) =>
      log.error({ error }, "a direct message was not answered"),
    );
  });
  client.on(Events.Error, (error) => log.error({ error }, "discord.js reports an error"));
  client.on(Events.ShardError, (error, shard) => {
    // A refused handshake is told with the wait that follows (retrying-sharding.ts), if one does.
    log[isGatewayAway(error) ? "debug" : "warn"]({ error, shard }, "a gateway connection failed");
  });
  client.on(Events.ShardResume, (shard) => log.info({ shard }, "gateway resumed"));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, "gateway reconnecting"));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    // discord.js stays alive after a close it will not come back from, looking ready and hearing nothing.
    const why = whyClosedForGood(code);
    log[why === undefined ? "warn" : "fatal"]({ code, shard }, why ?? "gateway closed");
    if (why !== undefined) onFatal();
  });
}
