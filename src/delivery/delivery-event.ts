import type { NightOutcome } from "../nights/ledger.ts";

/** What delivery tells the operator. User ids stay inside; whoever logs it hashes them. */
export type DeliveryEvent = {
  /** The kind of message; absent: the wind-down reminder. Also a field of the log. */
  readonly series?: "check-in" | "weekly";
} & (
  | {
      readonly type: "settled";
      readonly userId: string;
      readonly outcome: NightOutcome;
      readonly late: Temporal.Duration;
    }
  | { readonly type: "left-for-later"; readonly userId: string }
  | { readonly type: "paused"; readonly userId: string }
  | {
      readonly type: "account-missing";
      readonly userId: string;
      /** How often it was looked up and not found. */
      readonly looks: number;
      readonly erasedAfter: Temporal.Instant;
    }
  | { readonly type: "account-back"; readonly userId: string }
  | { readonly type: "account-gone"; readonly userId: string }
  | { readonly type: "unreadable-record"; readonly userId: string }
  /** The runtime does not know the zone of this person's record. */
  | { readonly type: "unknown-zone"; readonly userId: string }
  | { readonly type: "consent-settled"; readonly userId: string; readonly outcome: "on" | "refused" | "lost" }
  | { readonly type: "failed"; readonly userId: string; readonly error: unknown }
  /** More people share a coming minute than it carries: so many begin early. */
  | { readonly type: "crowd"; readonly early: number }
  | { readonly type: "swept"; readonly replanned: number; readonly purged: number; readonly unreadable: number }
);

export type DeliveryReporter = (event: DeliveryEvent) => void;
