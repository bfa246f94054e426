import type { ColonCommand } from "./colon-command.ts";

export const quit: ColonCommand = {
  name: "quit",
  help: () => [[":quit", "end the bot and leave; nothing is kept"]],

  run(session) {
    session.leaving = true;
  },
};

/** What many type first; `:help` names the other. */
export const exit: ColonCommand = { name: "exit", help: () => [], run: quit.run };
