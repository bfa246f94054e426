import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { changeEvent, createEvents } from "./events.ts";
import { createGateway } from "./gateway/gateway.ts";
import { messageEvent } from "./gateway/message-event.ts";
import { interactionPayload } from "./interactions/interaction.ts";
import { createInteractions } from "./interactions/interactions.ts";
import { createMessages, type Stored } from "./messages/messages.ts";
import { createNonces } from "./messages/nonces.ts";
import { peopleSide } from "./people-side.ts";
import { createApi } from "./rest/api.ts";
import { applicationRoutes, type CommandRegister } from "./rest/applications.ts";
import { callbackRoutes } from "./rest/callbacks.ts";
import { channelRoutes } from "./rest/channels.ts";
import { gatewayInfoRoutes } from "./rest/gateway-info.ts";
import { messageRoutes, type Refusals } from "./rest/messages.ts";
import { userRoutes } from "./rest/users.ts";
import { webhookRoutes } from "./rest/webhooks.ts";
import { createSnowflakes } from "./snowflake.ts";
import type { Exchange, FaultRule, LocalDiscord, LocalDiscordOptions } from "./types.ts";
import { createWorld } from "./world.ts";

/** Real time throughout: these are about processes and connections, not about the night being played. */
const FIRST_ANSWER_MS = 3000;
const FILL_MS = 30_000;
const SETTLE_MS = 2000;
const HEARTBEAT_MS = 41_250;
/** Discord says "a few minutes" and publishes no number. */
const NONCE_WINDOW = Temporal.Duration.from({ minutes: 5 });
/** What Discord closes with when it wants a client back on the same session. */
const DROP_CODE = 4000;

/**
 * A small Discord on 127.0.0.1, on a port of the system's choosing: the part of the REST API and of the gateway
 * that a bot of commands, components, forms and direct messages uses, and its people. All of it is in memory.
 */
export async function createLocalDiscord(options: LocalDiscordOptions): Promise<LocalDiscord> {
  const { now } = options;
  const world = createWorld({
    botName: options.botName ?? "Winddown",
    firstZone: options.firstZone ?? Temporal.Now.timeZoneId(),
  });
  const newId = createSnowflakes(now);
  const events = createEvents();
  const register: CommandRegister = { commands: [] };
  const refusals: Refusals = new Map();
  const exchanges: Exchange[] = [];
  let faultRule: FaultRule | undefined;

  const server = createServer((request, response) => void api(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const gatewayUrl = `ws://127.0.0.1:${port}/gateway`;

  const gateway = createGateway({
    world,
    server,
    url: gatewayUrl,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    onState: (state) => events.emit({ type: "gateway", state }),
  });
  const interactions = createInteractions({
    now,
    newId,
    timing: {
      firstAnswerMs: options.firstAnswerWithinMs ?? FIRST_ANSWER_MS,
      fillMs: options.deferredAnswerWithinMs ?? FILL_MS,
      settleMs: options.settleMs ?? SETTLE_MS,
    },
    tellBot: (interaction) =>
      gateway.dispatch({ name: "INTERACTION_CREATE", data: interactionPayload(world, interaction) }),
  });
  const messages = createMessages({
    world,
    now,
    newId,
    onChange(change) {
      const event = messageEvent(world, change);
      if (event) gateway.dispatch(event);
      events.emit(changeEvent(world, change));
      interactions.noticeChange(change);
    },
  });
  const nonces = createNonces<Stored>(now, options.nonceWindow ?? NONCE_WINDOW);
  const api = createApi({
    routes: [
      ...gatewayInfoRoutes(gatewayUrl),
      ...userRoutes(world),
      ...applicationRoutes(world, register, newId),
      ...channelRoutes(world),
      ...messageRoutes({ world, messages, nonces, refusals }),
      ...callbackRoutes({ world, messages, interactions }),
      ...webhookRoutes({ world, messages, interactions }),
    ],
    token: world.token,
    now,
    faultRule: () => faultRule,
    onExchange: (exchange) => exchanges.push(exchange),
  });

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: world.token,
    applicationId: world.applicationId,
    people: world.people,
    commands: () => register.commands,
    connected: () => gateway.connected(),
    ...peopleSide({ world, messages, interactions, commands: () => register.commands }),
    on: events.on,
    exchanges: () => exchanges,
    setFault(rule) {
      faultRule = rule;
    },
    refuseDms(person, code) {
      if (code) refusals.set(person.user.id, code);
      else refusals.delete(person.user.id);
    },
    dropGateway: (closeCode = DROP_CODE) => gateway.drop(closeCode),
    async close() {
      interactions.close();
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
