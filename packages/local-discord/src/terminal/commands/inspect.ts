import { renderExchange } from "../render/exchange.ts";
import type { ColonCommand } from "./colon-command.ts";

export const inspect: ColonCommand = {
  name: "inspect",
  isBasic: false,
  help: () => [":inspect last, 3", "what the bot last sent to Discord, and the answer, raw"],
  words: () => [
    { text: "last", about: "the last request" },
    { text: "3", about: "the last three" },
    { text: "last whole", about: "however long it is" },
  ],

  run(session, rest) {
    const [, wanted = "", whole] = /^(\d{1,4}|last|)\s*(whole)?$/i.exec(rest.trim()) ?? [];
    if (wanted === "" && whole === undefined && rest.trim() !== "") {
      return session.say("Type :inspect last for the last request, :inspect 3 for the last three.");
    }
    const all = session.discord.exchanges();
    const count = Math.min(all.length, Number(wanted) || 1);
    if (count === 0) return session.say("The bot has not asked Discord for anything yet.");
    all.slice(-count).forEach((exchange, index) => {
      const place = `${all.length - count + index + 1} of ${all.length}`;
      const lines = renderExchange(exchange, place, session.look(), whole !== undefined);
      session.terminal.print(`\n${lines.join("\n")}\n`);
    });
  },
};
