// A bot written only with discord.js, as a process of its own: what the playground is measured with.
import { Client, Events, SlashCommandBuilder } from "discord.js";

const { DISCORD_TOKEN = "", DISCORD_API_URL = "" } = process.env;

const echo = new SlashCommandBuilder()
  .setName("echo")
  .setDescription("Says it again")
  .addStringOption((o) => o.setName("text").setDescription("A text").setRequired(true));

process.once("SIGTERM", () => process.exit(0));
process.once("disconnect", () => process.exit(0));
process.on("message", () => process.send?.(process.cpuUsage()));

const client: Client = new Client({ intents: [], rest: { api: DISCORD_API_URL } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply(interaction.options.getString("text", true));
});
const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await client.login(DISCORD_TOKEN);
await ready;
await client.application?.commands.set([echo]);
process.send?.("ready");
