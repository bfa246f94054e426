import { GatewayCloseCodes, GatewayOpcodes } from "discord-api-types/v10";
import type { WebSocket } from "ws";
import type { Closing } from "./check-identify.ts";
import { createEventLimit } from "./event-limit.ts";
import { objectOf, readPayload } from "./payload.ts";
import type { Session } from "./session.ts";
import type { GatewaySettings } from "./settings.ts";

type Asked = Readonly<Record<string, unknown>>;

/** One connection, and the session on it once the client has identified or resumed. */
export type Connection = {
  readonly socket: WebSocket;
  /** Whether it came to the address that READY names for resuming, or has been here since an earlier session. */
  canResume: boolean;
  session: Session | undefined;
  say(op: number, d?: unknown): void;
  /** 1006, which cannot be sent, cuts the connection without a word. */
  close(code: number, reason?: string): void;
  /** Heartbeats go unanswered for this long, as on a connection that is only half there. */
  deaf(milliseconds: number): void;
  /** Asks for a heartbeat; resolves with the client's answer, or once the connection is gone. */
  askHeartbeat(): Promise<void>;
};

type Handlers = {
  readonly identify: (connection: Connection, asked: Asked) => void;
  readonly resume: (connection: Connection, asked: Asked) => void;
  readonly requestMembers: (session: Session, asked: Asked) => void;
  readonly closed: (connection: Connection, code: number) => void;
};

const DECODE_ERROR: Closing = [GatewayCloseCodes.DecodeError, "Error while decoding payload."];
const REQUEST_SOUNDBOARD_SOUNDS = 31;
/** Taken from anybody who has identified, and without consequence here: there is nobody to see a presence, and no voice. */
const TAKEN: readonly number[] = [
  GatewayOpcodes.PresenceUpdate,
  GatewayOpcodes.VoiceStateUpdate,
  REQUEST_SOUNDBOARD_SOUNDS,
];

/**
 * Speaks with one client from Hello on, and closes the connection as Discord would.
 * Source: docs.discord.com, "Gateway", Connection Lifecycle; "Opcodes and Status Codes", Gateway.
 */
export function openConnection(
  socket: WebSocket,
  canResume: boolean,
  settings: Pick<GatewaySettings, "heartbeatMs" | "heartbeatsMissed" | "eventsPerMinute">,
  handlers: Handlers,
): Connection {
  const isAllowed = createEventLimit(settings.eventsPerMinute);
  const patienceMs = settings.heartbeatMs * settings.heartbeatsMissed;
  const asked: (() => void)[] = [];
  let deafUntil = 0;
  let patience = setTimeout(giveUp, patienceMs).unref();

  const connection: Connection = {
    socket,
    canResume,
    session: undefined,
    say: (op, d = null) => socket.send(JSON.stringify({ op, d, s: null, t: null })),
    close: (code, reason) => (code === 1006 ? socket.terminate() : socket.close(code, reason)),
    deaf(milliseconds) {
      deafUntil = performance.now() + milliseconds;
    },
    askHeartbeat() {
      connection.say(GatewayOpcodes.Heartbeat);
      return new Promise((resolve) => asked.push(resolve));
    },
  };

  socket.on("error", () => socket.terminate());
  socket.on("close", (code) => {
    clearTimeout(patience);
    for (const resolve of asked.splice(0)) resolve();
    handlers.closed(connection, code);
  });
  socket.on("message", (raw, isBinary) => {
    if (socket.readyState !== socket.OPEN) return; // said after it was told to go
    if (!isAllowed()) return connection.close(GatewayCloseCodes.RateLimited, "You are being rate limited.");
    const payload = readPayload(raw, isBinary);
    if (!payload) return connection.close(...DECODE_ERROR);
    hear(payload.op, payload.d);
  });
  connection.say(GatewayOpcodes.Hello, { heartbeat_interval: settings.heartbeatMs });
  return connection;

  function hear(op: number, d: unknown) {
    if (op === GatewayOpcodes.Heartbeat) return heartbeat();
    const isTaken = TAKEN.includes(op);
    if (op === GatewayOpcodes.Identify || op === GatewayOpcodes.Resume) return begin(op, d);
    if (!isTaken && op !== GatewayOpcodes.RequestGuildMembers) {
      return connection.close(GatewayCloseCodes.UnknownOpcode, "Unknown opcode.");
    }
    if (!connection.session) return connection.close(GatewayCloseCodes.NotAuthenticated, "Not authenticated.");
    const body = objectOf(d);
    if (!body) return connection.close(...DECODE_ERROR);
    if (!isTaken) handlers.requestMembers(connection.session, body);
  }

  function begin(op: number, d: unknown) {
    if (connection.session) {
      return connection.close(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
    }
    const body = objectOf(d);
    if (!body) return connection.close(...DECODE_ERROR);
    if (op === GatewayOpcodes.Identify) handlers.identify(connection, body);
    else handlers.resume(connection, body);
  }

  function heartbeat(): void {
    clearTimeout(patience);
    patience = setTimeout(giveUp, patienceMs).unref();
    for (const resolve of asked.splice(0)) resolve();
    if (performance.now() >= deafUntil) connection.say(GatewayOpcodes.HeartbeatAck);
  }

  function giveUp(): void {
    connection.close(GatewayCloseCodes.SessionTimedOut, "Session timed out");
  }
}
