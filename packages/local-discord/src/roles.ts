import type { APIRole, RoleFlags } from "discord-api-types/v10";
import { PERMISSIONS } from "./permissions.ts";

const NIGHT_OWLS_ID = "1284011223344556034";

/** The server's roles: everybody's, whose id is the server's, and one to choose where a role is asked for. */
export function createRoles(guildId: string): readonly APIRole[] {
  return [role(guildId, "@everyone", 0), role(NIGHT_OWLS_ID, "Night owls", 1)];
}

/** Source: docs.discord.com, "Permissions", Role Object. */
function role(id: string, name: string, position: number): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    permissions: PERMISSIONS,
    managed: false,
    mentionable: position > 0,
    flags: 0 as RoleFlags,
  };
}
