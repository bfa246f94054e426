import type { Wish } from "./windows.ts";

/** What happened in one story, as seen from outside the bot. People are told by their place in the story. */
export type Journal = {
  readonly people: readonly Wish[];
  readonly begun: Temporal.Instant;
  ended: Temporal.Instant;
  readonly beats: Beat[];
  readonly troubles: Trouble[];
  readonly changes: Change[];
  readonly messages: NightlyMessage[];
  readonly ledger: LedgerEntry[];
  /** What was kept about somebody who had not deleted it, and is gone at the end. */
  readonly erased: { readonly person: number; readonly what: string }[];
};

/** The bot was asked to look at what is due; `isServed` says whether it lived to the end of that. */
export type Beat = { readonly at: Temporal.Instant; readonly isServed: boolean };

/** Something that may keep messages from being sent; the ends are part of it. No person: everybody's. */
export type Trouble = {
  readonly what: string;
  readonly person?: number;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
};

/** What somebody asked for, and when the bot's answer said that it was so. */
export type Change = {
  readonly person: number;
  readonly kind: "on" | "off" | "deleted";
  readonly asked: Moment;
  readonly confirmed: Moment;
};

/** An instant in the story, and the real time at it, which tells the order within one instant. */
export type Moment = { readonly at: Temporal.Instant; readonly realMs: number };

/** A nightly message that Discord took; it is told by the night in its buttons. */
export type NightlyMessage = {
  readonly person: number;
  readonly night: string;
  readonly stored: Moment;
  /** When the request that brought it reached Discord. */
  readonly arrived: Moment;
};

/** What the bot wrote down about a night, each time it was read. */
export type LedgerEntry = { readonly person: number; readonly night: string; readonly outcome: string };
