import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from "discord.js";

/** A command that works everywhere: in servers, in the bot's DM and in private channels, installed to a server or a user. */
export function everywhere(name: string, description: string): SlashCommandBuilder {
  return new SlashCommandBuilder()
    .setName(name)
    .setDescription(description)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall);
}
