import { setTimeout as delay } from "node:timers/promises";
import { runnableCommands } from "../interactions/runnable-commands.ts";
import type { Arrivals } from "./arrivals.ts";
import { createCompleter } from "./completion/completer.ts";
import { reasonOf } from "./reason.ts";
import { runLine } from "./run-line.ts";
import type { Session } from "./session.ts";
import { runTour } from "./tour/run-tour.ts";
import type { Tour } from "./tour/tour-step.ts";

const settleMs = 150;
const registeredWithinMs = 5_000;

/** What the bot is for, shown before a stranger has touched a key. */
const opening = "/sleep tips";

/**
 * Starts the bot, shows its main job or plays the tour, and carries out line after line. A tour through a pipe is all
 * there is; at a terminal the keyboard is handed over at its end.
 *
 * @returns the exit code
 */
export async function play(session: Session, arrivals: Arrivals, tour?: Tour): Promise<number> {
  const { terminal } = session;
  if (tour === undefined) session.say(welcome(session));
  try {
    await session.bot.start();
  } catch (error) {
    terminal.print(reasonOf(error));
    return 1;
  }
  await commandsRegistered(session);
  if (tour !== undefined) {
    const cameToItsEnd = await runTour(session, arrivals, tour);
    if (!cameToItsEnd) return 1;
    if (!terminal.interactive) return 0;
  } else if (isKnown(session, opening)) {
    terminal.print(`\n${session.prompt()}${opening}`);
    await carryOutAndSettle(session, arrivals, opening);
  }
  return takeLines(session, arrivals);
}

async function takeLines(session: Session, arrivals: Arrivals): Promise<number> {
  const { terminal } = session;
  const completer = createCompleter(session);
  while (!session.leaving) {
    const line = await terminal.ask(session.prompt(), completer);
    if (line === undefined) break;
    await carryOutAndSettle(session, arrivals, line);
  }
  if (!terminal.used && !terminal.interactive) {
    session.say("\nThere is no input to read, so this stays open until it is ended with Ctrl-C or SIGTERM.");
    await new Promise<never>(() => {});
  }
  return 0;
}

function welcome({ person, place, terminal }: Session): string {
  const where = place === "server" ? "in the channel #general" : "here";
  const tab = terminal.interactive ? " (Tab completes it)" : "";
  return `This is a practice Discord on your own machine, with the bot in it. Nothing leaves it, nothing is kept when you go, and its clock is yours to move. You are ${person.user.username}, ${where}. Type what you would type on Discord${tab}, a button's number or its words to press it, :help for the rest, :quit to leave. It begins with ${opening}:`;
}

/** The answer, and whatever arrives straight after it, stand on the screen before the next line is read. */
async function carryOutAndSettle(session: Session, arrivals: Arrivals, line: string): Promise<void> {
  await runLine(session, line);
  await arrivals.settled(settleMs);
}

function isKnown({ discord }: Session, command: string): boolean {
  return runnableCommands(discord.commands()).some(({ path }) => `/${path.join(" ")}` === command);
}

async function commandsRegistered({ discord }: Session): Promise<void> {
  const until = performance.now() + registeredWithinMs;
  while (discord.commands().length === 0 && performance.now() < until) await delay(20);
}
