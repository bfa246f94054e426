import { setTimeout as delay } from "node:timers/promises";

import { ClientRefusal } from "../../interactions/client-refusal.ts";
import { runnableCommands } from "../../interactions/runnable-commands.ts";
import type { TypedCommand } from "../../types.ts";
import { colonCommands } from "../commands/index.ts";
import type { Completer } from "../line-terminal.ts";
import { controlsOf } from "../render/controls.ts";
import type { Session } from "../session.ts";
import { completeLine, type Surroundings } from "./complete-line.ts";
import { asCandidate } from "./complete-slash.ts";
import { type Candidate, insertion } from "./completion.ts";
import { showCandidates } from "./show-candidates.ts";

/** Somebody who presses Tab does not wait the three seconds a bot may take. */
const suggestedWithinMs = 1_500;

/** Many press Tab twice, as other shells want it; the list need not be there twice. */
const doubleTabMs = 1_000;

/** Completes what is typed: inserts what is certain, and shows what there is to choose from above the prompt. */
export function createCompleter(session: Session): Completer {
  let last = { line: "", at: Number.NEGATIVE_INFINITY };
  return async (line) => {
    const isDouble = last.line === line && performance.now() - last.at < doubleTabMs;
    last = { line, at: performance.now() };
    const completion = await completeLine(line, surroundings(session));
    const { typed, candidates, hint } = completion;
    const insert = insertion(completion);
    if (insert === undefined && !isDouble) {
      if (candidates.length > 1) session.terminal.print(showCandidates(candidates, session.look()).join("\n"));
      else if (candidates.length === 0 && hint !== undefined) session.say(hint);
    }
    return { typed, insert };
  };
}

function surroundings(session: Session): Surroundings {
  const { discord, transcript, person } = session;
  return {
    known: runnableCommands(discord.commands()),
    people: discord.people.map(({ user }) => user.username),
    labels: transcript
      .newestFirst(person)
      .flatMap(({ components }) => controlsOf(components))
      .map(({ label }) => label),
    colonCommands: colonCommands.map((command) => {
      const [typed, about] = command.help(session);
      return { name: command.name, about, goesOn: typed.includes(" "), words: command.words?.(session) ?? [] };
    }),
    ask: (command, option) => askBot(session, command, option),
  };
}

async function askBot(
  { discord, bot, person, place }: Session,
  command: TypedCommand,
  option: string,
): Promise<readonly Candidate[] | undefined> {
  if (!bot.running) return undefined;
  try {
    const asked = discord.autocomplete(person, place, command, option);
    const answer = await Promise.race([asked, delay(suggestedWithinMs, undefined, { ref: false })]);
    return answer?.kind === "choices" ? answer.choices.map(asCandidate) : undefined;
  } catch (error) {
    if (error instanceof ClientRefusal) return undefined; // not offered here, such as in a private chat
    throw error;
  }
}
