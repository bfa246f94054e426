import type { ColonCommand } from "./colon-command.ts";

/** How the person stands to the bot: what a bot hears as 50007 and 50278. */

export const block: ColonCommand = {
  name: "block",
  isBasic: false,
  help: ({ person }) => [":block", `${person.user.username} blocks the bot: its messages cannot reach them`],

  run({ discord, person, say }) {
    discord.block(person, true);
    say(
      `${person.user.username} has blocked the bot: a direct message to them is refused with 50007. :unblock ends it.`,
    );
  },
};

export const unblock: ColonCommand = {
  name: "unblock",
  isBasic: false,
  help: ({ person }) => [":unblock", `${person.user.username} takes messages from the bot again`],

  run({ discord, person, say }) {
    discord.block(person, false);
    say(`${person.user.username} takes messages from the bot again.`);
  },
};

export const uninstall: ColonCommand = {
  name: "uninstall",
  isBasic: false,
  help: ({ person }) => [":uninstall", `${person.user.username} removes the bot and leaves the server it is in`],

  run({ discord, person, say }) {
    discord.uninstall(person);
    say(
      `${person.user.username} has removed the bot and left the server: no command is offered to them, and a direct message to them is refused with 50278. :install brings it back.`,
    );
  },
};

export const install: ColonCommand = {
  name: "install",
  isBasic: false,
  help: ({ person }) => [":install", `${person.user.username} adds it again, and is back in the server`],

  run({ discord, person, say }) {
    discord.install(person);
    say(`${person.user.username} has the bot again, and is back in the server.`);
  },
};
