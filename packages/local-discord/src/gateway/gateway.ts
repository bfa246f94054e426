import type { IncomingMessage, Server } from "node:http";
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import { type WebSocket, WebSocketServer } from "ws";
import type { World } from "../world.ts";
import { checkIdentify } from "./check-identify.ts";
import { type Connection, openConnection } from "./connection.ts";
import { gatewayControls } from "./controls.ts";
import { membersChunk } from "./members-chunk.ts";
import { guildCreatePayload, readyPayload } from "./ready.ts";
import type { GatewayEvent, Session } from "./session.ts";
import { createSessionStarts } from "./session-starts.ts";
import { createSessions } from "./sessions.ts";
import type { GatewaySettings } from "./settings.ts";

export type Gateway = ReturnType<typeof createGateway>;

type Asked = Readonly<Record<string, unknown>>;

const PATH = /^\/gateway(\/resume)?\/?$/;

/**
 * Discord's gateway on a local HTTP server: JSON, without compression, one session per identify.
 * Source: docs.discord.com, "Gateway" and "Opcodes and Status Codes".
 */
export function createGateway(options: {
  readonly world: World;
  readonly server: Server;
  readonly url: string;
  readonly settings: GatewaySettings;
  /** Asked at each handshake: the status with which it is refused, before there is a connection; undefined: it is not. */
  readonly refuseHandshake?: () => number | undefined;
  readonly onState: (state: "connected" | "resumed" | "closed") => void;
  /** The bot has identified too often, and its token no longer holds. */
  readonly onTokenReset: () => void;
}) {
  const { world, server, url, settings, refuseHandshake, onState, onTokenReset } = options;
  const sessions = createSessions(settings);
  const starts = createSessionStarts(settings);
  const connections = new Set<Connection>();
  const waiting: (() => void)[] = [];
  const sockets = new WebSocketServer({
    server,
    maxPayload: 1024 * 1024,
    verifyClient(_info, done) {
      const status = refuseHandshake?.();
      if (status === undefined) done(true);
      else done(false, status, "made up by the playground", status === 429 ? { "retry-after": "1" } : {});
    },
  });

  sockets.on("connection", (socket, request) => {
    socket.on("error", () => socket.terminate());
    const refusal = refuseConnection(request);
    if (refusal) return socket.close(...refusal);
    attend(socket, request.url?.startsWith("/gateway/resume") ?? false);
  });

  function attend(socket: WebSocket, canResume: boolean): void {
    const connection = openConnection(socket, canResume, settings, {
      identify,
      resume,
      requestMembers(session, asked) {
        const chunk = membersChunk(world, session, asked);
        if (chunk) session.send("GUILD_MEMBERS_CHUNK", chunk);
      },
      closed({ session }, code) {
        connections.delete(connection);
        if (session?.socket === socket) sessions.detach(session, code);
        onState("closed");
      },
    });
    connections.add(connection);
  }

  function identify(connection: Connection, asked: Asked) {
    const checked = checkIdentify(asked, { token: world.token, ...settings });
    if ("refusal" in checked) return connection.close(...checked.refusal);
    const start = starts.take(checked.shard);
    if (start === "too-fast") return connection.say(GatewayOpcodes.InvalidSession, false);
    if (start === "none-left") return endEverything(connection);
    const session = sessions.begin(checked.intents, checked.shard);
    attach(connection, session);
    session.send("READY", readyPayload(world, session, `${url}/resume`));
    const guild: GatewayEvent = {
      name: "GUILD_CREATE",
      data: guildCreatePayload(world, session),
      intent: GatewayIntentBits.Guilds,
      guildId: world.guild.id,
    };
    if (session.hears(guild)) session.send(guild.name, guild.data);
    arrived("connected");
  }

  /**
   * READY names an address for resuming. Discord says that resuming elsewhere leads to more disconnects; here the
   * session is not known elsewhere, so that a client that forgets the address is found out.
   */
  function resume(connection: Connection, asked: Asked) {
    if (asked.token !== world.token) {
      return connection.close(GatewayCloseCodes.AuthenticationFailed, "Authentication failed.");
    }
    const session = sessions.find(asked.session_id);
    const after = Number(asked.seq);
    if (session && !session.hasSent(after)) {
      sessions.end(session);
      return connection.close(GatewayCloseCodes.InvalidSeq, "Invalid seq.");
    }
    if (!session?.canReplayAfter(after) || !connection.canResume) {
      return connection.say(GatewayOpcodes.InvalidSession, false);
    }
    session.socket?.close(GatewayCloseCodes.UnknownError, "Resumed elsewhere");
    attach(connection, session);
    session.replayAfter(after);
    session.send("RESUMED", { _trace: [] });
    arrived("resumed");
  }

  function attach(connection: Connection, session: Session): void {
    sessions.keep(session);
    session.socket = connection.socket;
    connection.session = session;
    connection.canResume = true;
  }

  /** One start too many. Source: docs.discord.com, "Gateway", Rate Limiting: sessions end, the token is reset. */
  function endEverything(last: Connection): void {
    if (settings.resetsToken) onTokenReset();
    for (const session of sessions.all()) sessions.end(session);
    for (const connection of new Set([...connections, last])) {
      connection.close(GatewayCloseCodes.AuthenticationFailed, "Authentication failed.");
    }
  }

  function arrived(state: "connected" | "resumed"): void {
    onState(state);
    for (const resolve of waiting.splice(0)) resolve();
  }

  return {
    dispatch(event: GatewayEvent): void {
      for (const session of sessions.all()) if (session.hears(event)) session.send(event.name, event.data);
    },
    /** Resolves once a session is connected, at once when one is. */
    connected(): Promise<void> {
      if (sessions.all().some((session) => session.socket)) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    /** What Get Gateway Bot answers besides the address. */
    info: () => ({ shards: settings.shards, session_start_limit: starts.left() }),
    controls: gatewayControls({ sessions, connections, starts }),
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** Why a connection is closed before Hello. Source: docs.discord.com, "Gateway", Connecting. */
function refuseConnection(request: IncomingMessage): readonly [code: number, reason: string] | undefined {
  const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://localhost");
  if (!PATH.test(pathname)) return [GatewayCloseCodes.UnknownError, "The gateway is at /gateway"];
  if (query.get("v") !== "10") return [GatewayCloseCodes.InvalidAPIVersion, "Only version 10 is here"];
  if ((query.get("encoding") ?? "json") === "json" && !query.get("compress")) return undefined;
  return [GatewayCloseCodes.DecodeError, "The playground speaks uncompressed JSON only"];
}
