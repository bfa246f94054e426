import type { LocalDiscord, Person, Place, Timeline } from "../types.ts";
import type { BotKeeper } from "./bot-keeper.ts";
import type { LineTerminal } from "./line-terminal.ts";
import type { Look } from "./render/look.ts";
import { placeName } from "./render/message.ts";
import { plain } from "./render/span.ts";
import { wrap } from "./render/wrap.ts";
import { createTranscript, type Transcript } from "./transcript.ts";

/** One sitting at the playground: who is typing, where, and everything they can reach. */
export type Session = {
  readonly discord: LocalDiscord;
  readonly timeline: Timeline;
  readonly bot: BotKeeper;
  readonly terminal: LineTerminal;
  readonly transcript: Transcript;
  readonly botLogFile: string;
  person: Person;
  place: Place;
  /** Set by `:quit`: no further line is read. */
  leaving: boolean;
  /** The terminal as it is now, through the eyes of whoever is typing. */
  look(): Look;
  /** Prints a sentence of the playground's own, wrapped. */
  say(text: string): void;
  /** "robin #general > " */
  prompt(): string;
};

export type SessionDependencies = Pick<Session, "discord" | "timeline" | "bot" | "terminal" | "botLogFile"> & {
  readonly colour: boolean;
  readonly width: () => number;
};

/** Longer lines are hard to read, however wide the window is. */
const widest = 100;

export function createSession({ colour, width, ...dependencies }: SessionDependencies): Session {
  const { discord, terminal, timeline } = dependencies;
  const [first] = discord.people;
  if (first === undefined) throw new Error("The local Discord has nobody in it.");

  const lookOf = (person: Person): Look => ({
    width: Math.min(widest, Math.max(20, width())),
    colour,
    zone: person.zone,
    locale: person.locale,
    now: timeline.now(),
    nameOf(id) {
      const person = discord.people.find(({ user }) => user.id === id);
      return person?.user.username ?? discord.channels.find((channel) => channel.id === id)?.thread?.name;
    },
  });

  const session: Session = {
    ...dependencies,
    transcript: createTranscript({ discord, print: terminal.print, lookOf }),
    person: first,
    place: "server",
    leaving: false,
    look: () => lookOf(session.person),
    say: (text) =>
      terminal.print(
        text
          .split("\n")
          .flatMap((line) => wrap([plain(line)], session.look()))
          .join("\n"),
      ),
    prompt: () => `${session.person.user.username} ${placeName(session.place)} > `,
  };
  return session;
}
