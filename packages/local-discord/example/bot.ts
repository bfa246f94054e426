import { ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events } from "discord.js";

export async function startBot(token: string, api = "https://discord.com/api"): Promise<Client> {
  const client: Client = new Client({ intents: [], rest: { api } });
  const more = new ButtonBuilder({ customId: "more", label: "More", style: ButtonStyle.Primary });
  const components = [new ActionRowBuilder<ButtonBuilder>({ components: [more] })];
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: "0", components });
    if (interaction.isButton()) await interaction.update(`${Number(interaction.message.content) + 1}`);
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  await client.application?.commands.set([{ name: "count", description: "Counts what is pressed" }]);
  return client;
}
