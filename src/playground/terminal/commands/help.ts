import { plain } from "../render/span.ts";
import { textWidth } from "../render/text-width.ts";
import { wrap } from "../render/wrap.ts";
import type { Session } from "../session.ts";
import type { ColonCommand } from "./colon-command.ts";

type HelpLine = readonly [typed: string, does: string];

/** The list of everything, one line each where the terminal is wide enough. */
export function createHelp(others: readonly ColonCommand[]): ColonCommand {
  return {
    name: "help",
    help: () => [],
    run(session) {
      const lines: HelpLine[] = [
        ["/sleep tips about:coffee", `any of ${commandNames(session)}`],
        ["about:?  or  about:cof?", "what the bot suggests there; / lists every command"],
        ["1  or  Another", "press a button, pick from a menu: number or words"],
        ...others.flatMap((command) => command.help(session)),
      ];
      session.terminal.print(lines.flatMap((line) => renderHelpLine(line, session)).join("\n"));
    },
  };
}

function commandNames({ discord }: Session): string {
  const names = [...new Set(discord.commands().map(({ name }) => `/${name}`))];
  return names.length === 0 ? "no command yet" : names.join(" ");
}

const column = 26;

function renderHelpLine([typed, does]: HelpLine, session: Session): string[] {
  const look = session.look();
  if (look.width < 2 * column) return wrap([plain(`${typed}: ${does}`)], { ...look, rest: "    " });
  const pad = " ".repeat(Math.max(1, column - textWidth(typed)));
  return wrap([plain(does)], { ...look, first: typed + pad });
}
