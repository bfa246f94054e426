import { sqliteTroubleOf } from "../storage/core/sqlite-trouble.ts";
import { StoreFormatError, StoreRefusedError } from "../storage/core/store-errors.ts";

/** What the log may say about an error. */
export type ErrorDescription = {
  readonly name: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  /** Path with every id and token replaced, such as /channels/:id/messages. */
  readonly route?: string;
  /** SQLite's own code, such as 13. */
  readonly sqlite?: number;
  /** What has happened to the store, and what can be done about it. */
  readonly means?: string;
  /** Where in the code, without the message. */
  readonly at?: readonly string[];
  readonly cause?: ErrorDescription;
  /** The first few of an AggregateError; of a SuppressedError what failed first, then what failed while closing. */
  readonly errors?: readonly ErrorDescription[];
};

const PLACES_KEPT = 8;
const ERRORS_KEPT = 3;
const CAUSES_FOLLOWED = 4;

/**
 * Describes an error by kind and place, for anything that can be thrown, and never throws itself. Messages are left
 * out: they may quote what somebody typed. Of every other part only what has the form it should have is let through.
 */
export function describeError(error: unknown): ErrorDescription {
  return describe(error, CAUSES_FOLLOWED);
}

function describe(error: unknown, deeper: number): ErrorDescription {
  if (!isError(error)) return { name: typeof error };
  const code = read(error, "code");
  const status = read(error, "status");
  const method = read(error, "method");
  const route = routeOf(read(error, "url"));
  const sqlite = read(error, "errcode") === undefined ? undefined : sqliteTroubleOf(error);
  const at = placesIn(error);
  const cause = read(error, "cause");
  const name = nameOf(error);
  const errors = name === "SuppressedError" ? [read(error, "suppressed"), read(error, "error")] : read(error, "errors");
  return {
    name,
    ...(isCode(code) && { code }),
    ...(isStatus(status) && { status }),
    ...(typeof method === "string" && /^[A-Z]{3,7}$/.test(method) && { method }),
    ...(route !== undefined && { route }),
    ...(sqlite && { sqlite: sqlite.code, ...(sqlite.sentence !== undefined && { means: sqlite.sentence }) }),
    ...(isForOperator(error) && { means: error.message }),
    ...(at.length > 0 && { at }),
    ...(deeper > 0 && isError(cause) && { cause: describe(cause, deeper - 1) }),
    ...(deeper > 0 &&
      Array.isArray(errors) && { errors: errors.slice(0, ERRORS_KEPT).map((one) => describe(one, deeper - 1)) }),
  };
}

/** Its sentence is written for the operator, and of nobody. */
function isForOperator(error: unknown): error is StoreRefusedError | StoreFormatError {
  return error instanceof StoreRefusedError || error instanceof StoreFormatError;
}

/** The path of `url` with ids and tokens replaced: what is left says which call it was and about nobody. */
export function routeOf(url: unknown): string | undefined {
  if (typeof url !== "string" || !URL.canParse(url)) return undefined;
  const path = new URL(url).pathname.replace(/^\/api(\/v\d+)?(?=\/|$)/, "");
  return path
    .replace(/^\/(interactions|webhooks)\/[^/]+\/[^/]+/, "/$1/:id/:token")
    .split("/")
    .map((part) => (/^(@?[a-z][a-z-]{0,31}|:id|:token|)$/.test(part) ? part : /^\d+$/.test(part) ? ":id" : ":token"))
    .join("/");
}

/** The name of the class, which stands in the code. An error's own `name` is text like any other. */
function nameOf(error: Error): string {
  const type = read(error, "constructor");
  const name = typeof type === "function" ? read(type, "name") : undefined;
  // The web's errors are all of one class, and their names are a fixed list.
  const told = name === "DOMException" ? read(error, "name") : name;
  return typeof told === "string" && /^[A-Z][A-Za-z]{1,49}$/.test(told) ? told : "Error";
}

/** Codes of Node, SQLite and undici (ECONNREFUSED), of discord.js (TokenInvalid), and Discord's numbers. */
function isCode(code: unknown): code is string | number {
  if (typeof code === "number") return Number.isInteger(code) && Math.abs(code) < 10_000_000;
  return (
    typeof code === "string" && /^([A-Z][A-Z0-9]*(_[A-Z0-9]+)*|([A-Z][a-z]+){2,})$/.test(code) && code.length <= 50
  );
}

function isStatus(status: unknown): status is number {
  return typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599;
}

/**
 * The lines of the stack after the message. A message may have several lines, and they may look like places; where it
 * cannot be told where it ends, nothing is taken.
 */
function placesIn(error: Error): string[] {
  const [stack, name, message] = [read(error, "stack"), read(error, "name"), read(error, "message")];
  if (typeof stack !== "string" || typeof name !== "string" || typeof message !== "string") return [];
  if (name.includes("\n")) return [];
  const messageAt = stack.indexOf(message);
  if (messageAt < 0 || stack.slice(0, messageAt).includes("\n")) return [];
  return stack
    .slice(messageAt + message.length)
    .split("\n")
    .slice(1)
    .flatMap((line) => placeIn(line) ?? [])
    .slice(0, PLACES_KEPT);
}

const PLACE = /^ {4}at (?:(async |new )?([\w$.#<>]{1,80})(?: \[as [\w$]{1,40}\])? \()?(.{1,400}?)(:\d+:\d+)\)?$/;

/** "    at async run (file:///srv/winddown/src/bot.ts:12:3)" as "async run (src/bot.ts:12:3)". */
function placeIn(line: string): string | undefined {
  const [, kind = "", name, file = "", position] = PLACE.exec(line) ?? [];
  const known = /(?:^|\/)((?:src|commands|test|node_modules)\/[\w@./-]+)$|^(node:[\w/]+)$/.exec(file);
  const where = known?.[1] ?? known?.[2];
  if (where === undefined) return undefined;
  return name === undefined ? `${where}${position}` : `${kind}${name} (${where}${position})`;
}

/** `instanceof Error`, for values that may be proxies. */
export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false; // a proxy may refuse to say
  }
}

function read(from: object, key: string): unknown {
  try {
    return (from as Record<string, unknown>)[key];
  } catch {
    return undefined; // a getter may throw, and the log of one fault must not become another
  }
}
