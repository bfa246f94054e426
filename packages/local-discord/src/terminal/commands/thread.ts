import { findThread } from "../../thread-of.ts";
import type { ColonCommand } from "./colon-command.ts";

const deeds = [
  { text: "leave", about: "you leave it" },
  { text: "archive", about: "a moderator archives it" },
  { text: "lock", about: "a moderator archives and locks it" },
  { text: "delete", about: "a moderator deletes it" },
];

/** The thread that a bot made for somebody: what is in it, and what people do about it. */
export const thread: ColonCommand = {
  name: "thread",
  isBasic: false,
  help: () => [":thread, :thread delete", "show your private thread; leave, archive, lock or delete it"],
  words: () => deeds,

  run({ discord, person, say, transcript }, rest) {
    const found = findThread(discord, person);
    if (found === undefined) return say(`${person.user.username} is in no thread: a bot makes one and adds people.`);
    const { id } = found;
    switch (rest.trim()) {
      case "":
        for (const seen of discord.seenIn(person, id)) transcript.showAgain(seen, person);
        return;
      case "leave":
        discord.threads.leave(person, id);
        return say(`${person.user.username} has left the thread.`);
      case "archive":
        discord.threads.archive(id);
        return say("The thread is archived. Whatever is written in it takes it out again.");
      case "lock":
        discord.threads.archive(id, { isLocked: true });
        return say("The thread is archived and locked: the bot cannot write in it any more.");
      case "delete":
        discord.threads.delete(id);
        return say("The thread is deleted.");
      default:
        return say("Say leave, archive, lock or delete, such as :thread delete.");
    }
  },
};
