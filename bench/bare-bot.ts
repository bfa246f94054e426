// The baseline: discord.js as its guide sets it up, one fixed answer, no content, no store. Measured beside ours.
import { Client, ComponentType, Events, GatewayIntentBits, MessageFlags } from "discord.js";

const tips = "A cool, dark and quiet room helps you fall asleep. ".repeat(35); // as long as three of our tips
const components = [{ type: ComponentType.TextDisplay, content: tips }] as const;
const { DISCORD_TOKEN, DISCORD_API_URL = "" } = process.env;

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } });
client.once(Events.ClientReady, () => process.send?.({ type: "winddown:ready" }));
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply({ components, flags: MessageFlags.IsComponentsV2 });
});
process.once("SIGTERM", () => process.exit(0));
process.once("disconnect", () => process.exit(0));
await client.login(DISCORD_TOKEN);
