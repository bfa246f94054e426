import type { APIApplicationCommand } from "discord-api-types/v10";
import type { Place } from "../types.ts";

/** Where something is done, by the number it has. Source: docs.discord.com, "Application Commands", Contexts. */
export const CONTEXT: Readonly<Record<Place, number>> = { server: 0, thread: 0, dm: 1, private: 2 };
export const USER_INSTALL = 1;

/** Whether a command shows up there. */
export function isOfferedIn(command: APIApplicationCommand, place: Place): boolean {
  const contexts: readonly number[] = command.contexts ?? [0, 1, 2];
  const installs: readonly number[] = command.integration_types ?? [0];
  return contexts.includes(CONTEXT[place]) && (place !== "private" || installs.includes(USER_INSTALL));
}
