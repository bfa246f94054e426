// The baseline of the drain: discord.js' own REST client as it comes, given as many messages at once as ours sends.
import { REST, Routes } from "discord.js";

const { DISCORD_TOKEN = "", DISCORD_API_URL = "" } = process.env;
const IN_FLIGHT = 50;

process.once("disconnect", () => process.exit(0));
process.once("message", async (channelIds: readonly string[]) => {
  const rest = new REST({ api: DISCORD_API_URL }).setToken(DISCORD_TOKEN);
  const content = "A cool, dark and quiet room helps you fall asleep. ".repeat(12); // as long as a reminder
  const waiting = [...channelIds];
  const sendOneByOne = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await rest.post(Routes.channelMessages(id), { body: { content } });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sendOneByOne));
  process.send?.("done");
});
process.send?.("ready");
