import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { expect, test } from "vitest";
import { ClientRefusal } from "../src/interactions/client-refusal.ts";
import { type TinyBot, tinyBot } from "./tiny-bot.ts";

const commands = [new SlashCommandBuilder().setName("tips").setDescription("A tip").toJSON()];

const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId("another").setLabel("Another").setStyle(ButtonStyle.Secondary),
  new ButtonBuilder().setCustomId("off").setLabel("Not now").setStyle(ButtonStyle.Secondary).setDisabled(true),
);
const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId("topic")
    .addOptions({ label: "Light", value: "light" }, { label: "Noise", value: "noise" }),
);
const shown = {
  flags: MessageFlags.IsComponentsV2 as const,
  components: [
    new ContainerBuilder()
      .addTextDisplayComponents(new TextDisplayBuilder().setContent("Dim the lights."))
      .addActionRowComponents<ButtonBuilder | StringSelectMenuBuilder>(buttons, menu),
  ],
};
const form = new ModalBuilder()
  .setCustomId("diary:1")
  .setTitle("Last night")
  .addLabelComponents(
    new LabelBuilder()
      .setLabel("Asleep at")
      .setTextInputComponent(
        new TextInputBuilder().setCustomId("asleep").setStyle(TextInputStyle.Short).setMaxLength(5).setValue("23:15"),
      ),
    new LabelBuilder()
      .setLabel("Rested?")
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId("rested")
          .setRequired(false)
          .addOptions({ label: "Very", value: "5" }, { label: "Not", value: "1" }),
      ),
  );

type OnUse = (interaction: Interaction) => unknown;

/** A bot that answers /tips with buttons and a menu, and each use of them with `onUse`. */
async function botWithButtons(onUse: OnUse, settleMs = 2000): Promise<TinyBot & { readonly messageId: string }> {
  const bot = await tinyBot({
    commands,
    discord: { settleMs },
    onInteraction: (interaction) => (interaction.isChatInputCommand() ? interaction.reply(shown) : onUse(interaction)),
  });
  const answer = await bot.discord.slash(bot.robin, "server", { path: ["tips"], options: [] });
  if (answer.kind !== "message") throw new Error("There is nothing to press.");
  return { ...bot, messageId: answer.seen.message.id };
}

test("a press that updates its message changes it for everybody", async () => {
  await using bot = await botWithButtons(
    (interaction) =>
      interaction.isButton() &&
      interaction.update({ components: [new TextDisplayBuilder().setContent("No screens.")] }),
  );

  const answer = await bot.discord.press(bot.sam, bot.messageId, "another");

  expect(answer).toMatchObject({ kind: "update", seen: { components: [{ type: 10, content: "No screens." }] } });
  expect(bot.discord.seen(bot.robin, "server")).toHaveLength(1);
});

test("a press that is acknowledged and then edits its message counts as an update", async () => {
  await using bot = await botWithButtons(async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply({ components: [new TextDisplayBuilder().setContent("Cool room.")] });
  });

  const answer = await bot.discord.press(bot.robin, bot.messageId, "another");

  expect(answer).toMatchObject({ kind: "update", seen: { components: [{ content: "Cool room." }] } });
});

test("a press that is only acknowledged changes nothing", async () => {
  await using bot = await botWithButtons((interaction) => interaction.isButton() && interaction.deferUpdate(), 50);

  expect(await bot.discord.press(bot.robin, bot.messageId, "another")).toEqual({ kind: "acknowledged" });
});

test("a press can be answered with a message of its own", async () => {
  await using bot = await botWithButtons(
    (interaction) => interaction.isButton() && interaction.reply({ content: "Why?", flags: MessageFlags.Ephemeral }),
  );

  const answer = await bot.discord.press(bot.sam, bot.messageId, "another");

  expect(answer).toMatchObject({ kind: "message", seen: { onlyFor: bot.sam.user.id, message: { content: "Why?" } } });
});

test("the bot hears what was chosen from a menu", async () => {
  await using bot = await botWithButtons(
    (interaction) => interaction.isStringSelectMenu() && interaction.reply(`You chose ${interaction.values.join()}.`),
  );

  const answer = await bot.discord.choose(bot.robin, bot.messageId, "topic", ["noise"]);

  expect(answer).toMatchObject({ kind: "message", seen: { message: { content: "You chose noise." } } });
});

test("a form opens, is filled in, and its answer updates the message it came from", async () => {
  await using bot = await botWithButtons(async (interaction) => {
    if (interaction.isButton()) await interaction.showModal(form);
    if (!interaction.isModalSubmit() || !interaction.isFromMessage()) return;
    const { fields } = interaction;
    const text = `${fields.getTextInputValue("asleep")} ${fields.getStringSelectValues("rested").join()}`;
    await interaction.update({ components: [new TextDisplayBuilder().setContent(text)] });
  });

  const opened = await bot.discord.press(bot.robin, bot.messageId, "another");
  if (opened.kind !== "form") throw new Error(`A form was to open, not ${opened.kind}.`);
  expect(opened.form).toMatchObject({ messageId: bot.messageId, data: { title: "Last night" } });
  const answer = await bot.discord.submit(opened.form, { rested: "Very" });

  expect(answer).toMatchObject({ kind: "update", seen: { components: [{ content: "23:15 5" }] } });
});

test("what Discord's own client would not send never reaches the bot", async () => {
  await using bot = await botWithButtons(async (interaction) => {
    if (interaction.isButton()) await interaction.showModal(form);
  });
  const { discord, robin, messageId } = bot;
  const opened = await discord.press(robin, messageId, "another");
  if (opened.kind !== "form") throw new Error(`A form was to open, not ${opened.kind}.`);

  await expect(discord.press(robin, messageId, "off")).rejects.toThrow("“Not now” is greyed out.");
  await expect(discord.press(robin, messageId, "gone")).rejects.toThrow(ClientRefusal);
  await expect(discord.choose(robin, messageId, "topic", ["heat"])).rejects.toThrow("Choose from: light, noise.");
  await expect(discord.choose(robin, messageId, "topic", [])).rejects.toThrow("Choose 1 here, not 0.");
  await expect(discord.submit(opened.form, { asleep: "" })).rejects.toThrow("cannot be sent without asleep");
  await expect(discord.submit(opened.form, { asleep: "around 23" })).rejects.toThrow("at most 5 characters");
  await expect(discord.submit(opened.form, { rested: "Somewhat" })).rejects.toThrow("rested offers: Very, Not.");
  await expect(discord.submit(opened.form, { rest: "5" })).rejects.toThrow("It has: asleep, rested.");
});
