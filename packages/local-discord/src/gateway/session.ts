import type { WebSocket } from "ws";
import { type Shard, shardOf } from "./shard.ts";

/** An event, who may hear it, and where it happened. */
export type GatewayEvent = {
  readonly name: string;
  readonly data: unknown;
  /** Without one every session hears it, as INTERACTION_CREATE. */
  readonly intent?: number;
  /** Events without a server go to shard 0 only. */
  readonly guildId?: string | undefined;
};

type Sent = { readonly op: 0; readonly s: number; readonly t: string; readonly d: unknown };

/** One session of one shard: it outlives its connection, and keeps what a client may have missed. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  socket: WebSocket | undefined;
  readonly #keeps: number;
  #sequence = 0;
  #history: Sent[] = [];

  /** @param keeps how many events can be repeated */
  constructor(id: string, intents: number, shard: Shard, keeps: number) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.#keeps = keeps;
  }

  send(name: string, data: unknown): void {
    this.#sequence += 1;
    const sent: Sent = { op: 0, s: this.#sequence, t: name, d: data };
    this.#history.push(sent);
    if (this.#history.length > this.#keeps) this.#history.shift();
    this.socket?.send(JSON.stringify(sent));
  }

  hears(event: GatewayEvent): boolean {
    if (event.intent !== undefined && (this.intents & event.intent) === 0) return false;
    const [id, count] = this.shard;
    return id === shardOf(event.guildId, count);
  }

  /** Whether a client can have seen an event of this number. */
  hasSent(sequence: number): boolean {
    return Number.isSafeInteger(sequence) && sequence >= 0 && sequence <= this.#sequence;
  }

  /** Whether everything after this event is still known, so that a client that saw it can go on from there. */
  canReplayAfter(sequence: number): boolean {
    const oldest = this.#history[0]?.s ?? this.#sequence + 1;
    return this.hasSent(sequence) && sequence >= oldest - 1;
  }

  replayAfter(sequence: number): void {
    for (const sent of this.#history) if (sent.s > sequence) this.socket?.send(JSON.stringify(sent));
  }
}
