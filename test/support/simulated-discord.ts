import type { DirectMessage, Outbox, PostOutcome } from "../../src/delivery/outbox.ts";

type Delivered = {
  readonly userId: string;
  /** The direct message, or a thread. */
  readonly channelId: string;
  readonly message: DirectMessage;
  readonly nonce: string;
  readonly at: Temporal.Instant;
};

/** One request to Discord, as far as the weather may depend on it. */
export type Request = { readonly what: "open" | "post" | "find" | "look-up"; readonly userId: string };

/** What becomes of one request: taken; taken, but the answer is lost; not taken. */
export type Weather =
  | "fine"
  | "answer-lost"
  | "lost-before"
  | "unavailable"
  | "limited"
  | "refused"
  | "gone"
  | "wrong-channel"
  | "rejected";

/** Discord remembers a nonce for "a few minutes"; the shortest that word allows. */
const NONCE_REMEMBERED = { minutes: 2 };
const WAIT = Temporal.Duration.from({ seconds: 2 });

/** Everybody's DMs, as far as delivery can tell them from Discord's. Outlives the bot's process. */
export function createSimulatedDiscord(now: () => Temporal.Instant) {
  const delivered: Delivered[] = [];
  let weather: (request: Request) => Weather = () => "fine";
  let isReadable = true;

  /** Whose a channel is: that of a direct message is named for its person, a thread's message names them. */
  const userOf = (channelId: string, message: DirectMessage) => message.inThread ?? channelId.slice("dm-".length);
  const take = (channelId: string, message: DirectMessage, nonce: string) => {
    const since = now().subtract(NONCE_REMEMBERED);
    const isRepeat = delivered.some((one) => one.nonce === nonce && Temporal.Instant.compare(one.at, since) >= 0);
    if (!isRepeat) delivered.push({ userId: userOf(channelId, message), channelId, message, nonce, at: now() });
  };

  const outbox: Outbox = {
    async open(userId) {
      const today = weather({ what: "open", userId });
      if (today === "fine") return { kind: "opened", channelId: `dm-${userId}` };
      if (today === "limited") return { kind: "limited", wait: WAIT };
      if (today === "refused" || today === "gone" || today === "rejected") return { kind: today };
      return { kind: "unavailable" };
    },
    async post(channelId, message, nonce): Promise<PostOutcome> {
      const today = weather({ what: "post", userId: userOf(channelId, message) });
      if (today === "fine" || today === "answer-lost") take(channelId, message, nonce);
      if (today === "fine") return { kind: "sent" };
      if (today === "answer-lost" || today === "lost-before") return { kind: "unknown" };
      if (today === "limited") return { kind: "limited", wait: WAIT };
      return { kind: today };
    },
    async find(channelId, message, since) {
      if (!isReadable || weather({ what: "find", userId: userOf(channelId, message) }) !== "fine") return "unreadable";
      const isIt = (one: Delivered) =>
        one.channelId === channelId &&
        Temporal.Instant.compare(one.at, since) >= 0 &&
        markOf(one.message) === markOf(message);
      return delivered.some(isIt) ? "found" : "absent";
    },
    async lookUp(userId) {
      const today = weather({ what: "look-up", userId });
      if (today === "gone") return "gone";
      return today === "fine" ? "there" : "unclear";
    },
  };

  return {
    outbox,
    delivered,
    setWeather(next: (request: Request) => Weather) {
      weather = next;
    },
    setReadable(next: boolean) {
      isReadable = next;
    },
    nights: (userId: string) =>
      delivered.flatMap(({ userId: to, message }) =>
        to === userId && message.kind === "wind-down" ? [message.night] : [],
      ),
    /** The nights this person was asked about in the morning. */
    checkIns: (userId: string) =>
      delivered.flatMap(({ userId: to, message }) =>
        to === userId && message.kind === "check-in" ? [message.night] : [],
      ),
    /** The dates on which this person had words about their week. */
    weeks: (userId: string) =>
      delivered.flatMap(({ userId: to, message }) =>
        to === userId && message.kind === "weekly" ? [message.night] : [],
      ),
    consents: (userId: string) =>
      delivered.filter((one) => one.userId === userId && one.message.kind.endsWith("consent")).length,
  };
}

export type SimulatedDiscord = ReturnType<typeof createSimulatedDiscord>;

function markOf(message: DirectMessage): string {
  if (message.kind === "wind-down") return `night ${message.night}`;
  if (message.kind === "check-in") return `morning after ${message.night}`;
  if (message.kind === "weekly") return `week before ${message.night}`;
  return "marker" in message ? `consent ${message.marker}` : message.kind;
}
