import type { Agenda } from "../agenda/agenda.ts";
import { withoutNotice } from "../reminders/changes.ts";
import type { CheckInTime } from "../reminders/check-in.ts";
import { wishToOpenForm, wishToSkipCheckIn, wishToSkipLatest } from "../reminders/check-in-wishes.ts";
import type { Night } from "../reminders/night.ts";
import type { CheckIn, Claim, StoredCheckIn } from "../reminders/reminder.ts";
import { type Granted, type StopOutcome, wishToStop } from "../reminders/wishes.ts";
import type { Collection } from "../store/collection.ts";
import { type Served, served } from "./beat.ts";
import type { WordForWord } from "./book.ts";
import { type TurnOnOutcome, turnOn } from "./consent.ts";
import type { CheckInMessage } from "./outbox.ts";
import type { GivenParts } from "./parts.ts";
import { NIGHTS_BEFORE_ASKING, type Series } from "./series.ts";
import { sweep } from "./sweep.ts";

/** Everything the rest of the bot may do about morning check-ins. They travel as reminders do. */
export interface CheckIns {
  /** @throws {UnreadableReminder} */
  find(userId: string): Promise<CheckIn | undefined>;
  /** @param locale the language of the person's Discord, kept for their messages */
  turnOn(userId: string, checkIn: CheckInTime, occasion: string, locale?: string): Promise<TurnOnOutcome>;
  stop(userId: string): Promise<StopOutcome>;
  /** "Skip", pressed on a night's message; false when that message is not known any more. */
  skip(userId: string, night: Night): Promise<boolean>;
  /** "Skip", typed; false when no check-in waits for an answer. */
  skipLatest(userId: string): Promise<boolean>;
  /** The form was opened from a night's message. */
  opened(userId: string, night: Night): Promise<void>;
  /** All that is kept about the person's check-ins, readable or not. */
  wordForWord(userId: string): Promise<WordForWord>;
  /** Deletes all of it; false when there was nothing. */
  forget(userId: string): Promise<boolean>;
  /** What could not be said in a DM, once. */
  takeNotice(userId: string): Promise<CheckIn["notice"]>;
  sweep(): Promise<void>;
}

type Parts = GivenParts<CheckIn> & {
  readonly agenda: Agenda;
  readonly records: Pick<Collection<CheckIn>, "entries">;
  /** The nights this person has noted down already, for which no check-in comes. */
  readonly nightsNoted: (userId: string) => Promise<ReadonlySet<Night>>;
  /** Whether this instance has a diary. Without one nothing is sent, and what is kept stays until its time is over. */
  readonly hasDiary: boolean;
};

/** @returns the check-ins, and what the beat has to serve of them */
export function createCheckIns({ nightsNoted, hasDiary, ...given }: Parts): { checkIns: CheckIns; served: Served } {
  const { book, patience, agenda } = given;
  const series: Series<CheckIn> = {
    name: "check-in",
    message: checkInMessage,
    consent: ({ schedule, ...confirmed }) => ({
      ...confirmed,
      kind: "check-in-consent",
      schedule: schedule as StoredCheckIn,
    }),
    done: nightsNoted,
  };
  const parts = {
    ...given,
    series,
    report: (event: Parameters<typeof given.report>[0]) => given.report({ ...event, series: "check-in" }),
  };

  const grant = <O>(
    userId: string,
    wish: (current: CheckIn | undefined, now: Temporal.Instant) => Granted<O, CheckIn>,
  ) =>
    book.change(userId, (current) => {
      const { next, outcome } = wish(current, patience.now());
      return { next, result: outcome };
    });

  const sent = served(parts);
  return {
    // A row that is taken off without a diary comes back with the first sweep that has one.
    served: hasDiary ? sent : { ...sent, deliver: (plan) => agenda.remove(plan) },
    checkIns: {
      find: (userId) => book.change(userId, (current) => ({ next: current, result: current })),
      turnOn: (userId, checkIn, occasion, locale) => turnOn(parts, userId, checkIn, occasion, locale),
      stop: (userId) => grant(userId, wishToStop),
      skip: (userId, night) => grant(userId, (current, now) => wishToSkipCheckIn(current, night, now)),
      skipLatest: (userId) => grant(userId, wishToSkipLatest),
      opened: async (userId, night) => {
        await grant(userId, (current, now) => wishToOpenForm(current, night, now));
      },
      wordForWord: (userId) => book.wordForWord(userId),
      forget: (userId) => book.erase(userId),
      takeNotice: (userId) =>
        book.change(userId, (current) => ({
          next: current && withoutNotice(current),
          result: current?.notice ?? null,
        })),
      sweep: () => sweep({ ...parts, isServed: hasDiary }),
    },
  };
}

function checkInMessage(userId: string, { night }: Claim, record: CheckIn): CheckInMessage {
  const { schedule, locale, unanswered } = record;
  // A claim outlives a stop, but not its schedule: a record that was ever on keeps one.
  const asksToGoOn = unanswered === NIGHTS_BEFORE_ASKING;
  return { kind: "check-in", locale, userId, night, zone: schedule?.zone ?? "UTC", asksToGoOn };
}
