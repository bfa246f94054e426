import { plain } from "../render/span.ts";
import { textWidth } from "../render/text-width.ts";
import { wrap } from "../render/wrap.ts";
import type { Session } from "../session.ts";
import type { ColonCommand } from "./colon-command.ts";

type HelpLine = readonly [typed: string, does: string];

/** What a newcomer needs, one line each where the terminal is wide enough; with "all" everything. */
export function createHelp(others: readonly ColonCommand[]): ColonCommand {
  const rest = others.filter(({ isBasic }) => !isBasic);
  return {
    name: "help",
    isBasic: false,
    help: () => [":help all", "what can be typed here"],
    words: () => [{ text: "all" }],
    run(session, about) {
      const everything = about.trim() !== "";
      const lines: HelpLine[] = [
        ["/sleep tips about:coffee", `any of ${commandNames(session)}`],
        ...(session.terminal.interactive ? [tab] : []),
        ["about:?  or  about:cof?", "what the bot suggests there; / lists every command"],
        ["1  or  Another", "press a button, pick from a menu: number or words"],
        ...others.filter(({ isBasic }) => everything || isBasic).map((command) => command.help(session)),
        ...(everything ? [] : [[":help all", `also ${rest.map(({ name }) => `:${name}`).join(" ")}`] as const]),
      ];
      session.terminal.print(lines.flatMap((line) => renderHelpLine(line, session)).join("\n"));
    },
  };
}

const tab: HelpLine = ["Tab", "completes what you type; the up arrow brings it back"];

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
