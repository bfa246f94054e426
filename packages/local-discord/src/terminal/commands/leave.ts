import type { ColonCommand } from "./colon-command.ts";

export const quit: ColonCommand = {
  name: "quit",
  isBasic: true,
  help: () => [":quit", "end the bot and leave; nothing is kept"],

  run(session) {
    session.leaving = true;
  },
};

/** What many type first. */
export const exit: ColonCommand = {
  name: "exit",
  isBasic: false,
  help: () => [":exit", "the same as :quit"],
  run: quit.run,
};
