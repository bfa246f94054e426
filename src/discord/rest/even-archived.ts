import { type REST, RESTJSONErrorCodes, Routes } from "discord.js";
import { discordCodeOf } from "./failures.ts";
import { withDeadline } from "./with-deadline.ts";

/** Makes a request about a thread. One that is archived is taken out first, where Discord does not do that by itself. */
export async function evenArchived<R>(
  rest: Pick<REST, "patch">,
  threadId: string,
  request: () => Promise<R>,
): Promise<R> {
  try {
    return await request();
  } catch (error) {
    if (discordCodeOf(error) !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw error;
    await withDeadline(rest.patch(Routes.channel(threadId), { body: { archived: false } }));
    return request();
  }
}
