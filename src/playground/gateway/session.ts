import type { WebSocket } from "ws";

/** An event, who may hear it, and where it happened. */
export type GatewayEvent = {
  readonly name: string;
  readonly data: unknown;
  /** Without one every session hears it, as INTERACTION_CREATE. */
  readonly intent?: number;
  /** Events without a server go to shard 0 only. */
  readonly guildId?: string;
};

type Sent = { readonly op: 0; readonly s: number; readonly t: string; readonly d: unknown };

const REPLAYED_AT_MOST = 1000;

/** One session of one shard: it outlives its connection, and keeps what a client may have missed. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  socket: WebSocket | undefined;
  #sequence = 0;
  #history: Sent[] = [];

  constructor(id: string, intents: number, shard: readonly [number, number]) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
  }

  send(name: string, data: unknown): void {
    this.#sequence += 1;
    const sent: Sent = { op: 0, s: this.#sequence, t: name, d: data };
    this.#history.push(sent);
    if (this.#history.length > REPLAYED_AT_MOST) this.#history.shift();
    this.socket?.send(JSON.stringify(sent));
  }

  hears(event: GatewayEvent): boolean {
    if (event.intent !== undefined && (this.intents & event.intent) === 0) return false;
    const [id, count] = this.shard;
    const shardOfEvent = event.guildId ? Number((BigInt(event.guildId) >> 22n) % BigInt(count)) : 0;
    return id === shardOfEvent;
  }

  /** Whether everything after this event is still known, so that a client that saw it can go on from there. */
  canReplayAfter(sequence: number): boolean {
    const oldest = this.#history[0]?.s ?? this.#sequence + 1;
    return sequence <= this.#sequence && sequence >= oldest - 1;
  }

  replayAfter(sequence: number): void {
    for (const sent of this.#history) if (sent.s > sequence) this.socket?.send(JSON.stringify(sent));
  }
}
