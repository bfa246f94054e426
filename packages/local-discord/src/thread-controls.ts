import { ClientRefusal } from "./interactions/client-refusal.ts";
import { tell, tellMembers } from "./rest/threads.ts";
import { isThread, type ThreadChannel, wake } from "./threads.ts";
import type { ThreadControls } from "./types.ts";
import type { World } from "./world.ts";

type Dependencies = Pick<Parameters<typeof tell>[0], "now" | "dispatch"> & { readonly world: World };

/** What people do about threads, with what a bot that has the intents hears of it. */
export function threadControls(dependencies: Dependencies): ThreadControls {
  const { world, now } = dependencies;
  const find = (threadId: string): ThreadChannel => {
    const channel = world.channels.find(({ id, thread }) => id === threadId && thread?.isDeleted === false);
    if (channel && isThread(channel)) return channel;
    throw new ClientRefusal("There is no such thread.");
  };
  return {
    leave(person, threadId) {
      const channel = find(threadId);
      if (channel.thread.members.delete(person))
        tellMembers(dependencies, channel, { removed_member_ids: [person.user.id] });
    },
    archive(threadId, { isLocked } = {}) {
      const channel = find(threadId);
      channel.thread.isShut = true;
      if (isLocked !== undefined) channel.thread.isLocked = isLocked;
      tell(dependencies, "THREAD_UPDATE", channel);
    },
    unarchive(threadId) {
      const channel = find(threadId);
      wake(channel.thread, now());
      channel.thread.isLocked = false;
      tell(dependencies, "THREAD_UPDATE", channel);
    },
    delete(threadId) {
      const channel = find(threadId);
      channel.thread.isDeleted = true;
      tell(dependencies, "THREAD_DELETE", channel);
    },
  };
}
