import { z } from "zod";
import { SPREAD_MINUTES } from "../delivery/crowd.ts";
import { readShards, type Shards } from "./shards.ts";

/** The settings cannot be used. The message names variables and never shows a value: it may be a token. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export type Environment = Readonly<Record<string, string | undefined>>;

const HttpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

/** 32 bytes, as `openssl rand` writes them. */
const KeyText = z
  .string()
  .refine(
    (text) => keyBytes(text) !== undefined,
    "is not a key: it takes 32 random bytes in base64 or hex, not a passphrase. `openssl rand -base64 32` makes one",
  );

/** Every variable the bot reads, with its default. */
export const Settings = z.object({
  DISCORD_TOKEN: z
    .string({ error: "is missing: make a bot at https://discord.com/developers and copy its token" })
    .regex(/^\S*$/, "has a space or a line break in it: copy the token alone"),
  DISCORD_API_URL: HttpUrl.default("https://discord.com/api"),
  STATE_DIR: z.string().default("./var"),
  STORE_KEY: KeyText.optional(),
  STORE_KEY_OLD: KeyText.optional(),
  SUPPORT_URL: HttpUrl.optional(),
  PRIVACY_URL: HttpUrl.optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  REGISTER_AT_START: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  DIARY: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  SPREAD_MINUTES: z
    .string()
    .regex(/^\d{1,2}$/, `must be a number of minutes from 0 to ${SPREAD_MINUTES.most}; 0 switches it off`)
    .transform(Number)
    .refine((minutes) => minutes <= SPREAD_MINUTES.most, `must be ${SPREAD_MINUTES.most} minutes at most`)
    .default(SPREAD_MINUTES.usual),
  CLOCK: z.enum(["system", "parent"], { error: "must be system or parent" }).default("system"),
  SHARDS: z.string().optional(),
  SHARD_COUNT: z.string().optional(),
  HEALTH_PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port, such as 8787; 0 takes a free one")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a port: 65535 is the last")
    .optional(),
  HEALTH_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an address of this machine, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "must be the address of a PostgreSQL database, such as postgres://user:password@host/name",
    })
    .optional(),
});

/** The names that `.env` may set. */
export const SETTING_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(Settings.shape).filter((name) => name !== "CLOCK"), // the playground's own
  "NODE_ENV",
  "NO_COLOR",
]);

const BackupSettings = Settings.pick({ STATE_DIR: true, STORE_KEY: true, STORE_KEY_OLD: true }).extend({
  DATABASE_URL: z
    .undefined({
      error: "is set, and this is for SQLite only: use pg_dump and pg_restore for PostgreSQL, or unset it for this",
    })
    .optional(),
});

export type Config = {
  readonly token: string;
  readonly apiUrl: string;
  readonly stateDir: string;
  /** Where everything is kept instead of in `stateDir`; holds a password. */
  readonly databaseUrl: string | undefined;
  /** What is kept about people is encrypted with; undefined: it is not. */
  readonly storeKeys: { readonly current: Buffer; readonly old: Buffer | undefined } | undefined;
  readonly supportUrl: string | undefined;
  readonly privacyUrl: string | undefined;
  readonly logLevel: string;
  /** Never with a database: several instances would register on top of each other, and in a rolling restart two versions. */
  readonly registersAtStart: boolean;
  /** Whether there is a sleep diary. What was kept of one can be seen and deleted all the same. */
  readonly hasDiary: boolean;
  /** By how many minutes at most a message may be early when more people share its minute than Discord's limit carries. */
  readonly spreadMinutes: number;
  /** undefined: as many shards as Discord recommends, all of them in this process. */
  readonly shards: Shards | undefined;
  /** Where `/healthz`, `/readyz` and `/metrics` are answered; undefined: nowhere. */
  readonly health: { readonly host: string; readonly port: number } | undefined;
  /** The sslmode that DATABASE_URL asks for, where it stands for verify-full. */
  readonly sslModeRaised: string | undefined;
  /** Variables that name a proxy for Discord's address: it is not used, and the operator may think so. */
  readonly unusedProxies: readonly string[];
  /** "parent" when a parent process owns the time: the playground and the tests. */
  readonly clock: "system" | "parent";
};

/** @throws {ConfigError} naming every variable that is wrong */
export function readConfig(environment: Environment): Config {
  const settings = parsed(Settings, environment, CANNOT_START);
  checkToken(settings);
  return {
    token: settings.DISCORD_TOKEN,
    apiUrl: settings.DISCORD_API_URL,
    stateDir: settings.STATE_DIR,
    databaseUrl: settings.DATABASE_URL && withFullTls(settings.DATABASE_URL),
    sslModeRaised: settings.DATABASE_URL === undefined ? undefined : raisedMode(settings.DATABASE_URL),
    storeKeys: storeKeys(settings.STORE_KEY, settings.STORE_KEY_OLD),
    supportUrl: settings.SUPPORT_URL,
    privacyUrl: settings.PRIVACY_URL,
    logLevel: settings.LOG_LEVEL,
    registersAtStart: settings.REGISTER_AT_START === "on" && settings.DATABASE_URL === undefined,
    hasDiary: settings.DIARY === "on",
    spreadMinutes: settings.SPREAD_MINUTES,
    shards: shards(settings),
    health: settings.HEALTH_PORT === undefined ? undefined : { host: settings.HEALTH_HOST, port: settings.HEALTH_PORT },
    unusedProxies: unusedProxies(environment, new URL(settings.DISCORD_API_URL)),
    clock: settings.CLOCK,
  };
}

/** pg takes these for verify-full, and says so in a warning of many lines that is no line of the log. */
const TAKEN_FOR_FULL = ["prefer", "require", "verify-ca"];

function raisedMode(databaseUrl: string): string | undefined {
  const query = new URL(databaseUrl).searchParams;
  const mode = query.get("sslmode") ?? undefined;
  return mode !== undefined && TAKEN_FOR_FULL.includes(mode) && query.get("uselibpqcompat") !== "true"
    ? mode
    : undefined;
}

function withFullTls(databaseUrl: string): string {
  if (raisedMode(databaseUrl) === undefined) return databaseUrl;
  const url = new URL(databaseUrl);
  url.searchParams.set("sslmode", "verify-full");
  return url.href;
}

/** Neither discord.js' requests nor its gateway go by these. */
function unusedProxies(environment: Environment, { protocol, hostname }: URL): string[] {
  const names = protocol === "https:" ? ["HTTPS_PROXY", "ALL_PROXY"] : ["HTTP_PROXY", "ALL_PROXY"];
  const excepted = (environment.NO_PROXY ?? environment.no_proxy ?? "").split(",").map((name) => name.trim());
  const isExcepted = excepted.some((name) => name === "*" || (name !== "" && isWithin(hostname, name)));
  if (isExcepted || hostname === "localhost" || hostname.startsWith("127.")) return [];
  return names.flatMap((name) => [name, name.toLowerCase()]).filter((name) => environment[name]?.trim());
}

function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain.replace(/^\./, "") || hostname.endsWith(`.${domain.replace(/^\./, "")}`);
}

const MigrationSettings = Settings.pick({ STATE_DIR: true, STORE_KEY: true, STORE_KEY_OLD: true }).extend({
  DATABASE_URL: Settings.shape.DATABASE_URL.unwrap(),
});

/**
 * What `npm run migrate` goes by.
 *
 * @throws {ConfigError} naming every variable that is wrong
 */
export function readMigrationConfig(
  environment: Environment,
): Pick<Config, "stateDir" | "storeKeys"> & { databaseUrl: string } {
  const settings = parsed(MigrationSettings, environment, "There is nothing to migrate with these settings:");
  return {
    stateDir: settings.STATE_DIR,
    databaseUrl: withFullTls(settings.DATABASE_URL),
    storeKeys: storeKeys(settings.STORE_KEY, settings.STORE_KEY_OLD),
  };
}

/**
 * What `npm run backup` and `npm run restore` need: no token, so that they can run where that is not.
 *
 * @throws {ConfigError} naming every variable that is wrong
 */
export function backupSettings(
  environment: Environment,
  heading = "There is no backup with these settings:",
): Pick<Config, "stateDir"> & { keys: Config["storeKeys"] } {
  const settings = parsed(BackupSettings, environment, heading);
  return { stateDir: settings.STATE_DIR, keys: storeKeys(settings.STORE_KEY, settings.STORE_KEY_OLD) };
}

const CANNOT_START = "Winddown cannot start with these settings:";
/** Discord's own are some 70 characters long; a local server may have any. */
const SHORTEST_TOKEN = 20;

function checkToken({ DISCORD_TOKEN, DISCORD_API_URL }: z.infer<typeof Settings>): void {
  const isDiscord = /(^|\.)discord\.com$/.test(new URL(DISCORD_API_URL).hostname);
  if (isDiscord && DISCORD_TOKEN.length < SHORTEST_TOKEN)
    throw new ConfigError(`${CANNOT_START}\n  DISCORD_TOKEN is too short for a bot token\n\n${SEE_EXAMPLE}`);
}

const SEE_EXAMPLE = "Every setting is explained in .env.example.";

function parsed<T>(schema: z.ZodType<T>, environment: Environment, heading: string): T {
  const result = schema.safeParse(withoutEmpty(environment));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new ConfigError([heading, ...lines, "", SEE_EXAMPLE].join("\n"));
}

function storeKeys(current: string | undefined, old: string | undefined): Config["storeKeys"] {
  const bytes = keyBytes(current ?? "");
  if (bytes !== undefined) return { current: bytes, old: keyBytes(old ?? "") };
  if (old === undefined) return undefined;
  throw new ConfigError(
    `${CANNOT_START}\n  STORE_KEY is missing: STORE_KEY_OLD is only for reading what an earlier key wrote, and decrypting the store for good is not supported`,
  );
}

function shards({ SHARDS, SHARD_COUNT, DATABASE_URL }: z.infer<typeof Settings>): Config["shards"] {
  const read = readShards(SHARDS, SHARD_COUNT);
  if (read === undefined) return undefined;
  if ("ids" in read && (read.ids.length === read.count || DATABASE_URL !== undefined)) return read;
  const { variable, message } =
    "ids" in read
      ? {
          variable: "SHARDS",
          message: "leaves out shards, which takes DATABASE_URL: all processes need the same records",
        }
      : read;
  throw new ConfigError(`${CANNOT_START}\n  ${variable} ${message}`);
}

/** The 32 bytes that a text stands for in hex or in either base64; undefined for any other text. */
function keyBytes(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, "base64") : undefined;
}

/**
 * Whether `npm start` opens the playground: only where nobody can have meant to run the bot for real.
 * In production, or with a database set, a missing token is an error that names it. The tour is asked for by name, so
 * it opens the playground beside a token, too: that token stays unused.
 *
 * @throws {ConfigError} when the tour is asked for where the playground never opens
 */
export function opensPlayground(environment: Environment, { tour }: { readonly tour: boolean }): boolean {
  const { DISCORD_TOKEN, NODE_ENV, DATABASE_URL } = withoutEmpty(environment);
  const mayOpen = NODE_ENV !== "production" && DATABASE_URL === undefined;
  if (tour && !mayOpen) {
    throw new ConfigError("The tour is for trying Winddown out: unset NODE_ENV=production and DATABASE_URL for it.");
  }
  return mayOpen && (tour || DISCORD_TOKEN === undefined);
}

/** What the playground takes over from the environment for the bot it starts. */
export function playgroundSettings(environment: Environment): {
  stateDir: string;
  colour: boolean;
  forBot: Record<string, string>;
} {
  const { STATE_DIR = "./var", NO_COLOR, SUPPORT_URL, PRIVACY_URL } = withoutEmpty(environment);
  return {
    stateDir: STATE_DIR,
    colour: NO_COLOR === undefined,
    forBot: { ...(SUPPORT_URL && { SUPPORT_URL }), ...(PRIVACY_URL && { PRIVACY_URL }) },
  };
}

/** In a .env file `NAME=` means "not set". */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
}
