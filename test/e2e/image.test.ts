import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { createLocalDiscord } from "@winddown/local-discord";
import { expect, test } from "vitest";
import { execForm, installForProduction, layOut } from "../support/dockerfile.ts";
import { endsWithTest } from "../support/ends-with-test.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** The image's own tree and commands, without a container around them. */
test("what is in the image starts, is found healthy by the image's own check, and ends when told to", async () => {
  const app = tempFolder();
  layOut(app);
  installForProduction(app);
  const discord = await createLocalDiscord({ now: () => Temporal.Now.instant() });
  const env = {
    PATH: `${join(process.execPath, "..")}:${process.env.PATH}`,
    NODE_ENV: "production",
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    STATE_DIR: tempFolder(),
    HEALTH_PORT: "0",
  };
  const [program = "", ...args] = execForm("CMD");
  const bot = spawn(program, args, { cwd: app, env });
  endsWithTest(bot);
  let said = "";
  for (const stream of [bot.stdout, bot.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => bot.once("close", (code) => resolve(code)));
  try {
    await expect.poll(() => said).toContain('"msg":"ready"');
    const port = /"port":(\d+)/.exec(said)?.[1] ?? "";
    const [checker = "", ...checks] = execForm("HEALTHCHECK");
    const check = (HEALTH_PORT: string) =>
      spawnSync(checker, checks, { cwd: app, env: { ...env, HEALTH_PORT } }).status;
    expect(check(port)).toBe(0);
    expect(check("1")).toBe(1);
  } finally {
    bot.kill("SIGTERM");
    expect(await ended).toBe(0);
    await discord.close();
  }
});

test.each([
  ["without a token", []],
  ["asked for the tour", ["--tour"]],
])("%s, what was installed for production says that it has no playground, and what to do", (_name, args) => {
  const app = tempFolder();
  layOut(app);
  installForProduction(app);

  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/bin/start.ts", ...args], {
    cwd: app,
    encoding: "utf8",
    env: { PATH: process.env.PATH, STATE_DIR: tempFolder() },
  });

  expect(status).toBe(1);
  expect(`${stdout}${stderr}`.trim()).toBe(
    "The playground is not installed: npm ci --omit=dev leaves it out. Set DISCORD_TOKEN to run the bot, or run npm ci to try it out here.",
  );
});
