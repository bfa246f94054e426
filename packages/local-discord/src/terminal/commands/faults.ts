import { showCandidates } from "../completion/show-candidates.ts";
import type { ColonCommand } from "./colon-command.ts";

const examples = [
  { text: "500 10%", about: "one request in ten fails" },
  { text: "lost-answer next", about: "carried out, and the bot is not told" },
  { text: "50007 next", about: "a direct message is refused" },
  { text: "429 storm", about: "everything is too fast" },
  { text: "slow 2s", about: "every answer is late" },
  { text: "gateway", about: "the connection is cut" },
  { text: "off", about: "nothing fails any more" },
];

export const fault: ColonCommand = {
  name: "fault",
  isBasic: false,
  help: () => [":fault 500 10%", "let Discord fail; :fault tells what is on, :fault off ends it"],
  words: () => examples,

  run({ discord, terminal, look, say }, rest) {
    const phrase = rest.trim();
    if (phrase !== "") return say(discord.faults.set(phrase));
    const active = discord.faults.active();
    if (active.length > 0) say(`On just now:\n${active.map((one) => `• ${one}`).join("\n")}`);
    say(`${active.length === 0 ? "Nothing fails just now. " : ""}What can be switched on, for example:`);
    const typed = examples.map(({ text, about }) => ({ text: `:fault ${text}`, about }));
    terminal.print(showCandidates(typed, look()).join("\n"));
  },
};

export const drop: ColonCommand = {
  name: "drop",
  isBasic: false,
  help: () => [":drop", "cut the bot's connection; it is expected to come back"],

  run({ discord, say }) {
    discord.dropGateway();
    say("The bot's connection is cut. It is expected back in a moment, with nothing missed.");
  },
};
