import { GatewayOpcodes } from "discord-api-types/v10";
import type { Connection } from "./connection.ts";
import type { createSessionStarts } from "./session-starts.ts";
import type { createSessions } from "./sessions.ts";
import type { Shard } from "./shard.ts";

/** What can be made to happen to the bot's connections; each to all of them, or to one shard's. */
export type GatewayControls = {
  /** Closes with this code, by default 4000; 1006 cuts without a word. The bot is expected to come back. */
  drop(closeCode?: number, shard?: number): void;
  /** Asks the bot to come back and resume (op 7). */
  reconnect(shard?: number): void;
  /** Says that the session is invalid (op 9): gone for good, or to be resumed. */
  invalidate(isResumable: boolean, shard?: number): void;
  /** Leaves heartbeats unanswered for this long: the bot should find out and come back. */
  deaf(milliseconds: number, shard?: number): void;
  /** Asks for a heartbeat out of turn (op 1); resolves once every connection has answered or is gone. */
  askHeartbeat(shard?: number): Promise<void>;
  /** How many session starts were taken so far, and how many refused because they came too fast. */
  starts(): { readonly taken: number; readonly tooFast: number };
  sessions(): readonly { readonly shard: Shard; readonly state: "connected" | "resumable" }[];
};

/** What Discord closes with when it wants a client back on the same session. */
const COME_BACK = 4000;

export function gatewayControls(dependencies: {
  readonly sessions: ReturnType<typeof createSessions>;
  readonly connections: ReadonlySet<Connection>;
  readonly starts: Pick<ReturnType<typeof createSessionStarts>, "counts">;
}): GatewayControls {
  const { sessions, connections, starts } = dependencies;
  const of = (shard: number | undefined) =>
    [...connections].filter(({ session }) => shard === undefined || session?.shard[0] === shard);

  return {
    drop(closeCode = COME_BACK, shard = undefined) {
      for (const connection of of(shard)) connection.close(closeCode);
    },
    reconnect(shard) {
      for (const connection of of(shard)) connection.say(GatewayOpcodes.Reconnect);
    },
    invalidate(isResumable, shard) {
      for (const connection of of(shard)) {
        const { session } = connection;
        if (!session) continue;
        if (isResumable) sessions.detach(session);
        else sessions.end(session);
        connection.session = undefined;
        connection.say(GatewayOpcodes.InvalidSession, isResumable);
      }
    },
    deaf(milliseconds, shard) {
      for (const connection of of(shard)) connection.deaf(milliseconds);
    },
    async askHeartbeat(shard) {
      await Promise.all(of(shard).map((connection) => connection.askHeartbeat()));
    },
    starts: () => starts.counts(),
    sessions: () => sessions.all().map(({ shard, socket }) => ({ shard, state: socket ? "connected" : "resumable" })),
  };
}
