import { writeDm } from "../write-dm.ts";
import type { ColonCommand } from "./colon-command.ts";

export const dm: ColonCommand = {
  name: "dm",
  isBasic: true,
  help: () => [":dm stop", "write that to the bot in your DM; :dms shows the DM"],

  async run(session, rest) {
    const text = rest.trim();
    if (text === "") session.say("Say what to write, such as :dm stop. (:dms shows the DM, :in dm goes there.)");
    else await writeDm(session, text);
  },
};

export const dms: ColonCommand = {
  name: "dms",
  isBasic: false,
  help: () => [":dms", "show your DM with the bot again"],

  run(session) {
    const messages = session.discord.seen(session.person, "dm");
    if (messages.length === 0) session.say("There is nothing in your DM with the bot yet.");
    for (const seen of messages) session.transcript.showAgain(seen, session.person);
  },
};
