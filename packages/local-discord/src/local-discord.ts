import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { changeDmChannel } from "./dm-channel.ts";
import { changeEvent, createEvents } from "./events.ts";
import { createFaultSwitch } from "./faults/fault-switch.ts";
import { createGateway } from "./gateway/gateway.ts";
import { messageEvent } from "./gateway/message-event.ts";
import { DISCORDS_GATEWAY } from "./gateway/settings.ts";
import { interactionPayload } from "./interactions/interaction.ts";
import { createInteractions } from "./interactions/interactions.ts";
import { createUploads } from "./interactions/uploads.ts";
import { addKeeping } from "./keep-last.ts";
import { createInvalidRequests, DOCUMENTED_INVALID_REQUESTS } from "./limits/invalid-requests.ts";
import { createLimitClock } from "./limits/limit-clock.ts";
import { createNewDms, GUESSED_NEW_DMS } from "./limits/new-dms.ts";
import { createRateLimits } from "./limits/rate-limits.ts";
import { createMessageStore, type Stored } from "./messages/messages.ts";
import { createNonces } from "./messages/nonces.ts";
import { settlePerson } from "./people.ts";
import { peopleSide } from "./people-side.ts";
import { createApi } from "./rest/api.ts";
import { applicationRoutes, type CommandRegister } from "./rest/applications.ts";
import { callbackRoutes } from "./rest/callbacks.ts";
import { channelRoutes } from "./rest/channels.ts";
import { gatewayInfoRoutes } from "./rest/gateway-info.ts";
import { createKeptFiles } from "./rest/kept-files.ts";
import { messageRoutes } from "./rest/messages.ts";
import { addMember, threadRoutes } from "./rest/threads.ts";
import { userRoutes } from "./rest/users.ts";
import { webhookRoutes } from "./rest/webhooks.ts";
import { prepareChecks } from "./schema/check-request.ts";
import { createSnowflakes } from "./snowflake.ts";
import { createStanding } from "./standing.ts";
import { threadControls } from "./thread-controls.ts";
import { isThread, threadSeen } from "./threads.ts";
import type { Exchange, FaultRule, LocalDiscord, LocalDiscordOptions } from "./types.ts";
import { createWorld, isInServer, newToken } from "./world.ts";

/** Real time throughout: these are about processes and connections, not about the night being played. */
const FIRST_ANSWER_MS = 3000;
const FILL_MS = 30_000;
const SETTLE_MS = 2000;
const EXCHANGES_KEPT = 10_000;
const MESSAGES_KEPT = 50_000;
/** Discord says "a few minutes" and publishes no number. */
const NONCE_WINDOW = Temporal.Duration.from({ minutes: 5 });

/**
 * A small Discord on 127.0.0.1, on a port of the system's choosing: the part of the REST API and of the gateway
 * that a bot of commands, components, forms and direct messages uses, and its people. All of it is in memory.
 */
export async function createLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { now = Temporal.Now.instant } = options;
  const world = createWorld({
    botName: options.botName ?? "Bot",
    firstZone: options.firstZone ?? Temporal.Now.timeZoneId(),
    crowd: options.crowd,
  });
  const newId = createSnowflakes(now);
  const events = createEvents();
  const register: CommandRegister = { commands: [] };
  const standing = createStanding();
  const files = createKeptFiles(() => origin);
  const exchanges: Exchange[] = [];
  let faultRule: FaultRule | undefined;

  const server = createServer((request, response) => {
    if (!files.serve(request.url ?? "", response)) void api(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  prepareChecks();
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const gatewayUrl = `ws://127.0.0.1:${port}/gateway`;

  const gateway = createGateway({
    world,
    server,
    url: gatewayUrl,
    settings: { ...DISCORDS_GATEWAY, ...heartbeat(options), ...options.gateway },
    refuseHandshake: () => faults.handshake(),
    onState: (state) => events.emit({ type: "gateway", state }),
    onTokenReset() {
      world.token = newToken();
    },
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
      gateway.dispatch({
        name: "INTERACTION_CREATE",
        data: interactionPayload(world, interaction),
        guildId: isInServer(interaction.channel) ? world.guild.id : undefined,
      }),
  });
  const messages = createMessageStore({
    world,
    now,
    newId,
    keep: options.keepMessages ?? MESSAGES_KEPT,
    keepFile: files.keep,
    onChange(change) {
      const event = messageEvent(world, change);
      if (event) gateway.dispatch(event);
      events.emit(changeEvent(world, change));
      interactions.noticeChange(change);
    },
  });
  const uploads = createUploads({
    newId,
    baseUrl: origin,
    keep: (id, file) => files.keep(world.applicationId, id, file, "ephemeral-attachments"),
  });
  const faults = createFaultSwitch({
    seed: options.seed ?? 1,
    dropGateway: () => gateway.controls.drop(),
    isDirectMessage: (channelId) => world.channels.some(({ id, place }) => id === channelId && place === "dm"),
  });
  const limits = options.limits ?? {};
  const limitsNowMs = createLimitClock({ realMs: () => performance.now(), playedMs: () => now().epochMilliseconds });
  const newDms = createNewDms(limits.newDms ?? GUESSED_NEW_DMS);
  const nonces = createNonces<Stored>(now, options.nonceWindow ?? NONCE_WINDOW);
  const addToThread: Parameters<typeof messageRoutes>[0]["addToThread"] = (channel, userId) => {
    const person = world.people.find(({ user }) => user.id === userId);
    if (person) addMember({ world, messages, now, dispatch: gateway.dispatch }, channel, person);
  };
  const api = createApi({
    routes: [
      ...gatewayInfoRoutes(gatewayUrl, gateway.info),
      ...userRoutes(world, (userId) => newDms.mayOpen(userId, limitsNowMs())),
      ...applicationRoutes(world, register, newId),
      ...channelRoutes(world),
      ...messageRoutes({ world, messages, nonces, standing, now, addToThread }),
      ...threadRoutes({ world, messages, standing, now, newId, dispatch: gateway.dispatch }),
      ...callbackRoutes({ world, messages, interactions }),
      ...webhookRoutes({ world, messages, interactions }),
    ],
    get token() {
      return world.token;
    },
    now,
    limits: {
      judge: createRateLimits(limits),
      invalid: createInvalidRequests(limits.invalidRequests ?? DOCUMENTED_INVALID_REQUESTS),
      nowMs: limitsNowMs,
    },
    faultRule: (request) => faultRule?.(request) ?? faults.rule(request),
    onExchange: (exchange) => addKeeping(exchanges, exchange, options.keepExchanges ?? EXCHANGES_KEPT),
  });

  return {
    apiUrl: `${origin}/api`,
    get token() {
      return world.token;
    },
    applicationId: world.applicationId,
    people: world.people,
    bot: world.bot,
    server: world.guild,
    get channels() {
      return world.channels.map((channel) => ({
        id: channel.id,
        place: channel.place,
        people: channel.people,
        ...(isThread(channel) && { thread: threadSeen(channel, now()) }),
      }));
    },
    commands: () => register.commands,
    connected: () => gateway.connected(),
    ...peopleSide({
      world,
      messages,
      interactions,
      standing,
      commands: () => register.commands,
      upload: uploads.upload,
      now,
    }),
    give: uploads.give,
    on: events.on,
    interactionsAround: interactions.around,
    file: files.find,
    exchanges: () => exchanges,
    setFault(rule) {
      faultRule = rule;
    },
    refuseDms: standing.refuse,
    faults,
    block: standing.block,
    standing: (person) => ({ isBlocking: standing.isBlocking(person), hasApp: standing.hasApp(person) }),
    settle: settlePerson,
    threads: threadControls({ world, now, dispatch: gateway.dispatch }),
    keepBotFrom(lacking) {
      world.botLacks.clear();
      for (const permission of lacking) world.botLacks.add(permission);
    },
    kickBot() {
      world.hasBot = false;
    },
    inviteBot() {
      world.hasBot = true;
    },
    uninstall(person) {
      standing.uninstall(person);
      for (const { thread } of world.channels) thread?.members.delete(person);
    },
    install: standing.install,
    changeDmChannel: (person) => changeDmChannel(world, messages, person, newId),
    dropGateway: (closeCode) => gateway.controls.drop(closeCode),
    gateway: gateway.controls,
    async close() {
      interactions.close();
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function heartbeat({ heartbeatMs }: LocalDiscordOptions) {
  return heartbeatMs === undefined ? {} : { heartbeatMs };
}
