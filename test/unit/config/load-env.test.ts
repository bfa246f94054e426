import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../src/config/config.ts";
import { loadEnvFile } from "../../../src/config/load-env.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const TOKEN = "x".repeat(70);

/** A `.env` of these bytes, and what comes of it in this environment. */
function loaded(bytes: string | Buffer, environment: NodeJS.ProcessEnv = {}) {
  const file = join(tempFolder(), ".env");
  writeFileSync(file, bytes);
  return { file: loadEnvFile(file, environment), environment, path: file };
}

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

test("there need not be one", () => {
  expect(loadEnvFile(join(tempFolder(), ".env"), {})).toBeUndefined();
});

test("what the environment has already wins", () => {
  const { environment } = loaded("A=1\nB=2\n", { A: "0" });
  expect(environment).toEqual({ A: "0", B: "2" });
});

describe("its first name is what it says", () => {
  test.each([
    ["plain", `DISCORD_TOKEN=${TOKEN}\n`],
    ["with a byte-order mark", `\ufeffDISCORD_TOKEN=${TOKEN}\n`],
    ["in UTF-16, as Notepad calls Unicode", utf16(`DISCORD_TOKEN=${TOKEN}\r\n`)],
    ["in UTF-16, the other way round", utf16(`DISCORD_TOKEN=${TOKEN}\r\n`, true)],
    ["with the ends of lines of Windows", `# the token\r\nDISCORD_TOKEN=${TOKEN}\r\n`],
  ])("%s", (_name, bytes) => {
    const { environment, file } = loaded(bytes);
    expect(environment).toEqual({ DISCORD_TOKEN: TOKEN });
    expect(file?.set).toEqual(new Set(["DISCORD_TOKEN"]));
    expect(file?.problems).toEqual([]);
  });
});

describe("what cannot be read is said, and no value with it", () => {
  test("UTF-16 without a mark", () => {
    const bytes = Buffer.from(`DISCORD_TOKEN=${TOKEN}`, "utf16le");
    expect(() => loaded(bytes)).toThrow(ConfigError);
    expect(() => loaded(bytes)).toThrow(/no text in UTF-8/);
    expect(() => loaded(bytes)).not.toThrow(TOKEN);
  });

  test("a folder of that name", () => {
    const file = join(tempFolder(), ".env");
    mkdirSync(file);
    expect(() => loadEnvFile(file, {})).toThrow(/EISDIR/);
  });

  test.skipIf(process.getuid?.() === 0)("a file of somebody else's", () => {
    const file = join(tempFolder(), ".env");
    writeFileSync(file, "A=1");
    chmodSync(file, 0o000);
    expect(() => loadEnvFile(file, {})).toThrow(/EACCES/);
  });
});

describe("a name that is nearly a setting", () => {
  test.each([
    ["DISCORD_TOKNE", "DISCORD_TOKEN"],
    ["DISCORDTOKEN", "DISCORD_TOKEN"],
    ["discord_token", "DISCORD_TOKEN"],
    ["DICSORD_TOKEN", "DISCORD_TOKEN"],
    ["DISCORD_TOKENS", "DISCORD_TOKEN"],
    ["DISCORD-TOKEN", "DISCORD_TOKEN"],
    ["STORE_KEYS", "STORE_KEY"],
    ["STATEDIR", "STATE_DIR"],
    ["SHARD", "SHARDS"],
    ["DATABASE_URI", "DATABASE_URL"],
  ])("%s is said to be no setting, and %s to be one", (name, meant) => {
    const { file, path } = loaded(`${name}=${TOKEN}\n`);
    expect(file?.problems).toEqual([`${path} sets ${name}, which is no setting of Winddown: ${meant} is.`]);
    expect(file?.problems.join()).not.toContain(TOKEN);
  });

  test.each(["TZ", "POSTGRES_PASSWORD", "NODE_OPTIONS", "HTTPS_PROXY", "COMPOSE_PROJECT_NAME", "PATH", "TOKEN"])(
    "%s is another program's",
    (name) => {
      expect(loaded(`${name}=1\n`).file?.problems).toEqual([]);
    },
  );
});

test("an empty setting sets nothing", () => {
  expect(loaded("DISCORD_TOKEN=\nSTATE_DIR=./var\n").file?.set).toEqual(new Set(["STATE_DIR"]));
});

test("a backup, too, says what is wrong with the .env it goes by", () => {
  const cwd = tempFolder();
  writeFileSync(join(cwd, ".env"), "STATEDIR=elsewhere\n");
  const backup = join(import.meta.dirname, "../../../src/bin/backup.ts");
  const { status, stderr } = spawnSync(process.execPath, [backup], { cwd, encoding: "utf8", env: {} });

  expect(stderr).toContain(".env sets STATEDIR, which is no setting of Winddown: STATE_DIR is.");
  expect(status).toBe(1);
});
