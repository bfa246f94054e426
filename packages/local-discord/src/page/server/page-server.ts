import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { reasonOf } from "../../terminal/reason.ts";
import type { DiscordEvent } from "../../types.ts";
import { pageScript } from "../bundle.ts";
import type { FromServer, PageState, PageTour } from "../protocol.ts";
import { type ActionDependencies, createActions } from "./actions.ts";
import { refusalOf } from "./guard.ts";
import { pageCss, pageHtml, SECURITY_HEADERS } from "./static-files.ts";
import { createStream } from "./stream.ts";
import { channelsOf, newestOfAll, pageMessage } from "./views.ts";

export type PageServerOptions = Omit<ActionDependencies, "dismissed"> & {
  readonly tour?: PageTour | undefined;
  /** Default: one of the system's choosing. */
  readonly port?: number;
};

export interface PageServer {
  /** "http://127.0.0.1:<port>" */
  readonly url: string;
  close(): Promise<void>;
}

/** How often it is looked whether the clock, the bot or anybody's settings have changed from elsewhere. */
const LOOK_MS = 200;
/** A clock that was not touched may seem to be off by this much. */
const CLOCK_SLACK_MS = 250;
const LONGEST_BODY_BYTES = 256 * 1024;
/** What a file of Discord's may come to, of people without Nitro. */
const LONGEST_FILE_BYTES = 25_000_000;
const SHOWN_PICTURES = /^image\/(png|jpeg|gif|webp|avif)$/;

/**
 * The local Discord as a page in the browser, on 127.0.0.1: what happens goes out as a stream of events, and what
 * somebody does comes in as one POST each. Both go through the same interface as the terminal, so that the two are
 * in step.
 */
export async function createPageServer(options: PageServerOptions): Promise<PageServer> {
  const { discord, timeline, bot } = options;
  const key = randomBytes(18).toString("base64url");
  const stream = createStream();
  const dismissed = new Set<string>();
  const actions = createActions({ ...options, dismissed });
  let busyWithClock = 0;
  let starting = 0;
  let script: Promise<string> | undefined;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, "text/plain; charset=utf-8", reasonOf(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const refusal = refusalOf({ method, headers: request.headers }, port);
    if (refusal !== undefined) return send(response, 403, "text/plain; charset=utf-8", refusal);
    const url = URL.parse(request.url ?? "/", "http://127.0.0.1");
    if (url === null) return send(response, 400, "text/plain", "");
    if (method === "POST") return act(request, response, url.pathname);
    if (method !== "GET") return send(response, 405, "text/plain", "");
    switch (url.pathname) {
      case "/":
        return send(response, 200, "text/html; charset=utf-8", pageHtml(discord.server.name, key));
      case "/page.css":
        return send(response, 200, "text/css; charset=utf-8", pageCss());
      case "/page.js":
        script ??= pageScript();
        return send(response, 200, "text/javascript; charset=utf-8", await script);
      case "/events":
        if (!hasKey(url.searchParams.get("key"))) return send(response, 403, "text/plain", "");
        return stream.add(response, SECURITY_HEADERS, [{ type: "state", state: state() }, hello(), commands()]);
    }
    const file = discord.file(url.pathname);
    if (!file) return send(response, 404, "text/plain", "");
    // What a bot sends may be anything: only what is surely a picture is ever shown, all else is saved.
    const isPicture = SHOWN_PICTURES.test(file.contentType);
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      "content-type": isPicture ? file.contentType : "application/octet-stream",
      "content-disposition": `${isPicture ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
    response.end(file.bytes);
  }

  async function act(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const name = path.replace(/^\/act\//, "");
    if (!hasKey(request.headers["x-key"])) return send(response, 403, "text/plain", "");
    if (name !== "give" && !actions.isKnown(name)) return send(response, 404, "text/plain", "");
    if (name === "give") return give(request, response);
    const body = await readJson(request);
    if (body === undefined) return send(response, 400, "text/plain", "");
    const [clock, bots] = [name === "clock" ? 1 : 0, name === "bot" ? 1 : 0];
    busyWithClock += clock;
    starting += bots;
    try {
      const outcome = await actions.run(name, body);
      send(response, 200, "application/json; charset=utf-8", JSON.stringify(outcome));
    } finally {
      busyWithClock -= clock;
      starting -= bots;
      look();
    }
  }

  /** A file, as it is; its name stands in a header, because it may be anything. */
  async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBytes(request, LONGEST_FILE_BYTES);
    const name = request.headers["x-file-name"];
    if (bytes === undefined || typeof name !== "string" || !/^[\w.~%!'()*-]{1,600}$/.test(name))
      return send(response, 400, "text/plain; charset=utf-8", "That file is too large for Discord.");
    send(response, 200, "application/json; charset=utf-8", JSON.stringify(discord.give(nameIn(name), bytes)));
  }

  function hasKey(given: unknown): boolean {
    const bytes = Buffer.from(typeof given === "string" ? given : "");
    return bytes.length === key.length && timingSafeEqual(bytes, Buffer.from(key));
  }

  function hello(): FromServer {
    const { bot: user, server: guild } = discord;
    return {
      type: "hello",
      bot: user,
      server: { id: guild.id, name: guild.name, roles: guild.roles },
      channels: channelsOf(discord),
      ...newestOfAll(discord),
      tour: options.tour,
    };
  }

  function commands(): FromServer {
    return { type: "commands", commands: discord.commands() };
  }

  function state(): PageState {
    return {
      people: discord.people.map((person) => ({
        user: person.user,
        locale: person.locale,
        zone: person.zone,
        ...discord.standing(person),
      })),
      clock: {
        at: timeline.now().epochMilliseconds,
        isRunning: timeline.running,
        isMoving: busyWithClock > 0,
      },
      bot: bot.running ? "running" : starting > 0 ? "starting" : "off",
      faults: discord.faults.active(),
      dismissed: [...dismissed],
    };
  }

  let told = { text: "", clockAt: 0, realAt: 0 };
  let toldCommands: unknown;
  let toldChannels = "";
  /** Threads come, change and go. */
  function tellChannels(): void {
    const channels = channelsOf(discord);
    const text = JSON.stringify(channels);
    if (text === toldChannels) return;
    toldChannels = text;
    stream.tell({ type: "channels", channels });
  }
  /** Tells of what has changed since the last look, whoever changed it. */
  function look(): void {
    if (stream.listeners === 0) return;
    if (discord.commands() !== toldCommands) {
      toldCommands = discord.commands();
      stream.tell(commands());
    }
    tellChannels();
    const now = state();
    const { clock, ...rest } = now;
    const text = JSON.stringify([rest, clock.isMoving]);
    const realAt = performance.now();
    const expected = told.clockAt + (clock.isRunning ? realAt - told.realAt : 0);
    if (text === told.text && Math.abs(clock.at - expected) < CLOCK_SLACK_MS) return;
    told = { text, clockAt: clock.at, realAt };
    stream.tell({ type: "state", state: now });
  }
  const looking = setInterval(look, LOOK_MS).unref();

  const stopListening = discord.on((event: DiscordEvent) => {
    if (event.type === "gateway") return;
    if (event.type === "delete") return stream.tell({ type: "gone", id: event.messageId });
    if (event.seen.place === "thread") tellChannels(); // before what is in it
    const item = pageMessage(discord, event.seen, event.type === "thinking");
    if (item) stream.tell({ type: "message", item });
  });

  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      clearInterval(looking);
      stopListening();
      stream.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...SECURITY_HEADERS, "content-type": type }).end(body);
}

function nameIn(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch (error) {
    if (error instanceof URIError) return "file"; // not of the page's making
    throw error;
  }
}

/** @returns undefined for more than that */
async function readBytes(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** @returns undefined for what is no JSON, or too long */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(request, LONGEST_BODY_BYTES);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
