import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import {
  backupSettings,
  ConfigError,
  opensPlayground,
  playgroundSettings,
  readConfig,
  Settings,
} from "../../../src/config/config.ts";

const TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.GuzzLE.s3cr3t-s3cr3t-s3cr3t";

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error("these settings were accepted");
}

test("a token is all it takes; everything else has a default", () => {
  expect(readConfig({ DISCORD_TOKEN: TOKEN })).toEqual({
    token: TOKEN,
    apiUrl: "https://discord.com/api",
    stateDir: "./var",
    storeKeys: undefined,
    supportUrl: undefined,
    privacyUrl: undefined,
    logLevel: "info",
    registersAtStart: true,
    hasDiary: true,
    spreadMinutes: 5,
    shards: undefined,
    health: undefined,
    sslModeRaised: undefined,
    unusedProxies: [],
    clock: "system",
  });
});

test.each([
  [{ HTTPS_PROXY: "http://proxy:3128" }, ["HTTPS_PROXY"]],
  [{ https_proxy: "http://proxy:3128", ALL_PROXY: "socks5://proxy" }, ["https_proxy", "ALL_PROXY"]],
  [{ HTTP_PROXY: "http://proxy:3128" }, []], // Discord is asked over HTTPS
  [{ HTTP_PROXY: "http://proxy:3128", DISCORD_API_URL: "http://gateway.lan/api" }, ["HTTP_PROXY"]],
  [{ HTTPS_PROXY: "http://proxy:3128", NO_PROXY: "localhost, .discord.com" }, []],
  [{ HTTPS_PROXY: "http://proxy:3128", NO_PROXY: "cord.com" }, ["HTTPS_PROXY"]],
  [{ HTTP_PROXY: "http://proxy:3128", DISCORD_API_URL: "http://127.0.0.1:80/api" }, []],
  [{ HTTPS_PROXY: "" }, []],
])("a proxy that is set and not used is known: %j", (environment, names) => {
  expect(readConfig({ DISCORD_TOKEN: TOKEN, ...environment }).unusedProxies).toEqual(names);
});

test("every variable has its say", () => {
  expect(
    readConfig({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: "http://127.0.0.1:8080/api",
      STATE_DIR: "/srv/winddown",
      DATABASE_URL: "postgres://winddown:asleep@db:5432/winddown?sslmode=verify-full",
      STORE_KEY: Buffer.alloc(32, 250).toString("base64"),
      STORE_KEY_OLD: "0a".repeat(32),
      SUPPORT_URL: "https://example.org/support",
      PRIVACY_URL: "https://example.org/privacy",
      LOG_LEVEL: "warn",
      REGISTER_AT_START: "off",
      DIARY: "off",
      SPREAD_MINUTES: "10",
      SHARDS: "0-1",
      SHARD_COUNT: "4",
      HEALTH_PORT: "8787",
      HEALTH_HOST: "::1",
      CLOCK: "parent",
      PATH: "/usr/bin",
    }),
  ).toEqual({
    token: TOKEN,
    apiUrl: "http://127.0.0.1:8080/api",
    stateDir: "/srv/winddown",
    databaseUrl: "postgres://winddown:asleep@db:5432/winddown?sslmode=verify-full",
    storeKeys: { current: Buffer.alloc(32, 250), old: Buffer.alloc(32, 10) },
    supportUrl: "https://example.org/support",
    privacyUrl: "https://example.org/privacy",
    logLevel: "warn",
    registersAtStart: false,
    hasDiary: false,
    spreadMinutes: 10,
    shards: { ids: [0, 1], count: 4 },
    health: { host: "::1", port: 8787 },
    sslModeRaised: undefined,
    unusedProxies: [],
    clock: "parent",
  });
});

test.each(["", "   ", "\t"])("a variable that is set to nothing (%j) is not set", (nothing) => {
  const empty = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, nothing]));
  expect(readConfig({ ...empty, DISCORD_TOKEN: TOKEN })).toEqual(readConfig({ DISCORD_TOKEN: TOKEN }));
});

describe("a setting that cannot be used is refused by name, and its value is never shown", () => {
  test.each([
    ["DISCORD_TOKEN", "s3cr3t"],
    ["DISCORD_TOKEN", `Bot ${TOKEN}`],
    ["DISCORD_TOKEN", `${TOKEN}\n${TOKEN}`],
    ["DISCORD_API_URL", "ftp://s3cr3t:s3cr3t@example.org"],
    ["DISCORD_API_URL", "s3cr3t"],
    ["STORE_KEY", "s3cr3t passphrase that is long enough to be one"],
    ["STORE_KEY", `${"s3cr3t".repeat(7)}A=A`],
    ["STORE_KEY", "s3cr3t"],
    ["STORE_KEY_OLD", "s3cr3t"],
    ["SUPPORT_URL", "javascript:s3cr3t"],
    ["PRIVACY_URL", "javascript:s3cr3t"],
    ["LOG_LEVEL", "s3cr3t"],
    ["REGISTER_AT_START", "s3cr3t"],
    ["SPREAD_MINUTES", "s3cr3t"],
    ["SPREAD_MINUTES", "16"],
    ["SPREAD_MINUTES", "-1"],
    ["HEALTH_PORT", "s3cr3t"],
    ["HEALTH_PORT", "70000"],
    ["HEALTH_HOST", "http://s3cr3t/"],
    ["CLOCK", "s3cr3t"],
    ["DATABASE_URL", "mysql://winddown:s3cr3t@db/winddown"],
    ["DATABASE_URL", "winddown:s3cr3t@db"],
  ])("%s=%s", (name, value) => {
    const sentence = refusal({ DISCORD_TOKEN: TOKEN, [name]: value });
    expect(sentence).toMatch(new RegExp(`^ {2}${name} \\w`, "m"));
    expect(sentence).not.toContain("s3cr3t");
    expect(sentence).not.toContain(TOKEN);
  });
});

test("a backup needs no token, and refuses what it cannot back up by name", () => {
  expect(backupSettings({})).toEqual({ stateDir: "./var", keys: undefined });
  const wrong = () => backupSettings({ DATABASE_URL: "postgres://s3cr3t", STORE_KEY: "s3cr3t" });
  expect(wrong).toThrow(/STORE_KEY is not a key/);
  expect(wrong).toThrow(/DATABASE_URL is set.*pg_dump/);
  expect(wrong).not.toThrow(/s3cr3t/);
});

test("a key may be written in hex or in either base64, and an old one needs a new one", () => {
  const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index));
  for (const form of ["hex", "base64", "base64url"] as const)
    expect(readConfig({ DISCORD_TOKEN: TOKEN, STORE_KEY: bytes.toString(form) }).storeKeys?.current).toEqual(bytes);
  expect(refusal({ DISCORD_TOKEN: TOKEN, STORE_KEY: "correct horse" })).toContain(
    "`openssl rand -base64 32` makes one",
  );
  expect(refusal({ DISCORD_TOKEN: TOKEN, STORE_KEY_OLD: bytes.toString("hex") })).toMatch(/^ {2}STORE_KEY is missing/m);
});

test("a missing token is said to be missing, and where to get one", () => {
  expect(refusal({})).toMatch(/DISCORD_TOKEN is missing: .*https:\/\/discord\.com\/developers/);
});

test("everything that is wrong is named at once", () => {
  const sentence = refusal({ LOG_LEVEL: "loud", REGISTER_AT_START: "yes" });
  for (const name of ["DISCORD_TOKEN", "LOG_LEVEL", "REGISTER_AT_START"]) expect(sentence).toContain(`  ${name} `);
});

test.each<[string, Record<string, string | undefined>, boolean]>([
  ["nothing is set", {}, true],
  ["the token is empty", { DISCORD_TOKEN: "" }, true],
  ["this is development", { NODE_ENV: "development" }, true],
  ["there is a token", { DISCORD_TOKEN: TOKEN }, false],
  ["this is production", { NODE_ENV: "production" }, false],
  ["there is a database", { DATABASE_URL: "postgres://db" }, false],
  ["the database is empty", { DATABASE_URL: "" }, true],
  ["there is a token and this is production", { DISCORD_TOKEN: TOKEN, NODE_ENV: "production" }, false],
])("when %s, npm start opens the playground: %o → %s", (_when, environment, opens) => {
  expect(opensPlayground(environment, { tour: false })).toBe(opens);
});

test("the playground hands on the addresses that `/help` shows, and nothing else of the environment", () => {
  const shown = { SUPPORT_URL: "https://example.org", PRIVACY_URL: "https://example.org/privacy" };
  expect(playgroundSettings({ ...shown, DISCORD_TOKEN: TOKEN, STATE_DIR: "" })).toEqual({
    stateDir: "./var",
    colour: true,
    forBot: shown,
  });
  expect(playgroundSettings({ NO_COLOR: "1", STATE_DIR: "/tmp/play" })).toEqual({
    stateDir: "/tmp/play",
    colour: false,
    forBot: {},
  });
});

describe(".env.example", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8");
  const example = parseEnv(text);
  /** Set by the playground and the tests when they start the bot, and of no use to anybody else. */
  const INTERNAL = ["CLOCK"];
  /** Read before the bot is started, to choose between it and the playground. */
  const BEFORE = ["NODE_ENV"];

  test("lists exactly the variables that are read for the bot, the token first", () => {
    const known = [...BEFORE, ...Object.keys(Settings.shape).filter((name) => !INTERNAL.includes(name))];
    expect(Object.keys(example).toSorted()).toEqual(known.toSorted());
    expect(text.match(/^[A-Z_]+(?==)/m)?.[0]).toBe("DISCORD_TOKEN");
  });

  test("says on one line what each is for", () => {
    for (const name of Object.keys(example)) expect(text).toMatch(new RegExp(`^# [A-Z].*\\.\n${name}=`, "m"));
  });

  test("works as it stands once it has a token, and changes nothing", () => {
    expect(readConfig({ ...example, DISCORD_TOKEN: TOKEN })).toEqual(readConfig({ DISCORD_TOKEN: TOKEN }));
    expect(opensPlayground(example, { tour: false })).toBe(true);
  });

  test("shows every default", () => {
    const defaults = Settings.parse({ DISCORD_TOKEN: TOKEN });
    for (const [name, value] of Object.entries(defaults)) {
      if (name !== "DISCORD_TOKEN" && !INTERNAL.includes(name)) expect(example[name]).toBe(String(value));
    }
  });
});

test.each([
  ["discord.com", undefined, 19, true],
  ["discord.com", undefined, 20, false],
  ["a version of it", "https://canary.discord.com/api", 19, true],
  ["a server of one's own", "http://127.0.0.1:8080/api", 1, false],
  ["a server that is only named like it", "https://notdiscord.com/api", 1, false],
])("how long a token is matters to %s alone (%s, %i characters)", (_name, url, length, isRefused) => {
  const read = () => readConfig({ DISCORD_TOKEN: "x".repeat(length), ...(url && { DISCORD_API_URL: url }) });
  if (isRefused) expect(read).toThrow("DISCORD_TOKEN is too short for a bot token");
  else expect(read().token).toHaveLength(length);
});

test.each([
  ["?sslmode=require", "?sslmode=verify-full", "require"],
  ["?sslmode=prefer&application_name=x", "?sslmode=verify-full&application_name=x", "prefer"],
  ["?sslmode=verify-ca&sslrootcert=%2Fca.pem", "?sslmode=verify-full&sslrootcert=%2Fca.pem", "verify-ca"],
  ["?sslmode=verify-full", "?sslmode=verify-full", undefined],
  ["?sslmode=disable", "?sslmode=disable", undefined],
  ["?sslmode=require&uselibpqcompat=true", "?sslmode=require&uselibpqcompat=true", undefined],
  ["", "", undefined],
])("what pg warns of in many lines it is not given: “%s”", (query, given, raised) => {
  const url = "postgres://winddown:asleep@db:5432/winddown";
  const config = readConfig({ DISCORD_TOKEN: TOKEN, DATABASE_URL: `${url}${query}` });
  expect([config.databaseUrl, config.sslModeRaised]).toEqual([`${url}${given}`, raised]);
});
