import type { AnyRecord, AnyStoredSchedule, NightClaim } from "../nights/reminder.ts";
import type { DirectMessage, NightMessage } from "./outbox.ts";

/** What a message that confirms a wish tells, whatever was wished for. */
type Confirmed = {
  readonly schedule: AnyStoredSchedule;
  readonly locale: string | undefined;
  /** Whose thread it goes to, if it goes to one. */
  readonly inThread?: string | undefined;
  readonly opensAt: Temporal.Instant;
  readonly startsNow: boolean;
  readonly marker: string;
};

/** The nights about which nothing is left to say. */
export type DoneNights = Pick<ReadonlySet<string>, "has">;

/**
 * One kind of message that comes by itself, at most once a night: what it says, and what else tells it from the other
 * kinds. When it comes, its record says; how it comes (`deliver.ts`) is the same for all.
 */
export type MessageKind<R extends AnyRecord> = {
  /** Part of each message's nonce, so never to be changed. */
  readonly name: "wind-down" | "check-in" | "weekly";
  /** Whether it may come some minutes early, when more people share its minute than Discord's limit carries. */
  readonly mayBeEarly?: true;
  message(userId: string, claim: NightClaim, record: R, now: Temporal.Instant): NightMessage;
  /**
   * The same message with what has to be looked up for it, asked once it is claimed. Must not reject: a message that is
   * claimed and not posted is taken for one that may have been sent.
   */
  complete?(message: NightMessage): Promise<NightMessage>;
  consent(confirmed: Confirmed): DirectMessage;
  /** The nights about which there is nothing left to say to this person; asked before a message is claimed. */
  done?(userId: string): Promise<DoneNights>;
};
