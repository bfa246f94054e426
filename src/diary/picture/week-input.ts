import type { ChartNight } from "../chart-night.ts";
import type { QUALITIES } from "../diary-night.ts";

export type Quality = (typeof QUALITIES)[number];

/** The times of a night that are drawn and told. `midpoint` lies halfway between falling asleep and waking. */
export type TimeName = "bed" | "sleep" | "midpoint" | "wake" | "rise";

/** What a picture of nights is made from. Nothing here knows a language: every word is the caller's. */
export type WeekInput = {
  /** At most 28 nights, the oldest first; a night of which nothing is known has its date alone. */
  readonly nights: readonly ChartNight[];
  /** The first night of the diary: those before it are dimmed, as nobody could have logged them. */
  readonly began?: string;
  /** The bedtime somebody chose, in minutes since noon: one for all nights, or one for each of them, with none where they chose none. */
  readonly bedtime?: number | readonly (number | undefined)[];
  readonly words: WeekWords;
};

export type WeekWords = {
  /** Up to about 34 letters, and 46 in smaller ones; what is longer runs out of the picture. */
  readonly title: string;
  /** What the things drawn are called, up to about 18 letters each. */
  readonly legend: {
    readonly bed: string;
    readonly sleep: string;
    readonly midpoint: string;
    /** How long somebody was awake in the night; when is not known. Up to about 45 letters. */
    readonly awake: string;
    /** Before the marks of quality, up to about 10 letters. */
    readonly quality: string;
    /** Told the time, as the mark has no other label: "Bedtime 22:30". */
    readonly bedtime: (clock: string) => string;
    /** The same where the nights have several: up to about 18 letters. */
    readonly bedtimes: string;
  };
  /** Minutes since noon as a clock shows them, in full: "23:10". */
  readonly clock: (minutes: number) => string;
  /** The same for a full hour on the axis, as short as the language has it: "23:00", "11 PM". */
  readonly hour: (minutes: number) => string;
  /** A night's label at the left, up to about 7 letters: "Mon 16". */
  readonly night: (date: string) => string;
  /** A word for each mark of quality, up to about 32 letters in all. */
  readonly qualities: Readonly<Record<Quality, string>>;
  /** Said in place of bars when there is nothing to draw. */
  readonly nothing: string;
  readonly alt: AltWords;
};

/** The sentences of the alt text. Each is complete; they are joined with spaces. */
export type AltWords = {
  readonly opening: string;
  readonly bedtime: (clock: string) => string;
  /** Told each of several once, the earliest first. */
  readonly bedtimes: (clocks: readonly string[]) => string;
  /** The nights up to this one are from before the diary. */
  readonly before: (label: string) => string;
  /** One night: only what is known of it, and none of it for a gap. */
  readonly night: (told: {
    label: string;
    times: Partial<Record<TimeName, string>>;
    awakeMinutes: number | undefined;
    quality: Quality | undefined;
  }) => string;
  /** Several nights, where one by one they would not fit: how many are drawn, and from when to when. */
  readonly nights: (told: {
    first: string;
    last: string;
    count: number;
    of: number;
    times: Partial<Record<TimeName, { from: string; to: string }>>;
    awake: { from: number; to: number } | undefined;
    qualities: readonly { quality: Quality; count: number }[];
  }) => string;
};
