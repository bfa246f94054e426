/** What happened, for the operator's measures. Nothing of it names anybody, and no label can take endless values. */
export interface Measures {
  /** A message of a series has its outcome, so long after its window opened. */
  settled(series: "reminder" | "check-in" | "weekly", outcome: string, late: Temporal.Duration): void;
  /** One request for a direct message is over. `code` is Discord's own; undefined when none was heard. */
  attempted(request: "open" | "post", outcome: string, code: number | undefined): void;
  /** Discord has answered a request; `scope` is its X-RateLimit-Scope. */
  answered(status: number, scope: string | null): void;
  /** A beat of ours has ended: everybody who was due was looked at, or not even one could be. */
  beat(how: "well" | "failed"): void;
  /** The wall clock has moved otherwise than time has passed. */
  clockJumped(): void;
  /** From an interaction's arrival until Discord has taken the first answer to it. */
  acknowledged(kind: InteractionKind, took: Temporal.Duration): void;
  /** An interaction was dealt with, and Discord has taken no answer to it. */
  unacknowledged(kind: InteractionKind): void;
}

export type InteractionKind = "command" | "component" | "form" | "suggestion";

/** For a bot that nobody measures. */
export const NO_MEASURES: Measures = {
  settled() {},
  attempted() {},
  answered() {},
  beat() {},
  clockJumped() {},
  acknowledged() {},
  unacknowledged() {},
};

/** One gateway connection, as it is now. */
export type ShardState = {
  readonly id: number;
  /** discord.js' word for it; "Ready" is the good one. */
  readonly status: string;
  /** Since Discord last answered a heartbeat, or since the connection was made; undefined when there was none yet. */
  readonly heartbeatAge: Temporal.Duration | undefined;
};

/** What can be looked at when somebody asks how the bot is. */
export type Signs = {
  shards(): readonly ShardState[];
  isStoreWritable(): Promise<boolean>;
  /** Whether the wall clock is where it was at the last beat. Default: it is. */
  isClockSteady?(): boolean;
  /** When a beat last ended well, or got something done. */
  lastBeat(): Temporal.Instant | undefined;
  /** Invalid requests of the last ten minutes. */
  invalidRequests(): number;
  /** Of Discord's limit a day, at the last look; undefined before the first. */
  identifiesLeft(): number | undefined;
  /** How many plans are due at `until`; rejects when the store cannot be read. */
  countDue(until: Temporal.Instant): Promise<number>;
};
