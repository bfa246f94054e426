import type { Session } from "../session.ts";
import { nearest } from "../typing/nearest.ts";
import { clock } from "./clock.ts";
import type { ColonCommand } from "./colon-command.ts";
import { dm, dms } from "./dm.ts";
import { drop, fault } from "./faults.ts";
import { createHelp } from "./help.ts";
import { inspect } from "./inspect.ts";
import { exit, quit } from "./leave.ts";
import { people } from "./people.ts";
import { kill, restart } from "./restart.ts";
import { save } from "./save.ts";
import { block, install, unblock, uninstall } from "./standing.ts";
import { thread } from "./thread.ts";
import { asPerson, inPlace } from "./whereabouts.ts";

const here = [clock, dm, dms, thread, inPlace, asPerson, people];
const whatGoesWrong = [block, unblock, uninstall, install, fault, drop, restart, kill];
const listed = [...here, inspect, ...whatGoesWrong, save, quit, exit];

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
