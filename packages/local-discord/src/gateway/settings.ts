/** What the gateway holds a bot to. Times are real time, as connections live in real time. */
export type GatewaySettings = {
  /** Default 41.25 s, as Discord's. */
  readonly heartbeatMs: number;
  /** After how many intervals without a heartbeat a connection is closed with 4009. Discord publishes no number. */
  readonly heartbeatsMissed: number;
  /** Events a client may send on one connection in a minute before 4008. Source: "Gateway", Rate Limiting. */
  readonly eventsPerMinute: number;
  /** Session starts in 24 hours, over all shards. Source: "Gateway", Session Start Limit Object. */
  readonly sessionStarts: number;
  /** How long until they are all there again. */
  readonly sessionStartsResetMs: number;
  /** Whether one start too many replaces the token, as Discord does; every session ends either way. */
  readonly resetsToken: boolean;
  /** How many shards may identify at once: one per remainder of its id divided by this. 1 for all but large bots. */
  readonly maxConcurrency: number;
  /** How long each of those takes until the next. Source: "Gateway", Rate Limiting. */
  readonly identifyEveryMs: number;
  /** How long a lost session can be resumed. Discord says "a few minutes" and publishes no number. */
  readonly resumableForMs: number;
  /** How many events a session keeps to repeat. Discord publishes no number. */
  readonly eventsReplayed: number;
  /** What Get Gateway Bot recommends. */
  readonly shards: number;
  /** Fewer shards than this are refused with 4011; Discord wants one per 2,500 servers. */
  readonly fewestShards: number;
  /** Privileged intents the bot was granted; any other is refused with 4014. */
  readonly grantedIntents: number;
};

/** Source, where Discord publishes a number: docs.discord.com, "Gateway". */
export const DISCORDS_GATEWAY: GatewaySettings = {
  heartbeatMs: 41_250,
  heartbeatsMissed: 1.5,
  eventsPerMinute: 120,
  sessionStarts: 1000,
  sessionStartsResetMs: 24 * 60 * 60_000,
  resetsToken: true,
  maxConcurrency: 1,
  identifyEveryMs: 5000,
  resumableForMs: 3 * 60_000,
  eventsReplayed: 1000,
  shards: 1,
  fewestShards: 1,
  grantedIntents: 0,
};
