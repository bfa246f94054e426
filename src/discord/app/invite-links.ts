import { ApplicationIntegrationType, OAuth2Scopes } from "discord.js";

/**
 * The pages on which somebody adds the bot to a server, or to their own account. No permissions are asked for: the bot
 * only answers interactions and writes direct messages (docs: topics/oauth2).
 */
export function inviteLinks(applicationId: string): { readonly server: string; readonly account: string } {
  const link = (type: ApplicationIntegrationType, ...scopes: OAuth2Scopes[]) => {
    const query = new URLSearchParams({
      client_id: applicationId,
      integration_type: String(type),
      permissions: "0",
      scope: scopes.join(" "),
    });
    return `https://discord.com/oauth2/authorize?${query}`;
  };
  return {
    server: link(ApplicationIntegrationType.GuildInstall, OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands),
    account: link(ApplicationIntegrationType.UserInstall, OAuth2Scopes.ApplicationsCommands),
  };
}
