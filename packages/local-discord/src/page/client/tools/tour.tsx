import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PageTour, PageTourStep } from "../../protocol.ts";
import { act, sendSlash } from "../api.ts";
import { asCommand, asTyped, draftOf, runnables } from "../composer/slash.ts";
import { change, channelFor, now, placeOf, show, useScreen } from "../store.ts";

const LETTER_MS = 28;
const TO_READ_A_SENTENCE_MS = 2_500;
const POINTED_AT_MS = 900;
const WAIT_FOR_MS = 6_000;
const LOOK_AGAIN_MS = 50;

type Showing = { readonly step: number; readonly of: number; readonly say: string; readonly isOver: boolean };

let showing: Showing | undefined;
const told = new Set<() => void>();
/** Ends the wait that is on; "stop" ends the tour. */
let goOn: ((how: "next" | "stop") => void) | undefined;
let isStopped = false;

function say(next: Showing | undefined): void {
  showing = next;
  for (const tell of told) tell();
}

/** Waits so that somebody can read. Next ends it. */
function pause(ms: number): Promise<void> {
  if (isStopped) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    goOn = (how) => {
      clearTimeout(timer);
      if (how === "stop") isStopped = true;
      resolve();
    };
  });
}

/** Plays a tour, one step after another, until its end or until somebody stops it. */
export async function startTour(tour: PageTour): Promise<void> {
  if (now().isTouring) return;
  isStopped = false;
  change({ isTouring: true, pane: "chat" });
  const person = now().hello?.channels[0]?.people[0] ?? "";
  show({ person, channel: channelFor(person, "server")?.key ?? 0 });
  try {
    say({ step: 0, of: tour.steps.length, say: tour.opening, isOver: false });
    await pause(TO_READ_A_SENTENCE_MS * 1.6);
    for (const [index, step] of tour.steps.entries()) {
      if (isStopped) return;
      const place = channelFor(person, step.place ?? "server");
      if (place && now().view.channel !== place.key) show({ channel: place.key });
      say({ step: index + 1, of: tour.steps.length, say: step.say, isOver: false });
      await pause(TO_READ_A_SENTENCE_MS);
      if (isStopped) return;
      const problem = await play(step, person);
      if (problem !== undefined) {
        if (step.mayBeMissing === true) continue;
        say({ step: index + 1, of: tour.steps.length, say: problem, isOver: true });
        return;
      }
      await pause(step.readSeconds * 1000);
    }
    if (!isStopped) say({ step: tour.steps.length, of: tour.steps.length, say: tour.ending, isOver: true });
  } finally {
    change({ isTouring: false, tourText: undefined, tourFill: undefined });
    if (isStopped) say(undefined);
  }
}

/** @returns a sentence when the step could not be played */
async function play(step: PageTourStep, person: string): Promise<string | undefined> {
  if (step.type.startsWith(":clock ")) {
    const outcome = await act("clock", { person, phrase: step.type.slice(":clock ".length) });
    return outcome.kind === "refused" ? outcome.text : undefined;
  }
  if (step.type.startsWith("/")) {
    const { commands, view } = now();
    const draft = draftOf(`${step.type} `, runnables(commands, placeOf(view.channel)));
    if (!draft) return `The tour ends here: there is no command ${step.type}.`;
    await typeOut(asTyped(draft));
    if (isStopped) return undefined;
    if (step.fill) change({ tourFill: step.fill });
    await sendSlash(asCommand(draft), asTyped(draft));
  } else {
    const button = await waitFor(() => newestButton(step.type));
    if (!button) return `The tour ends here: there is nothing to press called “${step.type}”.`;
    if (step.fill) change({ tourFill: step.fill });
    button.scrollIntoView({ block: "center" });
    button.classList.add("pointed-at");
    await pause(POINTED_AT_MS);
    button.classList.remove("pointed-at");
    if (isStopped) return undefined;
    button.click();
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS)); // it is drawn as busy first
    await waitFor(() => (button.getAttribute("aria-busy") === "true" ? undefined : true));
  }
  return step.fill ? sendForm() : undefined;
}

async function sendForm(): Promise<string | undefined> {
  const submit = await waitFor(() => document.querySelector<HTMLButtonElement>("dialog[open] button[type=submit]"));
  if (!submit) return "The tour ends here: no form came.";
  await pause(TO_READ_A_SENTENCE_MS);
  if (isStopped) return undefined;
  submit.click();
  const isSent = await waitFor(() => (now().form === undefined ? true : undefined));
  change({ tourFill: undefined });
  return isSent ? undefined : "The tour ends here: the form was not taken.";
}

async function typeOut(text: string): Promise<void> {
  for (let length = 0; length <= text.length && !isStopped; length += 1) {
    change({ tourText: text.slice(0, length) });
    await pause(LETTER_MS);
  }
  await pause(POINTED_AT_MS / 2);
  change({ tourText: undefined });
}

/** The lowest button on the screen that begins with these words. */
function newestButton(words: string): HTMLButtonElement | undefined {
  const all = [...document.querySelectorAll<HTMLButtonElement>(".message .components button.button:enabled")];
  return all.findLast((button) => button.textContent?.startsWith(words));
}

async function waitFor<Found>(look: () => Found | null | undefined): Promise<Found | undefined> {
  for (const until = performance.now() + WAIT_FOR_MS; performance.now() < until && !isStopped; ) {
    const found = look();
    if (found !== null && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  return undefined;
}

/**
 * What the tour says, with a way on and a way out. An open dialog shuts out all that is outside of it, so each has a
 * card of its own, and the page's gives way.
 */
export function TourCard({ isInDialog = false }: { readonly isInDialog?: boolean }): JSX.Element | null {
  const [, drawAgain] = useState(0);
  const isShutOut = useScreen(({ form, exchanges }) => form !== undefined || exchanges !== undefined) && !isInDialog;
  useEffect(() => {
    const tell = () => drawAgain((count) => count + 1);
    told.add(tell);
    return () => void told.delete(tell);
  }, []);
  if (!showing || isShutOut) return null;
  const { step, of, say: words, isOver } = showing;
  return (
    <section class="tour" aria-label="Tour" aria-live="polite">
      <p>{words}</p>
      <footer>
        <span class="muted">{step > 0 ? `${step} of ${of}` : ""}</span>
        {isOver ? (
          <button type="button" class="button primary" onClick={() => say(undefined)}>
            Close
          </button>
        ) : (
          <>
            <button type="button" class="button secondary" onClick={() => goOn?.("stop")}>
              Stop the tour
            </button>
            <button type="button" class="button primary" onClick={() => goOn?.("next")}>
              Next
            </button>
          </>
        )}
      </footer>
    </section>
  );
}
