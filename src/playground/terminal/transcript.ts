import type { LocalDiscord, Person, Place, SeenMessage } from "../types.ts";
import type { Look } from "./render/look.ts";
import { renderMessage } from "./render/message.ts";

const loading = 128; // MessageFlags.Loading: "… is thinking"
const places: readonly Place[] = ["server", "dm", "private"];

/** What stands on the screen, so that nothing is printed twice and "the newest" means what it looks like. */
export type Transcript = {
  /** How many messages were printed so far. */
  readonly printed: number;
  /** Prints a message, unless it is already there as it is now. */
  show(seen: SeenMessage, to: Person): void;
  /** Prints a message even if it was printed before. */
  showAgain(seen: SeenMessage, to: Person): void;
  /** Messages this person can still act on, the one printed last first. */
  newestFirst(person: Person): SeenMessage[];
};

export type TranscriptOptions = {
  readonly discord: Pick<LocalDiscord, "seen">;
  readonly print: (text: string) => void;
  readonly lookOf: (person: Person) => Look;
};

export function createTranscript({ discord, print, lookOf }: TranscriptOptions): Transcript {
  const contents = new Map<string, string>();
  const order = new Map<string, number>();
  let printed = 0;

  function put(seen: SeenMessage, to: Person, changed: boolean): void {
    printed += 1;
    contents.set(seen.message.id, contentOf(seen));
    order.set(seen.message.id, printed);
    print(`\n${renderMessage(seen, lookOf(to), changed).join("\n")}\n`);
  }

  return {
    get printed() {
      return printed;
    },
    show(seen, to) {
      if (((seen.message.flags ?? 0) & loading) !== 0) return;
      const before = contents.get(seen.message.id);
      if (before === contentOf(seen)) return;
      put(seen, to, before !== undefined);
    },
    showAgain: (seen, to) => put(seen, to, false),
    newestFirst(person) {
      const all = places.flatMap((place) => discord.seen(person, place));
      const rank = ({ message }: SeenMessage) => order.get(message.id) ?? 0;
      return all.sort((a, b) => rank(b) - rank(a) || (BigInt(b.message.id) > BigInt(a.message.id) ? 1 : -1));
    },
  };
}

function contentOf({ message, components }: SeenMessage): string {
  const files = (message.attachments ?? []).map(({ filename, size }) => [filename, size]);
  return JSON.stringify([message.content, message.embeds, files, components]);
}
