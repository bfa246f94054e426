import { resumedAfterRefusals, withoutNotice } from "../nights/changes.ts";
import { type Notice, noticeOf } from "../nights/destination.ts";
import type { Travel } from "../nights/night.ts";
import type { AnyRecord } from "../nights/reminder.ts";
import { heardFrom } from "../nights/silence.ts";
import {
  type OfMessage,
  type ResumeOutcome,
  type StopOutcome,
  type Transition,
  transitionToResume,
  transitionToStop,
} from "../nights/transitions.ts";
import { type TravelOutcome, transitionToTravel } from "../nights/travel.ts";
import type { AnySchedule } from "../nights/windows.ts";
import type { Rows } from "../rows/rows.ts";
import type { Agenda } from "./agenda.ts";
import { type ChosenDestination, type TurnOnOutcome, turnOn } from "./consent.ts";
import type { DeliveryDependencies } from "./dependencies.ts";
import type { WordForWord } from "./message-records.ts";
import { sweep } from "./sweep.ts";

/** What the rest of the bot may do about the messages of one kind, whichever it is. */
export interface MessageService<R extends AnyRecord, S extends AnySchedule> {
  /** @throws {UnreadableRecord} */
  find(userId: string): Promise<R | undefined>;
  /**
   * @param locale the language of the person's Discord, kept for their messages
   * @param destination where messages are to come; absent: where they come already
   */
  turnOn(
    userId: string,
    schedule: S,
    occasion: string,
    locale?: string,
    destination?: ChosenDestination,
  ): Promise<TurnOnOutcome>;
  stop(userId: string): Promise<StopOutcome>;
  /** Goes by the clocks of another place for a while. @param travel undefined: they are home again */
  travel(userId: string, travel: Travel | undefined): Promise<TravelOutcome>;
  /** @param message the last one before a pause by silence, when it is the button on that one */
  resume(userId: string, message?: OfMessage): Promise<ResumeOutcome>;
  /** The person pressed or said something, wherever: they are there, and the count of silent nights begins anew. */
  seen(userId: string): Promise<void>;
  /** All that is kept about them for this person, readable or not. */
  wordForWord(userId: string): Promise<WordForWord>;
  /** Deletes all of it; false when there was nothing. */
  forget(userId: string): Promise<boolean>;
  /** What could not be said in a DM, once. */
  takeNotice(userId: string): Promise<Notice | null>;
  sweep(): Promise<void>;
  /** Ends a pause that Discord's refusals began, and none of the person's own; false when there is no such pause. */
  resumeRefused(userId: string): Promise<boolean>;
}

/** What somebody asks of their record, as `nights/` decides it. */
export type TransitionFrom<O, R extends AnyRecord> = (
  current: R | undefined,
  now: Temporal.Instant,
) => Transition<O, R>;

type Dependencies<R extends AnyRecord> = DeliveryDependencies<R> & {
  readonly agenda: Agenda;
  readonly records: Pick<Rows<R>, "entries">;
  /** Whether the kind is sent at all. */
  readonly isServed?: boolean;
};

/** @returns the service of the kind, and the way to carry out a transition that only it knows */
export function createMessageService<R extends AnyRecord, S extends AnySchedule>(
  dependencies: Dependencies<R>,
): {
  readonly service: MessageService<R, S>;
  readonly apply: <O>(userId: string, transition: TransitionFrom<O, R>) => Promise<O>;
} {
  const { messageRecords, timing } = dependencies;

  const apply = <O>(userId: string, transition: TransitionFrom<O, R>) =>
    messageRecords.change(userId, (current) => {
      const { next, outcome } = transition(current, timing.now());
      return { next, result: outcome };
    });

  const service: MessageService<R, S> = {
    find: (userId) => messageRecords.change(userId, (current) => ({ next: current, result: current })),
    turnOn: (userId, schedule, occasion, locale, destination) =>
      turnOn(dependencies, userId, schedule, occasion, locale, destination),
    stop: (userId) => apply(userId, transitionToStop),
    travel: (userId, travel) => apply(userId, (current, now) => transitionToTravel(current, travel, now)),
    wordForWord: (userId) => messageRecords.wordForWord(userId),
    forget: (userId) => messageRecords.erase(userId),
    resume: (userId, message) => apply(userId, (current, now) => transitionToResume(current, now, message)),
    async seen(userId) {
      const isCounted = (record: R) => heardFrom(record) !== record;
      const read = await messageRecords.read(userId);
      if (read.kind !== "found" || !isCounted(read.value)) return; // as of everybody who was here since the last message
      await messageRecords.change(userId, (current) => ({ next: current && heardFrom(current), result: undefined }));
    },
    takeNotice: (userId) =>
      messageRecords.change(userId, (current) => ({
        next: current && withoutNotice(current),
        result: (current && noticeOf(current)) ?? null,
      })),
    sweep: () => sweep(dependencies),
    resumeRefused: (userId) =>
      messageRecords.change(userId, (current) => {
        const next = current && resumedAfterRefusals(current, timing.now());
        return { next, result: next !== current };
      }),
  };
  return { service, apply };
}
