import { PLACES } from "../places.ts";
import type { LocalDiscord, Person, SeenMessage } from "../types.ts";
import type { Look } from "./render/look.ts";
import { renderMessage } from "./render/message.ts";

/** How many of a crowd are printed before the rest is passed over: two nights of a change are told apart by then. */
const firstOfCrowd = 3;
const loading = 128; // MessageFlags.Loading: "… is thinking"

/** What stands on the screen, so that nothing is printed twice and "the newest" means what it looks like. */
export type Transcript = {
  /** How many messages were printed so far. */
  readonly printed: number;
  /** Prints a message, unless it is already there as it is now. */
  show(seen: SeenMessage, to: Person): void;
  /** Prints a message even if it was printed before. */
  showAgain(seen: SeenMessage, to: Person): void;
  /**
   * Prints what arrives during `work` as ever, but no more than fits a screen or two: of a crowd the first few and
   * the last, with a line between that says how many were passed over.
   */
  crowd(work: () => Promise<void>, passedOver: (count: number) => void): Promise<void>;
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
  /** While a crowd arrives: how many of it were printed, and those that were not. */
  let crowd: { shown: number; held: { seen: SeenMessage; to: Person }[] } | undefined;

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
      if (crowd && crowd.shown >= firstOfCrowd) {
        contents.set(seen.message.id, contentOf(seen));
        crowd.held.push({ seen, to });
        return;
      }
      if (crowd) crowd.shown += 1;
      put(seen, to, before !== undefined);
    },
    async crowd(work, passedOver) {
      const arriving = { shown: 0, held: [] as { seen: SeenMessage; to: Person }[] };
      crowd = arriving;
      try {
        await work();
      } finally {
        crowd = undefined;
      }
      const last = arriving.held.at(-1);
      if (!last) return;
      if (arriving.held.length > 1) passedOver(arriving.held.length - 1);
      put(last.seen, last.to, false);
    },
    showAgain: (seen, to) => put(seen, to, false),
    newestFirst(person) {
      const all = PLACES.flatMap((place) => discord.seen(person, place));
      const rank = ({ message }: SeenMessage) => order.get(message.id) ?? 0;
      return all.sort((a, b) => rank(b) - rank(a) || (BigInt(b.message.id) > BigInt(a.message.id) ? 1 : -1));
    },
  };
}

function contentOf({ message, components }: SeenMessage): string {
  const files = (message.attachments ?? []).map(({ filename, size }) => [filename, size]);
  return JSON.stringify([message.content, message.embeds, files, components]);
}
