import { ApplicationIntegrationType, OAuth2Scopes } from "discord.js";
import { PERMISSION_BITS } from "./thread-place.ts";

/**
 * What the bot asks for in a server: what a private thread takes (thread-place.ts), and nothing else. Without any of it
 * everything works but that one offer, which then says what is missing.
 */
export const SERVER_PERMISSIONS = Object.values(PERMISSION_BITS).reduce((all, one) => all | one, 0n);

/**
 * The pages on which somebody adds the bot to a server, or to their own account. To an account it needs no permissions:
 * it answers interactions and writes direct messages (docs: topics/oauth2).
 */
export function inviteLinks(applicationId: string): { readonly server: string; readonly account: string } {
  const link = (type: ApplicationIntegrationType, permissions: bigint, ...scopes: OAuth2Scopes[]) => {
    const query = new URLSearchParams({
      client_id: applicationId,
      integration_type: String(type),
      permissions: String(permissions),
      scope: scopes.join(" "),
    });
    return `https://discord.com/oauth2/authorize?${query}`;
  };
  return {
    server: link(
      ApplicationIntegrationType.GuildInstall,
      SERVER_PERMISSIONS,
      OAuth2Scopes.Bot,
      OAuth2Scopes.ApplicationsCommands,
    ),
    account: link(ApplicationIntegrationType.UserInstall, 0n, OAuth2Scopes.ApplicationsCommands),
  };
}
