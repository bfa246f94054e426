import type { CoachEvening } from "../coaching/evening.ts";
import type { HelpCardId } from "../content/schema/help-card.ts";
import type { PartOfDay } from "../content/schema/part-of-day.ts";
import type { WeekInWords } from "../diary/week-in-words.ts";
import type { ClockChange } from "../nights/clock-change.ts";
import type { Night } from "../nights/night.ts";
import type { StoredCheckIn, StoredSchedule, StoredWeekly, ThreadTrouble } from "../nights/reminder.ts";
import type { OfSilence } from "../nights/silence.ts";
import type { ResumeOutcome, SkipOutcome } from "../nights/transitions.ts";
import type { DangerKind } from "../understanding/danger/danger.ts";

/** How far before a claim its message may be stamped: Discord's clock and ours are not one clock. */
export const CLOCKS_DIFFER_BY_AT_MOST = { hours: 6 } as const;

/** One night's message; `step` tells the reminder (0) from the ones asked for with "15 more minutes". */
export type WindDownMessage = {
  readonly kind: "wind-down";
  readonly locale?: string | undefined;
  readonly userId: string;
  readonly night: Night;
  readonly step: number;
  readonly bedtime: Temporal.Instant;
  /** Whether fifteen more minutes would still fit. */
  readonly offersSnooze: boolean;
  /** Nothing was heard of the person for long: it asks whether it is still wanted, or says that it is the last. */
  readonly ofSilence?: OfSilence | undefined;
  /** It comes every night, so that every other night is less. */
  readonly isNightly?: boolean;
  readonly clockChange: ClockChange | undefined;
  /** From this night on it goes by the clocks of home again: the zones of home and of where they were. */
  readonly homeAgain?: { readonly home: string; readonly away: string } | undefined;
  /** What it carries of the four weeks in place of an idea; looked up as the message is posted. */
  readonly coach?: CoachEvening | undefined;
  /** Comes without a sound. */
  readonly isQuiet: boolean;
};

/** A morning's question how the night was. Always comes without a sound. */
export type CheckInMessage = {
  readonly kind: "check-in";
  readonly locale?: string | undefined;
  readonly userId: string;
  /** The night just over. */
  readonly night: Night;
  /** By whose clock it is told. */
  readonly zone: string;
  /** Nothing was heard of the person for long: it asks whether it is still wanted, or says that it is the last. */
  readonly ofSilence?: OfSilence | undefined;
  /** The person's typical night is known, so this one can be noted as usual. */
  readonly hasUsual?: boolean;
};

/** A few words about somebody's week. Always comes without a sound. */
export type WeeklyMessage = {
  readonly kind: "weekly";
  readonly locale?: string | undefined;
  readonly userId: string;
  /** The date on which it comes. */
  readonly night: Night;
  /** Looked up as it is posted; undefined where the diary could not be read. */
  readonly week?: WeekInWords | undefined;
};

/** What comes by itself: one of each kind for a night. */
export type NightMessage = WindDownMessage | CheckInMessage | WeeklyMessage;

/** What a direct message says, in our words; the Discord side draws it in the person's language. */
export type DirectMessage = {
  /** As Discord names it, such as "pt-BR"; what it means without one is English. */
  readonly locale?: string | undefined;
  /** Goes into a private thread of a server: whose it is. They are named in it, or nobody would be told that it came. */
  readonly inThread?: string | undefined;
} & Said;

/** What the wish for messages that come by themselves is confirmed with. */
type Consent<S> = {
  readonly schedule: S;
  readonly opensAt: Temporal.Instant;
  /** The first window is open already: the first message follows at once. */
  readonly startsNow: boolean;
  /** Carried in the message's button, so that the message can be found again. */
  readonly marker: string;
};

type Said =
  | NightMessage
  | ({ readonly kind: "consent" } & Consent<StoredSchedule>)
  | ({ readonly kind: "check-in-consent" } & Consent<StoredCheckIn>)
  | ({ readonly kind: "weekly-consent" } & Consent<StoredWeekly>)
  | { readonly kind: "test" }
  /** What somebody asked to have posted back to them. */
  | { readonly kind: "worry"; readonly worry: string }
  | ToWords;

/** What answers words that somebody wrote in the direct messages. */
export type ToWords =
  /** Help for somebody in danger, before anything else. */
  | {
      readonly kind: "help";
      readonly card: HelpCardId;
      readonly namesOpioid?: true;
      readonly country: string | undefined;
    }
  | (DoneAsAsked & {
      /** The words may be danger, too: asked above the answer. */
      readonly ask?: AskedBeside;
    });

/** What is asked about, and the card that helps if it is so. */
export type AskedBeside = { readonly kind: DangerKind; readonly card: HelpCardId };

/** What was done for words, or what answers them. */
export type DoneAsAsked =
  | {
      readonly kind: "stopped";
      readonly isOneInFlight: boolean;
      /** Absent: the reminder alone, since nothing else was on. */
      readonly what?: "check-in" | "both" | "all";
    }
  | { readonly kind: "nothing-to-stop" }
  | {
      readonly kind: "paused";
      readonly isOn: boolean;
      readonly isOneInFlight: boolean;
      /** The morning check-in is on, and goes on. */
      readonly hasCheckIn?: true;
    }
  | { readonly kind: "skipped"; readonly outcome: SkipOutcome }
  /** So many answers were sent just now that this one says when there are more. */
  | { readonly kind: "too-many"; readonly seconds: number }
  /** "Skip", said while the morning's check-in is the question. */
  | { readonly kind: "check-in-skipped" }
  | {
      readonly kind: "resumed";
      readonly outcome: ResumeOutcome;
      /** When the morning check-in comes again, which was paused as well. */
      readonly checkInAt?: Temporal.Instant;
    }
  /** "Stop" may be meant: asked. `asked`: what its answer carries. */
  | { readonly kind: "ask-stop"; readonly asked: string }
  | { readonly kind: "ask-delete" | "ask-remind" }
  /** For somebody who cannot sleep. */
  | { readonly kind: "awake" }
  /** What the bot does; in fewer words for somebody who only greets. */
  | { readonly kind: "overview"; readonly isGreeting?: true }
  | ({ readonly kind: "tip-for-now"; readonly part: PartOfDay | undefined; readonly seed: number } & ForOne)
  /** Ids of the tips that answer a question, the best first. */
  | ({ readonly kind: "tips"; readonly tips: readonly string[] } & ForOne)
  /** Somebody asks about taking something. */
  | ({
      readonly kind: "cautions";
      readonly names: readonly string[];
      readonly isTaken: boolean;
      readonly tips: readonly string[];
    } & ForOne)
  /**
   * Nothing answers the words; `tips` come nearest.
   *
   * @param country whose emergency number is named
   */
  | ({ readonly kind: "no-tip"; readonly tips: readonly string[]; readonly country: string | undefined } & ForOne);

/** Buttons on it turn pages for this person alone. */
type ForOne = { readonly userId: string };

/**
 * What became of one attempt to post. Told apart because each calls for something else; the codes behind
 * them are in src/discord/rest/failures.ts.
 */
export type PostOutcome =
  | { readonly kind: "sent" }
  /** The person does not take messages from the bot, or the thread takes none. Final for tonight. */
  | { readonly kind: "refused"; readonly trouble?: ThreadTrouble }
  /** The stored channel is not theirs any more: open it again, once. */
  | { readonly kind: "wrong-channel" }
  /** Discord says that there is no such account. */
  | { readonly kind: "gone" }
  /** A message under this nonce was deleted: it had arrived, if one was ever sent under it. */
  | { readonly kind: "deleted" }
  /** Discord asked to wait; nothing was sent. */
  | { readonly kind: "limited"; readonly wait: Temporal.Duration }
  /** Discord did not take it now (outage, not reachable, opening too fast); nothing is known to be sent. */
  | { readonly kind: "unavailable" }
  /** Not taken, for a reason that says nothing of this message or person: it may pass like an outage. */
  | { readonly kind: "unclear" }
  /** Answer lost on the way: it may have been sent. */
  | { readonly kind: "unknown" }
  /** Discord calls this very message or recipient wrong: repeating cannot help. */
  | { readonly kind: "rejected" };

export type OpenOutcome =
  | { readonly kind: "opened"; readonly channelId: string }
  | Exclude<PostOutcome, { kind: "sent" | "unknown" | "wrong-channel" | "deleted" }>;

/** Whether Discord has an account of that id; "unclear" when its answer does not say. */
export type LookUpOutcome = "there" | "gone" | "unclear";

export type FindOutcome = "found" | "absent" | "unreadable";

/** The way to people's direct messages. Never throws for what Discord answers; each outcome has a kind. */
export interface Outbox {
  open(userId: string): Promise<OpenOutcome>;
  /**
   * Posts once, into the direct messages of that id, or into the thread of that id when the message says so. `nonce` makes a
   * repeat within a few minutes answer with the first message instead of a second.
   */
  post(channelId: string, message: DirectMessage, nonce: string): Promise<PostOutcome>;
  /** Looks among our messages posted since `since` for this very one, told by what its buttons carry. */
  find(channelId: string, message: DirectMessage, since: Temporal.Instant): Promise<FindOutcome>;
  /** Asks for the account itself: what a post hears about it may be a mistake. */
  lookUp(userId: string): Promise<LookUpOutcome>;
}
