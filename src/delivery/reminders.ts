import type { Agenda } from "../agenda/agenda.ts";
import { answered, stopped, withArrival, withoutNotice } from "../reminders/changes.ts";
import type { Schedule } from "../reminders/night.ts";
import type { Reminder } from "../reminders/reminder.ts";
import type { Collection } from "../store/collection.ts";
import { attempt } from "./attempts.ts";
import { serveDue } from "./beat.ts";
import { type TurnOnOutcome, turnOn } from "./consent.ts";
import { nonceFor } from "./nonce.ts";
import type { DirectMessage } from "./outbox.ts";
import type { DeliveryParts } from "./parts.ts";
import { sweep } from "./sweep.ts";

/** What of a person's own doing a reply should mention. */
export type StopOutcome = {
  readonly wasOn: boolean;
  /** A message was on its way that very moment and may still arrive. */
  readonly isOneUnderWay: boolean;
};

export type TestOutcome = "sent" | "refused" | "not-now" | "rejected";

/** Everything the rest of the bot may do about nightly reminders. */
export interface Reminders {
  /** @throws {UnreadableReminder} */
  find(userId: string): Promise<Reminder | undefined>;
  turnOn(userId: string, schedule: Schedule, occasion: string): Promise<TurnOnOutcome>;
  stop(userId: string): Promise<StopOutcome>;
  /** Notes that the person skips `night`; false when we know nothing of that night. */
  skip(userId: string, night: string): Promise<boolean>;
  test(userId: string, occasion: string): Promise<TestOutcome>;
  /** Answers in the person's DM, once per `occasion`. */
  tell(userId: string, channelId: string, message: DirectMessage, occasion: string): Promise<void>;
  /** Deletes all that is kept about the person; false when there was nothing. */
  forget(userId: string): Promise<boolean>;
  /** What could not be said in a DM, once. */
  takeNotice(userId: string): Promise<Reminder["notice"]>;
  /** Serves everybody who is due. Never overlaps itself. */
  beat(): Promise<void>;
  sweep(): Promise<void>;
}

export function createReminders(
  parts: DeliveryParts & { agenda: Agenda; records: Pick<Collection<Reminder>, "entries"> },
): Reminders {
  const { book, outbox, patience, applicationId } = parts;
  let beating: Promise<void> | undefined;

  const say = async (userId: string, channelId: string | null, message: DirectMessage, occasion: string) => {
    const begun = patience.now();
    return attempt(outbox, patience, {
      userId,
      channelId,
      message,
      nonce: nonceFor(applicationId, userId, occasion, message.kind),
      mayBegin: (now) => begun.until(now).total("seconds") < 60,
    });
  };

  return {
    find: (userId) => book.change(userId, (current) => ({ next: current, result: current })),

    turnOn: (userId, schedule, occasion) => turnOn(parts, userId, schedule, occasion),

    stop: (userId) =>
      book.change(userId, (current) => {
        const wasOn = current !== undefined && (current.state !== "off" || current.pending !== null);
        const next = wasOn ? stopped(current, patience.now()) : current;
        return { next, result: { wasOn, isOneUnderWay: wasOn && current.claim !== null } };
      }),

    skip: (userId, night) =>
      book.change(userId, (current) => {
        const arrived = current && withArrival(current, night, patience.now());
        const isKnown = arrived?.nights.some((past) => past.night === night) ?? false;
        return { next: arrived && isKnown ? answered(arrived, night, "skip") : arrived, result: isKnown };
      }),

    async test(userId, occasion) {
      const read = await book.read(userId);
      const channelId = read.kind === "found" ? read.value.channelId : null;
      const sent = await say(userId, channelId, { kind: "test" }, occasion);
      if (sent.kind === "sent" || sent.kind === "rejected") return sent.kind;
      return sent.kind === "given-up" ? "not-now" : "refused";
    },

    async tell(userId, channelId, message, occasion) {
      await say(userId, channelId, message, occasion);
    },

    forget: (userId) => book.erase(userId),

    takeNotice: (userId) =>
      book.change(userId, (current) => ({
        next: current && withoutNotice(current),
        result: current?.notice ?? null,
      })),

    async beat() {
      beating ??= serveDue(parts).finally(() => {
        beating = undefined;
      });
      await beating;
    },

    sweep: () => sweep(parts),
  };
}
