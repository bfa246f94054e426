// Somebody else's bot: nothing but discord.js, used as its guide shows it, and no line about sleep.
import {
  ActionRowBuilder,
  ApplicationCommandType,
  type AutocompleteInteraction,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  type ChatInputCommandInteraction,
  CheckboxBuilder,
  Client,
  type ClientOptions,
  ContextMenuCommandBuilder,
  Events,
  FileUploadBuilder,
  type Interaction,
  LabelBuilder,
  MentionableSelectMenuBuilder,
  type MessageComponentInteraction,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  Partials,
  RadioGroupBuilder,
  RoleSelectMenuBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";

export const commands = [
  new SlashCommandBuilder()
    .setName("everything")
    .setDescription("Takes one of each")
    .addStringOption((o) => o.setName("text").setDescription("A text").setRequired(true))
    .addIntegerOption((o) => o.setName("whole").setDescription("A whole number"))
    .addNumberOption((o) => o.setName("number").setDescription("A number"))
    .addBooleanOption((o) => o.setName("yes").setDescription("Yes or no"))
    .addUserOption((o) => o.setName("who").setDescription("Somebody"))
    .addRoleOption((o) => o.setName("role").setDescription("A role"))
    .addChannelOption((o) => o.setName("where").setDescription("A channel"))
    .addMentionableOption((o) => o.setName("mention").setDescription("Somebody or a role"))
    .addAttachmentOption((o) => o.setName("file").setDescription("A file")),
  new SlashCommandBuilder()
    .setName("garden")
    .setDescription("Parts in parts")
    .addSubcommandGroup((group) =>
      group
        .setName("bed")
        .setDescription("A bed")
        .addSubcommand((sub) =>
          sub
            .setName("plant")
            .setDescription("Plants something")
            .addStringOption((o) => o.setName("what").setDescription("What").setAutocomplete(true).setRequired(true))
            .addIntegerOption((o) => o.setName("many").setDescription("How many")),
        ),
    ),
  new SlashCommandBuilder().setName("panel").setDescription("Buttons and menus"),
  new SlashCommandBuilder().setName("ways").setDescription("Each way of answering").setContexts(0, 1),
  new SlashCommandBuilder().setName("dm").setDescription("Writes to you"),
  new ContextMenuCommandBuilder().setName("Who is this").setType(ApplicationCommandType.User),
  new ContextMenuCommandBuilder().setName("Count words").setType(ApplicationCommandType.Message),
].map((command) => command.toJSON());

const PLANTS = ["lavender", "lemon balm", "valerian"];

/** Logs in, registers its commands and answers whatever comes. */
export async function startOutsideBot(token: string, api: string, options: Partial<ClientOptions> = {}) {
  const client: Client = new Client({
    intents: ["Guilds", "DirectMessages"],
    partials: [Partials.Channel],
    ...options,
    rest: { api },
  });
  client.on(Events.Error, (error) => console.error(error));
  client.on(Events.InteractionCreate, async (interaction) => {
    try {
      await answer(interaction);
    } catch (error) {
      client.emit(Events.Error, error as Error);
    }
  });
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot) return;
    const sent = await message.reply(`You wrote “${message.content}”.`);
    if (message.content === "take it back") await sent.delete();
    else if (message.content === "again") await sent.edit("You wrote it again.");
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  await client.application?.commands.set(commands);
  return client as Client<true>;
}

async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) return complete(interaction);
  if (interaction.isUserContextMenuCommand()) {
    return interaction.reply(`${interaction.targetUser.username} ${interaction.targetMember !== null}`);
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interaction.reply(String(interaction.targetMessage.content.split(" ").length));
  }
  if (interaction.isModalSubmit()) return readForm(interaction);
  if (interaction.isMessageComponent()) return use(interaction);
  if (interaction.isChatInputCommand()) return run(interaction);
  return undefined;
}

function complete(interaction: AutocompleteInteraction): Promise<unknown> {
  const typed = interaction.options.getFocused();
  return interaction.respond(
    PLANTS.filter((name) => name.startsWith(typed)).map((name) => ({ name: name.toUpperCase(), value: name })),
  );
}

async function run(interaction: ChatInputCommandInteraction): Promise<unknown> {
  const { options } = interaction;
  switch (interaction.commandName) {
    case "everything": {
      const mention = options.getMentionable("mention");
      return interaction.reply(
        JSON.stringify({
          text: options.getString("text", true),
          whole: options.getInteger("whole"),
          number: options.getNumber("number"),
          yes: options.getBoolean("yes"),
          who: options.getUser("who")?.username,
          isMember: options.getMember("who") !== null,
          role: options.getRole("role")?.name,
          where: options.getChannel("where")?.name,
          mention: mention && "name" in mention ? mention.name : mention?.toString(),
          file: options.getAttachment("file")?.name,
        }),
      );
    }
    case "garden":
      return interaction.reply(
        `${options.getSubcommandGroup()} ${options.getSubcommand()} ${options.getInteger("many")} ${options.getString("what")}`,
      );
    case "panel":
      return interaction.reply({ content: "Choose.", components: panel() });
    case "dm": {
      const sent = await interaction.user.send("Psst.");
      await sent.edit("Psst, again.");
      return interaction.reply({ content: `Sent in ${sent.channel.isDMBased()}`, flags: MessageFlags.Ephemeral });
    }
    default:
      return everyWay(interaction);
  }
}

/** Deferred, filled in, read back, followed up, followed up and taken back. */
async function everyWay(interaction: ChatInputCommandInteraction): Promise<void> {
  const deferred = await interaction.deferReply({ withResponse: true });
  const { id } = await interaction.editReply("First");
  const read = await interaction.fetchReply();
  const further = await interaction.followUp({ content: "Second", flags: MessageFlags.Ephemeral });
  const gone = await interaction.followUp("Third");
  await interaction.deleteReply(gone);
  const isSame = deferred.resource?.message?.id === id && read.id === id;
  await interaction.editReply({ message: further, content: `Second, of one message: ${isSame}` });
}

function panel() {
  const button = (id: string) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary);
  const rows = [
    new ActionRowBuilder<ButtonBuilder>().addComponents(button("update"), button("later"), button("form")),
    new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
      new UserSelectMenuBuilder().setCustomId("users").setMaxValues(2),
    ),
    new ActionRowBuilder<RoleSelectMenuBuilder>().addComponents(new RoleSelectMenuBuilder().setCustomId("roles")),
    new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(
      new ChannelSelectMenuBuilder().setCustomId("channels"),
    ),
    new ActionRowBuilder<MentionableSelectMenuBuilder>().addComponents(
      new MentionableSelectMenuBuilder().setCustomId("mentionables").setMaxValues(2),
    ),
  ];
  return rows;
}

async function use(interaction: MessageComponentInteraction): Promise<unknown> {
  if (interaction.isUserSelectMenu()) {
    const members = interaction.members.size;
    return interaction.reply(`${interaction.users.map(({ username }) => username).join()} (${members})`);
  }
  if (interaction.isRoleSelectMenu()) return interaction.reply(interaction.roles.map((role) => role.name).join());
  if (interaction.isChannelSelectMenu()) {
    return interaction.reply(interaction.channels.map((channel) => ("name" in channel ? channel.name : "?")).join());
  }
  if (interaction.isMentionableSelectMenu()) {
    return interaction.reply(`${interaction.users.size} ${interaction.roles.size}`);
  }
  if (interaction.isStringSelectMenu()) return interaction.update(`Chosen: ${interaction.values.join()}`);
  if (interaction.customId === "update") {
    const menu = new StringSelectMenuBuilder()
      .setCustomId("list")
      .setOptions({ label: "One", value: "1" }, { label: "Two", value: "2" });
    const row = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
    return interaction.update({ content: "Now a list.", components: [row] });
  }
  if (interaction.customId === "form") return interaction.showModal(form());
  await interaction.deferUpdate();
  return interaction.editReply("Changed later.");
}

function form(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId("survey")
    .setTitle("Survey")
    .addLabelComponents(
      new LabelBuilder()
        .setLabel("Name")
        .setTextInputComponent(new TextInputBuilder().setCustomId("name").setStyle(TextInputStyle.Paragraph)),
      new LabelBuilder()
        .setLabel("Friends")
        .setUserSelectMenuComponent(
          new UserSelectMenuBuilder().setCustomId("friends").setMaxValues(3).setRequired(false),
        ),
      new LabelBuilder()
        .setLabel("Size")
        .setRadioGroupComponent(
          new RadioGroupBuilder()
            .setCustomId("size")
            .addOptions({ label: "Small", value: "s" }, { label: "Large", value: "l" }),
        ),
      new LabelBuilder().setLabel("Sure").setCheckboxComponent(new CheckboxBuilder().setCustomId("sure")),
      new LabelBuilder()
        .setLabel("Picture")
        .setFileUploadComponent(new FileUploadBuilder().setCustomId("picture").setRequired(false)),
    );
}

async function readForm(interaction: ModalSubmitInteraction): Promise<unknown> {
  const { fields } = interaction;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  return interaction.editReply(
    [
      fields.getTextInputValue("name"),
      fields.getSelectedUsers("friends")?.map(({ username }) => username),
      fields.getRadioGroup("size"),
      fields.getCheckbox("sure"),
      fields.getUploadedFiles("picture")?.map(({ name }) => name),
    ].join(" | "),
  );
}
