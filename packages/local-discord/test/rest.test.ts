import { SlashCommandBuilder } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLocalDiscord } from "../src/local-discord.ts";
import type { LocalDiscord } from "../src/types.ts";
import { standingClock, tinyBot } from "./tiny-bot.ts";

let discord: LocalDiscord;
beforeEach(async () => {
  discord = await createLocalDiscord({ now: standingClock().now });
});
afterEach(() => discord.close());

async function ask(method: string, path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bot ${discord.token}`, ...init.headers };
  const response = await fetch(`${discord.apiUrl}${path}`, { method, ...init, headers });
  return { status: response.status, body: await response.json() };
}

const json = (body: string) => ({ body, headers: { "content-type": "application/json" } });
const SERVER_CHANNEL = "/v10/channels/1284011223344556033";

test.each([
  ["no token", "GET", "/v10/users/@me", { headers: { authorization: "" } }, 401, 0],
  ["a path that is not there", "GET", "/v10/nowhere", {}, 404, 0],
  ["a method that is not there", "PUT", "/v10/gateway", {}, 405, 0],
  ["another version of the API", "GET", "/v9/gateway", {}, 400, 50041],
  ["a body that is not JSON", "POST", "/v10/users/@me/channels", json("{"), 400, 50109],
  ["a body that is a list", "POST", "/v10/users/@me/channels", json("[]"), 400, 50035],
  ["a form without anything in it", "POST", `${SERVER_CHANNEL}/messages`, { body: new FormData() }, 400, 50006],
  ["an empty message", "POST", `${SERVER_CHANNEL}/messages`, json("{}"), 400, 50006],
  [
    "an interaction nobody made",
    "POST",
    "/v10/interactions/1284011223344556999/x/callback",
    json('{"type":4}'),
    404,
    10062,
  ],
  ["a token of no interaction", "POST", "/v10/webhooks/1283746509182734336/x", json('{"content":"a"}'), 404, 10015],
  ["another application", "PUT", "/v10/applications/1283746509182734337/commands", json("[]"), 403, 50001],
])("%s is answered in Discord's shape", async (_name, method, path, init, status, code) => {
  const answer = await ask(method, path, init);

  expect(answer).toMatchObject({ status, body: { code, message: expect.any(String) } });
});

test("an app that only the person let in may follow up five times", async () => {
  const commands = [new SlashCommandBuilder().setName("tips").setDescription("A tip").setIntegrationTypes(1).toJSON()];
  const refusals: unknown[] = [];
  await using bot = await tinyBot({
    commands,
    onInteraction: async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply("One.");
      for (let count = 0; count < 6; count += 1) {
        await interaction.followUp("More.").catch((error) => refusals.push(error));
      }
    },
  });

  await bot.discord.slash(bot.robin, "private", { path: ["tips"], options: [] });

  // discord.js waits two seconds in between: five messages with one token are as many as there may be at once.
  await expect.poll(() => refusals).toMatchObject([{ status: 400, code: 40094 }]);
  expect(bot.discord.seen(bot.robin, "private")).toHaveLength(6);
});
