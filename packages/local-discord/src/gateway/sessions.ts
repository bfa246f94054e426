import { randomBytes } from "node:crypto";
import { GatewayCloseCodes } from "discord-api-types/v10";
import { Session } from "./session.ts";
import type { GatewaySettings } from "./settings.ts";
import type { Shard } from "./shard.ts";

/** After these a client starts anew; any other close leaves the session resumable for a while. */
const ENDS_SESSION: readonly number[] = [
  1000,
  1001,
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
];

/** Every session that is connected or can still be resumed. */
export function createSessions(settings: Pick<GatewaySettings, "resumableForMs" | "eventsReplayed">) {
  const byId = new Map<string, Session>();
  const expiring = new Map<Session, NodeJS.Timeout>();

  function end(session: Session): void {
    keep(session);
    session.socket = undefined;
    byId.delete(session.id);
  }

  function keep(session: Session): void {
    clearTimeout(expiring.get(session));
    expiring.delete(session);
  }

  return {
    all: () => [...byId.values()],
    find: (id: unknown): Session | undefined => (typeof id === "string" ? byId.get(id) : undefined),
    begin(intents: number, shard: Shard): Session {
      const session = new Session(randomBytes(16).toString("hex"), intents, shard, settings.eventsReplayed);
      byId.set(session.id, session);
      return session;
    },
    /** Its connection is gone: the client may come back for a while, unless the close code says otherwise. */
    detach(session: Session, closeCode: number | undefined = undefined) {
      if (closeCode !== undefined && ENDS_SESSION.includes(closeCode)) return end(session);
      keep(session);
      session.socket = undefined;
      expiring.set(session, setTimeout(end, settings.resumableForMs, session).unref());
    },
    keep,
    end,
  };
}
