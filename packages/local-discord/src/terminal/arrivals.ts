import type { DiscordEvent, Person, SeenMessage } from "../types.ts";
import type { Session } from "./session.ts";

/** What happens in the Discord appears on the screen as it happens. `settled` waits until nothing has for a while. */
export type Arrivals = {
  settled(quietMs: number): Promise<void>;
  stop(): void;
};

const longestSettleMs = 2_000;
/** An answer that is there sooner needs no such line above it. */
const thinkingAfterMs = 700;

export function watchArrivals(session: Session): Arrivals {
  let lastAt = 0;
  let thinking: NodeJS.Timeout | undefined;

  const stop = session.discord.on((event: DiscordEvent) => {
    lastAt = performance.now();
    if (event.type === "thinking" && event.person === session.person) {
      clearTimeout(thinking);
      thinking = setTimeout(() => session.say("The bot is thinking…"), thinkingAfterMs);
    } else if (event.type === "message") clearTimeout(thinking);
    if (event.type === "message" || event.type === "edit") arrive(session, event.seen);
  });

  return {
    stop() {
      clearTimeout(thinking);
      stop();
    },
    async settled(quietMs) {
      const from = performance.now();
      for (;;) {
        const now = performance.now();
        const left = Math.min(Math.max(from, lastAt) + quietMs - now, from + longestSettleMs - now);
        if (left <= 0) return;
        await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
  };
}

function arrive(session: Session, seen: SeenMessage): void {
  const { person, discord } = session;
  if (discord.people.some(({ user }) => user.id === seen.message.author.id)) return;
  if (isVisibleTo(session, person, seen)) {
    session.transcript.show(seen, person);
    return;
  }
  const reader = discord.people.find((other) => seen.onlyFor === undefined && isVisibleTo(session, other, seen));
  if (reader !== undefined && seen.place === "thread") {
    session.say(
      `(Something came in a private thread of ${reader.user.username}'s: “:as ${reader.user.username}”, then “:thread” shows it.)`,
    );
  } else if (reader !== undefined && seen.place === "dm") {
    session.say(
      `(A direct message for ${reader.user.username} arrived: “:as ${reader.user.username}”, then “:dms” shows it.)`,
    );
  }
}

function isVisibleTo(session: Session, person: Person, seen: SeenMessage): boolean {
  return session.discord.seenIn(person, seen.message.channel_id).some(({ message }) => message.id === seen.message.id);
}
