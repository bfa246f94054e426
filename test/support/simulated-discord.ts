import type { DirectMessage, Outbox, PostOutcome } from "../../src/delivery/outbox.ts";

type Delivered = {
  readonly userId: string;
  readonly message: DirectMessage;
  readonly nonce: string;
  readonly at: Temporal.Instant;
};

/** What becomes of one attempt to post: taken; taken, but the answer is lost; not taken. */
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

/** Everybody's DMs, as far as delivery can tell them from Discord's. Outlives the bot's process. */
export function createSimulatedDiscord(now: () => Temporal.Instant) {
  const delivered: Delivered[] = [];
  let weather: () => Weather = () => "fine";
  let isReadable = true;

  const take = (userId: string, message: DirectMessage, nonce: string) => {
    const since = now().subtract(NONCE_REMEMBERED);
    const isRepeat = delivered.some((one) => one.nonce === nonce && Temporal.Instant.compare(one.at, since) >= 0);
    if (!isRepeat) delivered.push({ userId, message, nonce, at: now() });
  };

  const outbox: Outbox = {
    async open(userId) {
      return weather() === "unavailable" ? { kind: "unavailable" } : { kind: "opened", channelId: `dm-${userId}` };
    },
    async post(channelId, message, nonce): Promise<PostOutcome> {
      const today = weather();
      if (today === "fine" || today === "answer-lost") take(channelId.slice("dm-".length), message, nonce);
      if (today === "fine") return { kind: "sent" };
      if (today === "answer-lost" || today === "lost-before") return { kind: "unknown" };
      if (today === "limited") return { kind: "limited", wait: Temporal.Duration.from({ seconds: 2 }) };
      return { kind: today };
    },
    async find(channelId, message, since) {
      if (!isReadable || weather() === "unavailable") return "unreadable";
      const isIt = (one: Delivered) =>
        `dm-${one.userId}` === channelId &&
        Temporal.Instant.compare(one.at, since) >= 0 &&
        markOf(one.message) === markOf(message);
      return delivered.some(isIt) ? "found" : "absent";
    },
  };

  return {
    outbox,
    delivered,
    setWeather(next: () => Weather) {
      weather = next;
    },
    setReadable(next: boolean) {
      isReadable = next;
    },
    nights: (userId: string) =>
      delivered.flatMap(({ userId: to, message }) =>
        to === userId && message.kind === "wind-down" ? [message.night] : [],
      ),
    consents: (userId: string) =>
      delivered.filter((one) => one.userId === userId && one.message.kind === "consent").length,
  };
}

export type SimulatedDiscord = ReturnType<typeof createSimulatedDiscord>;

function markOf(message: DirectMessage): string {
  if (message.kind === "wind-down") return `night ${message.night}`;
  return message.kind === "consent" ? `consent ${message.marker}` : message.kind;
}
