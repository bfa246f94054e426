/** What playground and bot say to each other over IPC, besides all that goes through Discord's own API. */
export type ToBot = {
  readonly now: string;
  readonly running: boolean;
  /** How wrong the clock of the bot's machine is; absent: it is right. */
  readonly wrongByMs?: number;
} /** Sets the bot's clock; sent right at the start, and the bot waits for it before anything else. */ & (
  | { readonly type: "winddown:time" }
  /** Sets the clock and asks for one look at what is due. */
  | { readonly type: "winddown:beat"; readonly id: number }
);

export type FromBot =
  /** Logged in, and its commands are registered. */
  | { readonly type: "winddown:ready" }
  /** `next`: the earliest instant at which anything is due, in the past for "try again", null for nothing. */
  | { readonly type: "winddown:beat-done"; readonly id: number; readonly next: string | null };

/** The message as one of the bot's, or undefined for anything else that came over the channel. */
export function readFromBot(raw: unknown): FromBot | undefined {
  if (typeof raw !== "object" || raw === null || !("type" in raw)) return undefined;
  const isOurs = raw.type === "winddown:ready" || raw.type === "winddown:beat-done";
  return isOurs ? (raw as FromBot) : undefined;
}
