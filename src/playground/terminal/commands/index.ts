import type { Session } from "../session.ts";
import { nearest } from "../typing/nearest.ts";
import { clock } from "./clock.ts";
import type { ColonCommand } from "./colon-command.ts";
import { dm, dms } from "./dm.ts";
import { createHelp } from "./help.ts";
import { exit, quit } from "./leave.ts";
import { kill, restart } from "./restart.ts";
import { asPerson, inPlace } from "./whereabouts.ts";

const listed = [clock, dm, dms, inPlace, asPerson, restart, kill, quit, exit];

/** What can be said to the playground, in the order of `:help`. */
export const colonCommands: readonly ColonCommand[] = [createHelp(listed), ...listed];

export async function runColonCommand(session: Session, name: string, rest: string): Promise<void> {
  const command = colonCommands.find((one) => one.name === name);
  if (command !== undefined) {
    await command.run(session, rest);
    return;
  }
  const names = colonCommands.map((one) => one.name);
  const meant = name === "" ? undefined : nearest(name, names);
  const list = names.map((one) => `:${one}`).join(" ");
  session.say(
    meant === undefined
      ? `There is no “:${name}”; there are ${list}`
      : `There is no “:${name}”. Did you mean :${meant}?`,
  );
}
