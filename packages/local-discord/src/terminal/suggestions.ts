import type { APIApplicationCommandBasicOption } from "discord-api-types/v10";
import type { RunnableCommand } from "../interactions/runnable-commands.ts";
import type { TypedCommand } from "../types.ts";
import { plain } from "./render/span.ts";
import { textWidth } from "./render/text-width.ts";
import { wrap } from "./render/wrap.ts";
import type { Session } from "./session.ts";
import { type Choice, choicesOf, describeOption } from "./typing/describe-option.ts";

/** What `about:caf?` would offer: choices fixed by the command, or what the bot suggests for the letters so far. */
export async function suggest(
  session: Session,
  command: TypedCommand,
  option: APIApplicationCommandBasicOption,
): Promise<void> {
  const fixed = choicesOf(option);
  if (fixed.length > 0) return list(session, option.name, fixed);
  if (!("autocomplete" in option) || option.autocomplete !== true) {
    session.say(`${describeOption(option)}. There is no list to choose from.`);
    return;
  }
  if (!session.bot.running) {
    session.say("The bot is not running, so it suggests nothing. Type :restart to start it.");
    return;
  }
  const answer = await session.discord.autocomplete(session.person, session.place, command, option.name);
  if (answer.kind !== "choices") session.say("The bot suggested nothing within three seconds.");
  else if (answer.choices.length === 0) session.say(`The bot suggests nothing there. ${describeOption(option)}.`);
  else list(session, option.name, answer.choices);
}

/** Every command with what it is for. */
export function listCommands(session: Session, known: readonly RunnableCommand[]): void {
  const look = session.look();
  const lines = known.flatMap(({ path, description, options }) => {
    const names = options.map(({ name, required }) => (required === true ? ` ${name}:` : ` [${name}:]`)).join("");
    return wrap([plain(`/${path.join(" ")}${names} – ${description}`)], { ...look, first: "  ", rest: "      " });
  });
  session.say(
    lines.length === 0 ? "The bot has registered no command yet." : "The bot's commands; [options] may be left out:",
  );
  if (lines.length > 0) session.terminal.print(lines.join("\n"));
}

function list(session: Session, name: string, choices: readonly Choice[]): void {
  const look = session.look();
  const lines = choices.flatMap((choice) => {
    const same = choice.name.toLowerCase() === String(choice.value).toLowerCase();
    const first = `  ${name}:${choice.value}`;
    if (same || textWidth(first) > look.width / 2)
      return wrap([plain(`${name}:${choice.value}`)], { ...look, first: "  ", rest: "    " });
    return wrap([plain(`– ${choice.name}`)], { ...look, first: `${first} `, rest: "      " });
  });
  session.terminal.print(lines.join("\n"));
}
