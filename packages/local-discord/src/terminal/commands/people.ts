import { paint, plain } from "../render/span.ts";
import { wrap } from "../render/wrap.ts";
import type { Session } from "../session.ts";
import type { ColonCommand } from "./colon-command.ts";

const languages = new Intl.DisplayNames("en", { type: "language" });

export const people: ColonCommand = {
  name: "people",
  isBasic: false,
  help: () => [":people", "who is there, with their clocks and languages"],

  run(session) {
    const look = session.look();
    const lines = session.discord.people.flatMap((person) => {
      const time = session.timeline
        .now()
        .toZonedDateTimeISO(person.zone)
        .toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" })
        .replace(",", "");
      const you = person === session.person ? " (you)" : "";
      const name = paint({ text: `${person.user.username}${you}`, styles: ["bold"] }, look.colour);
      const about = `${time} in ${person.zone}; Discord in ${languages.of(person.locale)} (${person.locale})`;
      return [`  ${name}`, ...wrap([plain(about)], { ...look, first: "    " })];
    });
    session.terminal.print(lines.join("\n"));
    session.say(`:as ${someoneElse(session)} makes you somebody else.`);
  },
};

function someoneElse({ discord, person }: Session): string {
  return discord.people.find((one) => one !== person)?.user.username ?? person.user.username;
}
