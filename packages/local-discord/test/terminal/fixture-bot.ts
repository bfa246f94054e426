import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";

const commands = [
  new SlashCommandBuilder()
    .setName("sleep")
    .setDescription("Sleep better")
    .addSubcommand((tips) =>
      tips
        .setName("tips")
        .setDescription("Tips for tonight")
        .addStringOption((about) => about.setName("about").setDescription("What keeps you awake").setAutocomplete(true))
        .addBooleanOption((only) => only.setName("private").setDescription("Only you see it")),
    ),
  new SlashCommandBuilder().setName("log").setDescription("Write down last night"),
  new SlashCommandBuilder().setName("remind").setDescription("Get a direct message"),
  new SlashCommandBuilder().setName("tomorrow").setDescription("Get a direct message in a day"),
  new SlashCommandBuilder().setName("slow").setDescription("Answers after a second"),
  new SlashCommandBuilder().setName("die").setDescription("Ends the bot"),
];

/** A bot of a few lines that has one of everything the terminal can show. */
const client = new Client({
  intents: [GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api: process.env.DISCORD_API_URL ?? "" },
});

let time = Temporal.Instant.fromEpochMilliseconds(0);
let reminder: { userId: string; at: Temporal.Instant } | undefined;

client.on(Events.InteractionCreate, async (interaction) => answer(interaction));
client.on(Events.MessageCreate, async (message) => {
  if (!message.author.bot && message.channel.isSendable()) await message.channel.send(`You wrote: ${message.content}`);
});

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    const topics = ["caffeine", "light", "worries"].filter((topic) => topic.startsWith(typed));
    return interaction.respond(topics.map((topic) => ({ name: `${topic} at night`, value: topic })));
  }
  if (interaction.isChatInputCommand()) {
    switch (interaction.commandName) {
      case "sleep": {
        const tip = tipCard(`Dim the lights. (${interaction.options.getString("about") ?? "anything"})`);
        await interaction.reply({
          components: [tip],
          flags:
            interaction.options.getBoolean("private") === true
              ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral]
              : MessageFlags.IsComponentsV2,
        });
        return;
      }
      case "log":
        return void (await interaction.showModal(logForm()));
      case "remind":
        await interaction.reply({ content: "Look at your DM.", flags: MessageFlags.Ephemeral });
        await interaction.user.send("**Time** to wind down.");
        return;
      case "tomorrow":
        reminder = { userId: interaction.user.id, at: time.add({ hours: 24 }) };
        await interaction.reply("Tomorrow, then.");
        return;
      case "slow":
        await interaction.deferReply();
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        await interaction.editReply("Slowly does it.");
        return;
      case "die":
        console.log("last words");
        process.exit(3);
    }
  }
  if (interaction.isButton() && interaction.customId === "another") {
    return void (await interaction.update({ components: [tipCard("Keep the room cool.")] }));
  }
  if (interaction.isStringSelectMenu()) {
    return void (await interaction.reply(`About ${interaction.values.join(" and ")}.`));
  }
  if (interaction.isModalSubmit()) {
    await interaction.reply(`In bed at ${interaction.fields.getTextInputValue("bed")}.`);
  }
}

function tipCard(text: string): ContainerBuilder {
  return new ContainerBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(`## Tonight\n${text}`))
    .addActionRowComponents(
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId("another").setLabel("Another").setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setURL("https://example.org/study").setLabel("Study").setStyle(ButtonStyle.Link),
      ),
    )
    .addActionRowComponents(
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId("topic")
          .setPlaceholder("Another topic")
          .addOptions({ label: "Light", value: "light" }, { label: "Noise", value: "noise" }),
      ),
    );
}

function logForm(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId("log")
    .setTitle("Last night")
    .addLabelComponents(
      new LabelBuilder()
        .setLabel("Into bed")
        .setTextInputComponent(new TextInputBuilder().setCustomId("bed").setStyle(TextInputStyle.Short)),
      new LabelBuilder()
        .setLabel("Notes")
        .setTextInputComponent(
          new TextInputBuilder().setCustomId("notes").setStyle(TextInputStyle.Paragraph).setRequired(false),
        ),
    );
}

process.on("SIGTERM", async () => {
  await client.destroy();
  process.exit(0);
});
process.on("disconnect", () => process.exit(0));

process.on("message", async (message: { type: string; id: number; now: string }) => {
  time = Temporal.Instant.from(message.now);
  if (message.type !== "winddown:beat") return;
  if (reminder !== undefined && Temporal.Instant.compare(time, reminder.at) >= 0) {
    await (await client.users.fetch(reminder.userId)).send("Time to wind down.");
    reminder = undefined;
  }
  process.send?.({ type: "winddown:beat-done", id: message.id, next: reminder?.at.toString() ?? null });
});

client.once(Events.ClientReady, async (ready) => {
  await ready.application.commands.set(commands);
  console.log("ready");
  process.send?.({ type: "winddown:ready" });
});
if (process.env.FIXTURE === "broken") throw new Error("BEDTIME is not set");
await client.login(process.env.DISCORD_TOKEN);
