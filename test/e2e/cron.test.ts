import { spawn } from "node:child_process";
import { join } from "node:path";
import { createLocalDiscord } from "@winddown/local-discord";
import { expect, test } from "vitest";
import { endsWithTest } from "../support/ends-with-test.ts";
import { textOf } from "../support/house.ts";
import { tempFolder } from "../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

test("on the machine's own clock and node-cron, a reminder comes within its first minute and not again", {
  timeout: 200_000,
}, async () => {
  const now = () => Temporal.Now.instant();
  const discord = await createLocalDiscord({ now });
  const bot = spawn(process.execPath, ["src/main.ts"], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: tempFolder(),
      LOG_LEVEL: "warn",
    },
    stdio: "ignore",
  });
  endsWithTest(bot);
  const ended = new Promise<number | null>((resolve) => bot.once("exit", resolve));
  try {
    await discord.connected();
    const [robin] = discord.people;
    const opensAt = now().add({ minutes: 1 }).round({ smallestUnit: "minute", roundingMode: "floor" });
    const bedtime = opensAt
      .add({ minutes: 15 })
      .toZonedDateTimeISO("Europe/Lisbon")
      .toPlainTime()
      .toString({ smallestUnit: "minute" });
    const options = [
      { name: "bedtime", value: bedtime },
      { name: "zone", value: "Europe/Lisbon" },
      { name: "lead", value: 15 },
    ];
    await expect.poll(() => discord.commands().length).toBeGreaterThan(0);
    let answer = await discord.slash(robin, "dm", { path: ["reminder", "set"], options });
    if (answer.kind === "message" && textOf(answer.seen).includes("Which one do you mean?")) {
      const hour = new RegExp(`\\|${bedtime.replace(":", "")}\\|`);
      const button = JSON.stringify(answer.seen.components)
        .match(/"custom_id":"([^"]*)"/g)
        ?.find((id) => hour.test(id));
      answer = await discord.press(robin, answer.seen.message.id, button?.slice('"custom_id":"'.length, -1) ?? "");
    }
    const nightly = () => discord.seen(robin, "dm").filter((dm) => textOf(dm).includes("Time to wind down"));

    await expect.poll(() => nightly().length, { timeout: 130_000, interval: 500 }).toBe(1);
    const sentAt = Temporal.Instant.from(nightly()[0]?.message.timestamp ?? "");
    expect(opensAt.until(sentAt).total("seconds")).toBeGreaterThanOrEqual(0);
    expect(opensAt.until(sentAt).total("seconds")).toBeLessThan(60);
    await new Promise((resolve) => setTimeout(resolve, 61_000)); // the next beat has passed as well
    expect(nightly()).toHaveLength(1);
  } finally {
    bot.kill("SIGTERM");
    expect(await ended).toBe(0);
    await discord.close();
  }
});
