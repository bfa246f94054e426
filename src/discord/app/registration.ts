import { type REST, type RESTPostAPIChatInputApplicationCommandsJSONBody, Routes } from "discord.js";

type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * Makes Discord's list of our commands the same as ours, and leaves it alone when it is: a PUT replaces every
 * command of the application, and each start must not (docs: interactions/application-commands).
 *
 * @returns whether anything had to be changed
 */
export async function registerCommands(
  rest: Pick<REST, "get" | "put">,
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

/** What we may have set once and no longer do: Discord would keep it, so its absence here has to be seen. */
const MAY_BE_LEFT_OVER = [
  "name_localizations",
  "description_localizations",
  "default_member_permissions",
  "nsfw",
  "options",
  "required",
  "autocomplete",
  "choices",
  "channel_types",
  "min_value",
  "max_value",
  "min_length",
  "max_length",
];

/**
 * Whether everything we send is as Discord has it, and nothing of an earlier version is left. Discord answers with
 * more than it was sent (ids, versions, defaults), and leaves out what is false or empty.
 */
function isSame(ours: unknown, theirs: unknown): boolean {
  if (isBlank(ours)) return isBlank(theirs);
  if (Array.isArray(ours)) {
    return Array.isArray(theirs) && ours.length === theirs.length && ours.every((one, at) => isSame(one, theirs[at]));
  }
  if (!isObject(ours)) return ours === theirs;
  if (!isObject(theirs)) return false;
  const sent = Object.keys(ours).filter((key) => ours[key] !== undefined); // the builders name what they do not set
  const keys = new Set([...sent, ...MAY_BE_LEFT_OVER]);
  return [...keys].every((key) => isSame(ours[key], theirs[key]));
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
