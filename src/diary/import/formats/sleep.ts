/**
 * One stretch of time as an app tells it. Nothing but times is taken from a file: no heart rate, no place, no name of a
 * device, no comment.
 */
export type Sleep = {
  /** Which entry of its file it is, from 1. */
  readonly entry: number;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** IANA name of where it was slept, as far as the file says; else where the person is. */
  readonly zone: string;
  /**
   * "session": from going to bed to getting up, or from pressing *start* to pressing *stop*. The others are parts of one,
   * of which an app writes many; "lights-off" is a moment.
   */
  readonly kind: "session" | "in-bed" | "asleep" | "awake" | "lights-off";
  /** Tells apart what several devices say about one night. Never kept. */
  readonly source?: string;
  /** Of a session: how long falling asleep lasted. */
  readonly onsetMinutes?: number;
  /** Of a session, or of a sleep: how long they were awake between falling asleep and the final awakening. */
  readonly awakeMinutes?: number;
  /** Of a session: how long they lay awake after the final awakening. */
  readonly lyingMinutes?: number;
  /** The app says that it was a nap. */
  readonly isNap?: true;
};

/** What a file says, as its format understands it. */
export type Sink = {
  sleep(sleep: Sleep): void;
  /** A night in our own words, not checked yet. */
  night(entry: number, told: Readonly<Record<string, unknown>>): void;
  /** An entry that is a sleep and cannot be read. */
  unreadable(entry: number): void;
  /** A night that is too long ago to be kept, by the date it has in the file. */
  older(date: string): void;
};

/** By what a file is read. */
export type About = {
  /** Whose clock times go by that say no zone. */
  readonly zone: string;
  /** The first date whose night is kept. */
  readonly firstDate: string;
  readonly nowMs: number;
};

/** Text of one file, in pieces. */
export type TextReader = {
  write(text: string): void;
  end(): void;
};

/** A way in which sleep is written down. */
export type Format = {
  /** For the person, by a key of the catalogue. */
  readonly name: FormatName;
  /** Whether a file that begins like this is of this format. */
  isLike(head: string): boolean;
  read(sink: Sink, about: About): TextReader;
};

export type FormatName =
  | "winddown-csv"
  | "winddown-json"
  | "plees"
  | "standard"
  | "sleep-as-android"
  | "fitbit"
  | "oura"
  | "apple-health";

/** A file, or a part of one, that is not what it seemed. Never shown. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}
