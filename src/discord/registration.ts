import { type REST, type RESTPostAPIChatInputApplicationCommandsJSONBody, Routes } from "discord.js";

type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * Makes Discord's list of our commands the same as ours, and leaves it alone when it is: a PUT replaces every
 * command of the application, and each start must not (docs: interactions/application-commands).
 *
 * @returns whether anything had to be changed
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly CommandBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const theirs = (await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) })) as unknown[];
  if (isSameList(commands, theirs)) return false;
  await rest.put(route, { body: commands });
  return true;
}

function isSameList(ours: readonly CommandBody[], theirs: readonly unknown[]): boolean {
  if (ours.length !== theirs.length) return false;
  return ours.every((command) => theirs.some((other) => isSame(command, other)));
}

/**
 * Whether every field we send is as Discord has it. Discord answers with more than it was sent (ids, versions,
 * defaults), and leaves out what is false or empty.
 */
function isSame(ours: unknown, theirs: unknown): boolean {
  if (isBlank(ours)) return isBlank(theirs);
  if (Array.isArray(ours)) {
    return Array.isArray(theirs) && ours.length === theirs.length && ours.every((one, at) => isSame(one, theirs[at]));
  }
  if (typeof ours === "object" && ours !== null) {
    if (typeof theirs !== "object" || theirs === null) return false;
    const other = theirs as Record<string, unknown>;
    return Object.entries(ours).every(([key, value]) => isSame(value, other[key]));
  }
  return ours === theirs;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}
