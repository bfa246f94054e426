import { ClientRefusal } from "../interactions/client-refusal.ts";
import { runnableCommands } from "../interactions/runnable-commands.ts";
import { carryOut } from "./carry-out.ts";
import { type ChosenControls, chooseControl, nearestControl } from "./choose-control.ts";
import { colonCommands, runColonCommand } from "./commands/index.ts";
import { giveFiles } from "./give-files.ts";
import { controlsOf } from "./render/controls.ts";
import type { Session } from "./session.ts";
import { listCommands, suggest } from "./suggestions.ts";
import { nearest } from "./typing/nearest.ts";
import { isProblem } from "./typing/problem.ts";
import { readCommand } from "./typing/typed-command.ts";
import { readTypedLine } from "./typing/typed-line.ts";
import { writeDm } from "./write-dm.ts";

/** Carries out one typed line; returns once its answer is on the screen. */
export async function runLine(session: Session, line: string): Promise<void> {
  try {
    await understand(session, line);
  } catch (error) {
    if (!(error instanceof ClientRefusal)) throw error;
    session.say(error.message); // written for whoever typed it
  }
}

async function understand(session: Session, line: string): Promise<void> {
  const typed = readTypedLine(line);
  switch (typed.kind) {
    case "nothing":
      return;
    case "slash":
      return runSlash(session, typed.text);
    case "colon":
      return runColonCommand(session, typed.name, typed.rest);
    case "words":
      return runWords(session, typed.text);
  }
}

async function runSlash(session: Session, text: string): Promise<void> {
  const { discord, person, place } = session;
  const known = runnableCommands(discord.commands());
  if (text === "" || text === "?") return listCommands(session, known);

  const read = readCommand(text, known);
  if (isProblem(read)) return session.say(read.problem);
  if (read.kind === "suggest") return suggest(session, read.command, read.option);
  const command = await giveFiles(read.command, known, discord);
  await carryOut(session, () => discord.slash(person, place, command));
}

async function runWords(session: Session, text: string): Promise<void> {
  const newestFirst = session.transcript.newestFirst(session.person);
  const chosen = chooseControl(text, newestFirst, session.place === "dm");
  if (chosen === undefined) {
    if (session.place === "dm") return writeDm(session, text);
    return session.say(notUnderstood(session, text));
  }
  if (isProblem(chosen)) return session.say(chosen.problem);
  if (/^[\d\s,]+$/.test(text)) session.say(`(${chosen.controls.map(({ label }) => label).join(", ")})`);
  await press(session, chosen);
}

async function press(session: Session, { messageId, controls }: ChosenControls): Promise<void> {
  const [control] = controls;
  const { discord, person } = session;
  switch (control.kind) {
    case "link":
      return session.say(`${control.label} leads to ${control.url}`);
    case "button":
      if (control.disabled) return session.say(`“${control.label}” is switched off on this message.`);
      return carryOut(session, () => discord.press(person, messageId, control.customId));
    case "option": {
      const { customId, disabled } = control.menu;
      if (disabled) return session.say("This menu is switched off.");
      const values = controls.flatMap((one) => (one.kind === "option" ? [one.value] : []));
      return carryOut(session, () => discord.choose(person, messageId, customId, values));
    }
  }
}

/** One sentence that says what would have worked. */
function notUnderstood(session: Session, text: string): string {
  const newestFirst = session.transcript.newestFirst(session.person);
  if (/^\d+$/.test(text)) {
    const last = newestFirst.map(({ components }) => controlsOf(components).length).find((count) => count > 0);
    return last === undefined
      ? `There is nothing to press yet; try /sleep tips.`
      : `Nothing here has the number ${text}; the newest message with buttons goes from 1 to ${last}.`;
  }
  const control = nearestControl(text, newestFirst);
  if (control !== undefined)
    return `Nothing here is called “${text}”. Did you mean “${control.label}” (${control.number})?`;

  const commands = runnableCommands(session.discord.commands()).map(({ path }) => `/${path.join(" ")}`);
  const meant =
    nearest(`/${text}`, commands) ??
    commands.find((command) => `${text.toLowerCase()} `.startsWith(`${command.slice(1)} `)) ??
    nearest(
      `:${text}`,
      colonCommands.map(({ name }) => `:${name}`),
    );
  if (meant !== undefined) return `I do not know “${text}”. Did you mean ${meant}?`;
  return `I do not know “${text}”. Type a command such as /sleep tips, a button's number, or :help; “:dm ${text}” writes it to the bot.`;
}
