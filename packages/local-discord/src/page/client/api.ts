import type { ActionName, Actions, FromServer, Outcome } from "../protocol.ts";
import { change, now, placeOf, receive } from "./store.ts";

const key = document.querySelector<HTMLMetaElement>('meta[name="key"]')?.content ?? "";

/** Listens to what happens, and goes on listening when the connection was lost. */
export function connect(): void {
  const source = new EventSource(`/events?key=${encodeURIComponent(key)}`);
  source.addEventListener("message", ({ data }) => receive(JSON.parse(data) as FromServer));
  source.addEventListener("error", () => change({ isConnected: false }));
}

/** Asks the server to do something. What was refused, or could not be asked, is said on the screen. */
export async function act<Name extends ActionName>(name: Name, body: Actions[Name]): Promise<Outcome> {
  const outcome = await ask(name, body);
  if (outcome.kind === "refused") change({ notice: outcome.text });
  return outcome;
}

/** The same, for who says themselves what was refused. A form that comes of it is opened. */
export async function ask<Name extends ActionName>(name: Name, body: Actions[Name]): Promise<Outcome> {
  const outcome = await send(name, body);
  if (outcome.kind === "form") change({ form: outcome.form });
  return outcome;
}

async function send<Name extends ActionName>(name: Name, body: Actions[Name]): Promise<Outcome> {
  try {
    const response = await fetch(`/act/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-key": key },
      body: JSON.stringify(body),
    });
    if (response.ok) return (await response.json()) as Outcome;
    const said = await response.text();
    return { kind: "refused", text: said || "That did not work here. Load the page again." };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // fetch: nobody is there
    return { kind: "refused", text: "The local Discord has ended. Start it again and load this page." };
  }
}

/** Uploads a file for a command; what stands for it, or undefined when it could not be, which is said on the screen. */
export async function give(file: File): Promise<string | undefined> {
  try {
    const response = await fetch("/act/give", {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "x-key": key,
        "x-file-name": encodeURIComponent(file.name),
      },
      body: file,
    });
    if (response.ok) return (await response.json()) as string;
    change({ notice: (await response.text()) || "That file could not be uploaded here." });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // fetch: nobody is there, or the file is gone
    change({ notice: "That file could not be uploaded here." });
  }
  return undefined;
}

let count = 0;

/** Sends a slash command; until something comes of it, a line says that it is on its way. */
export async function sendSlash(command: Actions["slash"]["command"], words: string): Promise<Outcome> {
  const { person, channel } = now().view;
  const place = placeOf(channel);
  count += 1;
  const id = `pending-${count}`;
  const pending = { id, person, channel, command: words, at: Date.now(), failed: false };
  change({ pending: [...now().pending, pending] });
  const outcome = await act("slash", { person, place, command });
  const others = now().pending.filter((one) => one.id !== id);
  if (outcome.kind === "no-answer") change({ pending: [...others, { ...pending, failed: true }] });
  else change({ pending: others });
  return outcome;
}
