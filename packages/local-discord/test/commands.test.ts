import { type Interaction, MessageFlags, SlashCommandBuilder } from "discord.js";
import { expect, test } from "vitest";
import type { DiscordEvent } from "../src/types.ts";
import { tinyBot } from "./tiny-bot.ts";

const reminder = new SlashCommandBuilder()
  .setName("reminder")
  .setDescription("One nightly reminder")
  .addSubcommand((sub) =>
    sub
      .setName("set")
      .setDescription("Be told when to wind down")
      .addStringOption((o) => o.setName("bedtime").setDescription("When you mean to be in bed").setRequired(true))
      .addIntegerOption((o) => o.setName("lead").setDescription("Minutes before").setMinValue(15).setMaxValue(120)),
  )
  .toJSON();
const tips = new SlashCommandBuilder()
  .setName("tips")
  .setDescription("A tip")
  .setIntegrationTypes(0, 1)
  .addStringOption((o) => o.setName("about").setDescription("What about").setAutocomplete(true))
  .toJSON();

const TIPS = { path: ["tips"], options: [] };

test("a command registered by discord.js can be typed, and its answer is seen where it was typed", async () => {
  await using bot = await tinyBot({
    commands: [reminder],
    onInteraction: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      await interaction.reply(
        `${options.getSubcommand()} ${options.getString("bedtime")} ${options.getInteger("lead")}`,
      );
    },
  });

  const answer = await bot.discord.slash(bot.robin, "server", {
    path: ["reminder", "set"],
    options: [
      { name: "bedtime", value: "22:30" },
      { name: "lead", value: "45" },
    ],
  });

  expect(answer).toMatchObject({ kind: "message", seen: { place: "server", onlyFor: undefined } });
  expect(bot.discord.seen(bot.sam, "server").map(({ message }) => message.content)).toEqual(["set 22:30 45"]);
});

test("an ephemeral answer is seen by the person who asked, and by nobody else", async () => {
  await using bot = await tinyBot({
    commands: [tips],
    onInteraction: (interaction) =>
      interaction.isRepliable() && interaction.reply({ content: "Only you.", flags: MessageFlags.Ephemeral }),
  });

  await bot.discord.slash(bot.robin, "server", TIPS);

  expect(bot.discord.seen(bot.robin, "server").map(({ onlyFor }) => onlyFor)).toEqual([bot.robin.user.id]);
  expect(bot.discord.seen(bot.sam, "server")).toEqual([]);
});

test.each(["editReply", "followUp"] as const)("a deferred answer is there once %s fills it in", async (method) => {
  await using bot = await tinyBot({
    commands: [tips],
    onInteraction: async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction[method]({ content: "Dim the lights." });
    },
  });
  const events: DiscordEvent[] = [];
  bot.discord.on((event) => events.push(event));

  const answer = await bot.discord.slash(bot.robin, "dm", TIPS);

  expect(answer).toMatchObject({
    kind: "message",
    seen: { onlyFor: bot.robin.user.id, message: { content: "Dim the lights.", edited_timestamp: null } },
  });
  expect(events.map(({ type }) => type)).toEqual(["thinking", "message"]);
  expect(bot.discord.seen(bot.robin, "dm")).toHaveLength(1);
});

test("a deferred answer that is never filled in ends as the placeholder it was", async () => {
  await using bot = await tinyBot({
    commands: [tips],
    discord: { deferredAnswerWithinMs: 50 },
    onInteraction: (interaction) => interaction.isRepliable() && interaction.deferReply(),
  });

  const answer = await bot.discord.slash(bot.robin, "dm", TIPS);

  expect(answer).toMatchObject({ kind: "message", seen: { message: { content: "", flags: MessageFlags.Loading } } });
  expect(bot.discord.seen(bot.robin, "dm")).toEqual([]);
});

test("a bot that says nothing for too long has not answered, and cannot answer any more", async () => {
  let late: Interaction | undefined;
  await using bot = await tinyBot({
    commands: [tips],
    discord: { firstAnswerWithinMs: 50 },
    onInteraction: (interaction) => {
      late = interaction;
    },
  });

  expect(await bot.discord.slash(bot.robin, "dm", TIPS)).toEqual({ kind: "no-answer" });

  const interaction = late;
  if (!interaction?.isRepliable()) throw new Error("The bot has heard nothing.");
  await expect(interaction.reply("Too late.")).rejects.toMatchObject({ status: 404, code: 10062 });
});

test("an interaction takes one first answer", async () => {
  const refusals: unknown[] = [];
  await using bot = await tinyBot({
    commands: [tips],
    onInteraction: async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply("One.");
      interaction.replied = false; // so that discord.js lets the second one out
      await interaction.reply("Two.").catch((error) => refusals.push(error));
    },
  });

  await bot.discord.slash(bot.robin, "dm", TIPS);

  await expect.poll(() => refusals).toMatchObject([{ status: 400, code: 40060 }]);
  expect(bot.discord.seen(bot.robin, "dm").map(({ message }) => message.content)).toEqual(["One."]);
});

test("a first answer can be read back, changed and deleted with its token for 15 minutes", async () => {
  let answered: Interaction | undefined;
  await using bot = await tinyBot({
    commands: [tips],
    onInteraction: async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply("One.");
      answered = interaction;
    },
  });
  await bot.discord.slash(bot.robin, "private", TIPS);
  await expect.poll(() => answered).toBeDefined();
  const interaction = answered;
  if (!interaction?.isRepliable()) throw new Error("The bot has heard nothing.");

  expect((await interaction.fetchReply()).content).toBe("One.");
  await interaction.editReply("Two.");
  expect(bot.discord.seen(bot.sam, "private").map(({ message }) => message.content)).toEqual(["Two."]);

  bot.clock.set("2026-06-01T20:15:00Z");
  await expect(interaction.editReply("Three.")).rejects.toMatchObject({ status: 401, code: 50027 });

  bot.clock.set("2026-06-01T20:14:59Z");
  await interaction.deleteReply();
  expect(bot.discord.seen(bot.robin, "private")).toEqual([]);
  await expect(interaction.editReply("Four.")).rejects.toMatchObject({ status: 404, code: 10008 });
});

test("suggestions reach whoever is typing, and the bot hears which option it is", async () => {
  await using bot = await tinyBot({
    commands: [tips],
    onInteraction: async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name}: ${value}?`, value: "light" }]);
    },
  });

  const typed = { path: ["tips"], options: [{ name: "about", value: "li" }] };

  expect(await bot.discord.autocomplete(bot.robin, "dm", typed, "about")).toEqual({
    kind: "choices",
    choices: [{ name: "about: li?", value: "light" }],
  });
});

test("a command registered again keeps its id", async () => {
  await using bot = await tinyBot({ commands: [tips] });
  const [before] = bot.discord.commands();

  await bot.client.application.commands.set([reminder, tips]);

  expect(bot.discord.commands().map(({ name }) => name)).toEqual(["reminder", "tips"]);
  expect(bot.discord.commands()[1]?.id).toBe(before?.id);
  expect((await bot.client.application.commands.fetch()).size).toBe(2);
});

test("two commands of one name, or one in capitals, are not registered", async () => {
  await using bot = await tinyBot({ commands: [tips] });

  await expect(bot.client.application.commands.set([tips, tips])).rejects.toMatchObject({ status: 400, code: 50035 });
  await expect(bot.client.application.commands.set([{ ...tips, name: "Tips" }])).rejects.toThrow(/name is invalid/);

  expect(bot.discord.commands().map(({ name }) => name)).toEqual(["tips"]);
});
