import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from "discord.js";
import type { Door } from "./door.ts";
import { paced } from "./pacer.ts";

/** Long enough for a slow Discord, short enough for several attempts within a minute. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * The discord.js client. One intent, to hear "stop" in a DM; no guild cache; no message cache.
 *
 * `retries: 0`: the library repeats a 5xx at once and a timed-out POST as if it had not been sent, so repeats are
 * ours (src/delivery/attempts.ts). Its own 50-a-second window is lifted because the pacer inside it keeps the limit.
 */
export function createClient(apiUrl: string, door: Door, makeRequest?: RESTOptions["makeRequest"]): Client {
  return new Client({
    intents: [GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel], // a DM channel is not cached, and without this its messages are dropped
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: 0,
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: {
      api: apiUrl,
      retries: 0,
      timeout: REQUEST_TIMEOUT_MS,
      globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
      makeRequest: paced(door, makeRequest),
      // A wait that Discord asks for is a decision of delivery's, which knows when a message is too late.
      rejectOnRateLimit: ({ route, method }) =>
        method === "POST" && (route.startsWith("/channels/") || route === "/users/@me/channels"),
    },
  });
}
