import type { Arrivals } from "../arrivals.ts";
import { chooseControl } from "../choose-control.ts";
import { runLine } from "../run-line.ts";
import type { Session } from "../session.ts";
import { isProblem } from "../typing/problem.ts";
import { readTypedLine } from "../typing/typed-line.ts";
import { createPace } from "./pace.ts";
import type { Tour, TourStep } from "./tour-step.ts";

const settleMs = 150;
const toReadOneSentenceSeconds = 2;

/**
 * Plays a tour, one step after another. Every step brings a message to the screen, or the tour ends there and says why.
 *
 * @returns whether it came to its end
 */
export async function runTour(session: Session, arrivals: Arrivals, tour: Tour): Promise<boolean> {
  const { terminal, transcript } = session;
  const pace = createPace(terminal);
  session.say(tour.opening);
  try {
    for (const [index, step] of tour.steps.entries()) {
      if (isMissing(session, step)) {
        if (step.mayBeMissing === true) continue;
        session.say(`\nThe tour ends here: there is nothing to press called “${step.type}”.`);
        return false;
      }
      session.say(`\n(${index + 1} of ${tour.steps.length}) ${step.say}`);
      await pace.pause(toReadOneSentenceSeconds);
      await pace.type(session.prompt(), step.type);
      const before = transcript.printed;
      await runLine(session, step.type);
      await arrivals.settled(settleMs);
      if (transcript.printed === before) {
        session.say(`\nThe tour ends here: no message came of “${step.type}”.`);
        return false;
      }
      await pace.pause(step.readSeconds);
    }
  } finally {
    terminal.hearEnter(undefined);
  }
  session.say(`\n${terminal.interactive ? tour.ending.atKeyboard : tour.ending.piped}`);
  return true;
}

/** Words that are on no button would only be refused, or written into the DM. */
function isMissing({ transcript, person }: Session, { type }: TourStep): boolean {
  if (readTypedLine(type).kind !== "words") return false;
  const chosen = chooseControl(type, transcript.newestFirst(person));
  return chosen === undefined || isProblem(chosen);
}
