import { join } from "node:path";
import { createLocalDiscord } from "@winddown/local-discord";
import { createBotProcess, createPlaygroundClock } from "@winddown/local-discord/testing";
import { afterEach, describe, expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

/** Discord, or what stands before it, is not itself when the bot starts: real waits, which are short at first. */

let close = async () => {};
afterEach(() => close());

async function botBefore(faults: readonly string[], apiPath = "/api") {
  const clock = createPlaygroundClock({ start: Temporal.Instant.from("2026-03-12T20:00:00Z"), running: false });
  const discord = await createLocalDiscord({ now: clock.now, gateway: { identifyEveryMs: 0 } });
  for (const fault of faults) discord.faults.set(fault);
  const lines: string[] = [];
  const bot = createBotProcess({
    clock,
    command: [process.execPath, "src/main.ts"],
    cwd: join(import.meta.dirname, "../.."),
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl.replace(/\/api$/, apiPath),
      STATE_DIR: tempFolder(),
    },
    onLine: (line) => lines.push(line),
    readyWithinMs: 100_000,
  });
  close = async () => {
    await bot.kill();
    await discord.close();
  };
  const asked = () => discord.exchanges().filter(({ path }) => path === "/applications/@me").length;
  return { discord, bot, lines, asked, said: (words: string) => lines.filter((line) => line.includes(words)).length };
}

describe("at the start it is waited for, with a sentence, and never called a bug", () => {
  test.each([
    ["a page that calls itself a good answer", "html 200 next 2", "see whether DISCORD_API_URL is"],
    ["a page of Cloudflare's", "html 403 next 2", "is refused (by Cloudflare"],
    ["Cloudflare's code", "403/40333 next 2", "is refused (by Cloudflare"],
    ["a limit that names no wait", "html 429 next 2", "it wants fewer requests from this address"],
    ["an outage", "html 503 next 2", "it does not answer"],
  ])("%s", async (_name, fault, sentence) => {
    const { asked, bot, said } = await botBefore([fault]);
    await bot.start();

    expect(asked()).toBe(3); // twice in vain, and no storm in between
    expect(said(sentence)).toBe(2);
    expect(said("this is a bug")).toBe(0);
    expect(await bot.stop()).toBe(0);
  });

  test("a gateway that refuses the handshake", async () => {
    const { bot, discord, said } = await botBefore(["upgrade 503 next 3"]);
    await bot.start();

    expect(said("Discord's gateway takes no connection")).toBe(2); // the second attempt goes at once
    expect(discord.gateway.starts().taken).toBe(1);
    expect(said("this is a bug")).toBe(0);
  });
});

test("an address that is not Discord's ends with a sentence that names DISCORD_API_URL", async () => {
  const { bot } = await botBefore([], "/nothing-here");

  await expect(bot.start()).rejects.toThrow(/with code 1[\s\S]*DISCORD_API_URL has to be/);
});
