import type { Fault, FaultRule } from "../types.ts";

/** What a fault is told to decide with. */
export type Asked = Parameters<FaultRule>[0] & {
  /** Whether the path is below a direct message with the bot. */
  readonly isDirectMessage: boolean;
  /** From 0 up to 1, from the switch's seed. */
  readonly random: () => number;
};

/** How a gateway handshake is put to a fault: it is no request of the API. */
export const HANDSHAKE = { method: "UPGRADE", path: "/gateway", body: undefined } as const;

/** One way in which a request can go wrong: which requests it can happen to, and what then happens. */
export type FaultKind = {
  readonly words: string;
  readonly concerns: (asked: Asked) => boolean;
  readonly make: (asked: Asked) => Fault;
};

const any = ({ method }: Asked) => method !== HANDSHAKE.method;
const isHandshake = ({ method }: Asked) => method === HANDSHAKE.method;
const isPost = ({ method, path }: Asked) => method === "POST" && /^\/channels\/\d+\/messages$/.test(path);
const isDirectPost = (asked: Asked) => isPost(asked) && asked.isDirectMessage;
const isOpening = ({ method, path }: Asked) => method === "POST" && path === "/users/@me/channels";
const isInChannel = ({ path }: Asked) => path.startsWith("/channels/");
const isOneMessage = ({ path }: Asked) => /\/messages\/[^/]+$/.test(path);
const isUser = ({ path }: Asked) => /^\/users\/\d+$/.test(path);
const isWithBotToken = ({ path }: Asked) => !/^\/(interactions|webhooks)\//.test(path) && path !== "/gateway";
const isNotCallback = (asked: Asked) => any(asked) && !asked.path.endsWith("/callback");

/**
 * The faults with a JSON error code, each where Discord gives it.
 * Source: docs.discord.com, "Opcodes and Status Codes", JSON Error Codes; 20026 is not listed there and known from
 * discord-api-docs#2669; its status is not published, 403 is a guess.
 */
const CODED: Readonly<Record<string, { status: number; message: string; concerns: FaultKind["concerns"] }>> = {
  10003: { status: 404, message: "Unknown Channel", concerns: isInChannel },
  10008: { status: 404, message: "Unknown Message", concerns: isOneMessage },
  10013: { status: 404, message: "Unknown User", concerns: (a) => isOpening(a) || isUser(a) || isDirectPost(a) },
  20026: {
    status: 403,
    message: "Your bot has been flagged by our anti-spam system for abusive behavior.",
    concerns: (asked) => isOpening(asked) || isDirectPost(asked),
  },
  40003: { status: 403, message: "You are opening direct messages too fast", concerns: isOpening },
  50001: { status: 403, message: "Missing Access", concerns: isInChannel },
  50013: { status: 403, message: "Missing Permissions", concerns: isInChannel },
  50007: { status: 403, message: "Cannot send messages to this user", concerns: isDirectPost },
  50278: {
    status: 403,
    message: "Cannot send messages to this user due to having no mutual guilds",
    concerns: isDirectPost,
  },
  50083: { status: 400, message: "Thread is archived", concerns: (asked) => isPost(asked) && !asked.isDirectMessage },
};

const SERVER_ERRORS = ["500", "502", "503", "504"];
const DEFAULT_SLOW_MS = 2000;

/** A phrase's first words, and what is left of it after them. */
export type Named = { readonly name: string; readonly kind: FaultKind; readonly rest: readonly string[] };

/** The fault that a phrase begins with, undefined when it begins with none. */
export function namedFault(words: readonly string[]): Named | undefined {
  const [first = "", second = ""] = words;
  const coded = CODED[first];
  if (coded) {
    const { status, message, concerns } = coded;
    const fault: Fault = { kind: "status", status, code: Number(first), message };
    return named(first, `${first} (${message})`, concerns, () => fault, words.slice(1));
  }
  const [, anyStatus, anyCode] = /^([45]\d\d)\/(\d{1,7})$/.exec(first) ?? [];
  if (anyStatus !== undefined) {
    const fault: Fault = { kind: "status", status: Number(anyStatus), code: Number(anyCode) };
    return named(first, `a ${anyStatus} with the code ${anyCode}`, isWithBotToken, () => fault, words.slice(1));
  }
  if (SERVER_ERRORS.includes(first)) {
    const fault: Fault = { kind: "status", status: Number(first) };
    return named(first, `a ${first}`, any, () => fault, words.slice(1));
  }
  switch (first) {
    case "html": {
      const hasStatus = /^[2-5]\d\d$/.test(second); // also where a proxy or a redirect answers in Discord's place
      const status = hasStatus ? Number(second) : 502;
      const fault: Fault = { kind: "html", status };
      return named("html", `a ${status} with a page instead of JSON`, any, () => fault, words.slice(hasStatus ? 2 : 1));
    }
    case "429": {
      const isStorm = second === "storm";
      const text = isStorm
        ? "a 429 for the whole bot, with waits of 0.2 to 1 seconds"
        : "a 429 that says to wait a second";
      const make = isStorm ? (asked: Asked) => limited(0.2 + asked.random() * 0.8, true) : () => limited(1, false);
      return named("429", text, isStorm ? isNotCallback : any, make, words.slice(isStorm ? 2 : 1));
    }
    case "401":
      return named("401", "401 (the token was revoked)", isWithBotToken, unauthorized, words.slice(1));
    case "slow": {
      const given = readMilliseconds(second);
      const ms = given ?? DEFAULT_SLOW_MS;
      return named(
        "slow",
        `an answer ${ms / 1000} s late`,
        any,
        () => late(ms),
        words.slice(given === undefined ? 1 : 2),
      );
    }
    case "upgrade": {
      if (!/^[45]\d\d$/.test(second)) return undefined;
      const fault: Fault = { kind: "status", status: Number(second) };
      return named("upgrade", `a gateway that answers ${second}`, isHandshake, () => fault, words.slice(2));
    }
    case "lost-answer":
    case "cut-after":
      return named(
        "lost-answer",
        "carried out, and the answer is lost",
        any,
        () => ({ kind: "cut-after" }),
        words.slice(1),
      );
    case "cut-before":
      return named("cut-before", "cut off before it arrives", any, () => ({ kind: "cut-before" }), words.slice(1));
    default:
      return undefined;
  }
}

/** What one can say, for whoever said something else. */
export const KNOWN_FAULTS =
  "500, 502, 503, html 502, html 403, html 429, html 200, 429, 429 storm, 401, slow 2s, cut-before, lost-answer, upgrade 503, " +
  `${Object.keys(CODED).join(", ")}, any other code with its status (404/0, 403/340001), each alone or with “next”, “next 3” or “10%”; gateway; off`;

function named(
  name: string,
  words: string,
  concerns: FaultKind["concerns"],
  make: FaultKind["make"],
  rest: readonly string[],
): Named {
  return { name, kind: { words, concerns, make }, rest };
}

const unauthorized = (): Fault => ({ kind: "status", status: 401, code: 0, message: "401: Unauthorized" });

function limited(seconds: number, isGlobal: boolean): Fault {
  const headers = {
    "retry-after": seconds.toFixed(3),
    "x-ratelimit-scope": isGlobal ? "global" : "user",
    ...(isGlobal && { "x-ratelimit-global": "true" }),
  };
  return { kind: "status", status: 429, message: "You are being rate limited.", headers };
}

function late(ms: number): Fault {
  return { kind: "hold", until: new Promise((resolve) => setTimeout(resolve, ms).unref()) };
}

function readMilliseconds(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text);
  if (!found) return undefined;
  return Number(found[1]) * (found[2] === "s" ? 1000 : 1);
}
