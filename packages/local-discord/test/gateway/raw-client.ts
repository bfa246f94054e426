import { once } from "node:events";
import WebSocket from "ws";
import { createLocalDiscord } from "../../src/local-discord.ts";
import type { LocalDiscord, LocalDiscordOptions } from "../../src/types.ts";
import { standingClock } from "../tiny-bot.ts";

export type Heard = {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: Record<string, unknown>;
};

/** A local Discord that is gone at the end of the test. */
export async function localDiscord(
  gateway: LocalDiscordOptions["gateway"] = {},
): Promise<LocalDiscord & AsyncDisposable> {
  const discord = await createLocalDiscord({ now: standingClock().now, gateway });
  return Object.assign(discord, { [Symbol.asyncDispose]: () => discord.close() });
}

export type RawClient = Awaited<ReturnType<typeof rawClient>>;

/** A client that says what it is told to say, and nothing of its own accord. */
export async function rawClient(discord: LocalDiscord, url = gatewayOf(discord)) {
  const socket = new WebSocket(`${url}?v=10&encoding=json`);
  const heard: Heard[] = [];
  const listeners = new Set<() => void>();
  const closed = once(socket, "close").then(([code]) => code as number);
  socket.on("message", (raw) => {
    heard.push(JSON.parse(raw.toString()));
    for (const listener of [...listeners]) listener();
  });
  /** The next thing heard that `isIt`, from the start of the connection unless it was waited for before. */
  let read = 0;
  const next = (isIt: (heard: Heard) => boolean) =>
    new Promise<Heard>((resolve, reject) => {
      const look = () => {
        const index = heard.findIndex((each, at) => at >= read && isIt(each));
        const found = heard[index];
        if (!found) return;
        read = index + 1;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      void closed.then((code) => reject(new Error(`Closed with ${code} while waiting.`)));
      look();
    });
  const say = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  await next(({ op }) => op === 10);
  return {
    heard,
    /** The close code, once there is one. */
    closed,
    say,
    sayRaw: (text: string) => socket.send(text),
    next: (name: string) => next(({ t }) => t === name),
    nextOp: (op: number) => next((each) => each.op === op),
    identify: (more: object = {}) => say(2, { token: discord.token, intents: 0, properties: {}, ...more }),
    resume: (sessionId: unknown, seq: number) => say(6, { token: discord.token, session_id: sessionId, seq }),
    close: (code = 1000) => socket.close(code),
    cut: () => socket.terminate(),
  };
}

export function gatewayOf({ apiUrl }: LocalDiscord): string {
  return apiUrl.replace("http:", "ws:").replace("/api", "/gateway");
}
