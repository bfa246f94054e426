import { GatewayDispatchEvents, SlashCommandBuilder } from "discord.js";
import { expect, test } from "vitest";
import type { Person, Place } from "../src/types.ts";
import { type TinyBot, tinyBot } from "./tiny-bot.ts";

const tips = new SlashCommandBuilder().setName("tips").setDescription("A tip").setContexts(0, 1, 2);
const commands = [tips.setIntegrationTypes(0, 1).toJSON()];

/** INTERACTION_CREATE as it came over the gateway. */
async function heard(bot: TinyBot, person: Person, place: Place) {
  const raw = new Promise<Record<string, unknown>>((resolve) => {
    bot.client.ws.once(GatewayDispatchEvents.InteractionCreate, (data: Record<string, unknown>) => resolve(data));
  });
  void bot.discord.slash(person, place, { path: ["tips"], options: [] });
  return raw;
}

test("in a server the bot hears the member, the server and its language, and both who let it in", async () => {
  await using bot = await tinyBot({ commands });
  const [command] = bot.discord.commands();

  const raw = await heard(bot, bot.sam, "server");

  expect(raw).toMatchObject({
    application_id: bot.discord.applicationId,
    type: 2,
    version: 1,
    context: 0,
    locale: "en-GB",
    guild_locale: "en-US",
    guild: { id: raw.guild_id, locale: "en-US", features: [] },
    channel: { id: raw.channel_id, type: 0, guild_id: raw.guild_id },
    member: { user: { id: bot.sam.user.id }, permissions: expect.stringMatching(/^\d+$/) },
    app_permissions: expect.stringMatching(/^\d+$/),
    authorizing_integration_owners: { 0: raw.guild_id, 1: bot.sam.user.id },
    entitlements: [],
    attachment_size_limit: 10_485_760,
    data: { id: command?.id, name: "tips", type: 1 },
  });
  expect(raw).not.toHaveProperty("user");
});

test("in its own direct messages the bot hears the user, and no server", async () => {
  await using bot = await tinyBot({ commands });

  const raw = await heard(bot, bot.robin, "dm");

  expect(raw).toMatchObject({
    context: 1,
    user: { id: bot.robin.user.id },
    channel: { type: 1, recipients: [{ id: bot.discord.applicationId }] },
    authorizing_integration_owners: { 0: "0", 1: bot.robin.user.id },
  });
  for (const field of ["member", "guild", "guild_id", "guild_locale"]) expect(raw).not.toHaveProperty(field);
});

test("between two people the bot hears only of the interaction: the channel itself stays closed to it", async () => {
  await using bot = await tinyBot({ commands });

  const raw = await heard(bot, bot.robin, "private");

  expect(raw).toMatchObject({
    context: 2,
    channel: { type: 1, recipients: [{ id: bot.sam.user.id }] },
    authorizing_integration_owners: { 1: bot.robin.user.id },
  });
  const path = `/channels/${raw.channel_id}/messages` as const;
  await expect(bot.client.rest.post(path, { body: { content: "Hello" } })).rejects.toMatchObject({
    status: 403,
    code: 50001,
  });
});

test("after a command between two people, discord.js still writes to the person's own direct messages", async () => {
  await using bot = await tinyBot({ commands });
  await heard(bot, bot.robin, "private");

  await bot.client.users.send(bot.robin.user.id, "Time to wind down.");

  expect(bot.discord.seen(bot.robin, "dm").map(({ message }) => message.content)).toEqual(["Time to wind down."]);
});

test.each<[string, (0 | 1)[], object]>([
  ["servers only", [0], { guildId: "1284011223344556032", userId: null }],
  ["people only", [1], { guildId: null, userId: "281460330551246848" }],
  ["both", [0, 1], { guildId: "1284011223344556032", userId: "281460330551246848" }],
])("a command for %s says that these let the app in", async (_name, installs, owners) => {
  const heard: unknown[] = [];
  const command = new SlashCommandBuilder()
    .setName("who")
    .setDescription("Who")
    .setIntegrationTypes(...installs);
  await using bot = await tinyBot({
    commands: [command.toJSON()],
    onInteraction: async (interaction) => {
      heard.push(interaction.authorizingIntegrationOwners);
      if (interaction.isRepliable()) await interaction.reply("You.");
    },
  });

  await bot.discord.slash(bot.robin, "server", { path: ["who"], options: [] });

  expect(heard).toMatchObject([owners]);
});
