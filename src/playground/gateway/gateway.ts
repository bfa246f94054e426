import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { World } from "../world.ts";
import { guildCreatePayload, readyPayload } from "./ready.ts";
import { type GatewayEvent, Session } from "./session.ts";

export type Gateway = ReturnType<typeof createGateway>;

type Payload = { readonly op: number; readonly d?: unknown };

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN_INTENTS = Object.values(GatewayIntentBits)
  .filter((value) => typeof value === "number")
  .reduce((sum, bit) => sum | bit, 0);
/** After these a client starts anew; any other close leaves the session resumable for a while. */
const ENDS_SESSION: readonly number[] = [1000, 1001, GatewayCloseCodes.InvalidSeq, GatewayCloseCodes.SessionTimedOut];
/** Discord says "a few minutes" and publishes no number. Real time, as connections live in real time. */
const RESUMABLE_FOR_MS = 3 * 60_000;

/**
 * Discord's gateway on a local HTTP server: JSON, without compression, one session per identify.
 * Source: docs.discord.com, "Gateway" and "Opcodes and Status Codes".
 */
export function createGateway(options: {
  readonly world: World;
  readonly server: Server;
  readonly url: string;
  readonly heartbeatMs: number;
  readonly onState: (state: "connected" | "resumed" | "closed") => void;
}) {
  const { world, server, url, heartbeatMs, onState } = options;
  const sessions = new Map<string, Session>();
  const waiting: (() => void)[] = [];
  const sockets = new WebSocketServer({ server, path: "/gateway" });

  sockets.on("connection", (socket, request) => {
    const query = new URL(request.url ?? "/", "http://localhost").searchParams;
    if (query.get("v") !== "10") return socket.close(GatewayCloseCodes.InvalidAPIVersion, "Only version 10 is here");
    if (query.get("encoding") === "etf" || query.get("compress")) {
      return socket.close(GatewayCloseCodes.DecodeError, "The playground speaks uncompressed JSON only");
    }
    attend(socket);
  });

  function attend(socket: WebSocket): void {
    let session: Session | undefined;
    const say = (op: number, d: unknown = null) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
    const giveUp = () => socket.close(GatewayCloseCodes.SessionTimedOut, "Session timed out");
    let patience = setTimeout(giveUp, heartbeatMs * 1.5).unref();

    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      clearTimeout(patience);
      if (session?.socket === socket) detach(session, code);
      onState("closed");
    });
    socket.on("message", (raw) => {
      const payload = parse(raw);
      if (!payload) return socket.close(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
      switch (payload.op) {
        case GatewayOpcodes.Heartbeat:
          clearTimeout(patience);
          patience = setTimeout(giveUp, heartbeatMs * 1.5).unref();
          return say(GatewayOpcodes.HeartbeatAck);
        case GatewayOpcodes.Identify:
          if (session) return socket.close(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
          session = identify(socket, (payload.d ?? {}) as Readonly<Record<string, unknown>>);
          return;
        case GatewayOpcodes.Resume:
          if (session) return socket.close(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
          session = resume(socket, (payload.d ?? {}) as Readonly<Record<string, unknown>>, say);
          return;
        case GatewayOpcodes.PresenceUpdate:
        case GatewayOpcodes.VoiceStateUpdate:
        case GatewayOpcodes.RequestGuildMembers:
          if (!session) socket.close(GatewayCloseCodes.NotAuthenticated, "Not authenticated.");
          return;
        default:
          return socket.close(GatewayCloseCodes.UnknownOpcode, "Unknown opcode.");
      }
    });
    say(GatewayOpcodes.Hello, { heartbeat_interval: heartbeatMs });
  }

  function identify(socket: WebSocket, asked: Readonly<Record<string, unknown>>): Session | undefined {
    const refusal = refuseIdentify(world, asked);
    if (refusal) {
      socket.close(...refusal);
      return undefined;
    }
    const shard = (asked.shard as [number, number] | undefined) ?? [0, 1];
    const session = new Session(randomBytes(16).toString("hex"), Number(asked.intents), shard);
    sessions.set(session.id, session);
    session.socket = socket;
    session.send("READY", readyPayload(world, session, url));
    const guild: GatewayEvent = {
      name: "GUILD_CREATE",
      data: guildCreatePayload(world, session),
      intent: GatewayIntentBits.Guilds,
      guildId: world.guild.id,
    };
    if (session.hears(guild)) session.send(guild.name, guild.data);
    arrived("connected");
    return session;
  }

  function resume(
    socket: WebSocket,
    asked: Readonly<Record<string, unknown>>,
    say: (op: number, d?: unknown) => void,
  ): Session | undefined {
    if (asked.token !== world.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed, "Authentication failed.");
      return undefined;
    }
    const session = sessions.get(String(asked.session_id));
    const after = Number(asked.seq);
    if (!session?.canReplayAfter(after)) {
      say(GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    session.socket?.close(GatewayCloseCodes.UnknownError, "Resumed elsewhere");
    session.socket = socket;
    session.replayAfter(after);
    session.send("RESUMED", { _trace: [] });
    arrived("resumed");
    return session;
  }

  function arrived(state: "connected" | "resumed"): void {
    onState(state);
    for (const resolve of waiting.splice(0)) resolve();
  }

  function detach(session: Session, closeCode: number): void {
    session.socket = undefined;
    if (ENDS_SESSION.includes(closeCode)) sessions.delete(session.id);
    else setTimeout(() => session.socket ?? sessions.delete(session.id), RESUMABLE_FOR_MS).unref();
  }

  return {
    dispatch(event: GatewayEvent): void {
      for (const session of sessions.values()) if (session.hears(event)) session.send(event.name, event.data);
    },
    /** Resolves once a session is connected, at once when one is. */
    connected(): Promise<void> {
      if ([...sessions.values()].some((session) => session.socket)) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    /** Closes every connection; 1006, which cannot be sent, cuts it without a word. */
    drop(closeCode: number): void {
      for (const socket of sockets.clients) {
        if (closeCode === 1006) socket.terminate();
        else socket.close(closeCode);
      }
    },
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** The close code and reason for an identify that Discord would turn down. */
function refuseIdentify(world: World, asked: Readonly<Record<string, unknown>>): [number, string] | undefined {
  const intents = asked.intents;
  if (asked.token !== world.token) return [GatewayCloseCodes.AuthenticationFailed, "Authentication failed."];
  if (typeof intents !== "number" || (intents & ~KNOWN_INTENTS) !== 0) {
    return [GatewayCloseCodes.InvalidIntents, "Invalid intent(s)."];
  }
  if ((intents & PRIVILEGED) !== 0) return [GatewayCloseCodes.DisallowedIntents, "Disallowed intent(s)."];
  return undefined;
}

function parse(raw: RawData): Payload | undefined {
  try {
    const payload: unknown = JSON.parse(raw.toString());
    return typeof payload === "object" && payload !== null && "op" in payload ? (payload as Payload) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // whatever a client sends, the gateway answers with a close code
    throw error;
  }
}
