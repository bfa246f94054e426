import { threadOf } from "../../../nights/destination.ts";
import type { NightAnswer } from "../../../nights/ledger.ts";
import type { Night, Schedule } from "../../../nights/night.ts";
import type { Reminder, ThreadTrouble } from "../../../nights/reminder.ts";
import type { SnoozeOutcome } from "../../../nights/snooze.ts";
import {
  type AnswerOutcome,
  type EveryOtherOutcome,
  type KeepOutcome,
  type OfMessage,
  type PauseOutcome,
  type SkipOutcome,
  transitionToAnswer,
  transitionToEveryNight,
  transitionToEveryOther,
  transitionToKeep,
  transitionToPause,
  transitionToSkipTonight,
  transitionToSnooze,
} from "../../../nights/transitions.ts";
import type { Rows } from "../../../rows/rows.ts";
import type { Agenda } from "../../agenda.ts";
import { attempt } from "../../attempts.ts";
import { forKind, type GivenDependencies } from "../../dependencies.ts";
import { createMessageService, type MessageService } from "../../message-service.ts";
import { nonceFor } from "../../nonce.ts";
import type { DirectMessage } from "../../outbox.ts";
import { type Served, served } from "../../serve-due.ts";
import { windDown } from "./wind-down.ts";

export type TestOutcome = "sent" | "refused" | "not-now" | "rejected" | `thread-${ThreadTrouble}`;

/** Everything the rest of the bot may do about nightly reminders. */
export interface Reminders extends MessageService<Reminder, Schedule> {
  /**
   * @param until the first night with a message again; undefined until `resume`
   * @param message the one whose question was answered with it
   */
  pause(userId: string, until?: Night, message?: OfMessage): Promise<PauseOutcome>;
  skipTonight(userId: string): Promise<SkipOutcome>;
  /** The question of a night's message whether it is still wanted, answered with yes. */
  keep(userId: string, message: OfMessage): Promise<KeepOutcome>;
  /** The same question, answered with "every other night". */
  everyOther(userId: string, message: OfMessage): Promise<EveryOtherOutcome>;
  everyNight(userId: string): Promise<EveryOtherOutcome>;
  /** An answer given on a night's message. */
  answer(
    userId: string,
    message: OfMessage,
    answer: Exclude<NightAnswer, "snooze" | "keep" | "pause">,
  ): Promise<AnswerOutcome>;
  /** "15 more minutes", pressed on a night's message. */
  snooze(userId: string, message: OfMessage): Promise<SnoozeOutcome>;
  test(userId: string, occasion: string, locale?: string): Promise<TestOutcome>;
  /** One message that the person has just asked for, once per `occasion`; the same outcomes as of a test. */
  say(userId: string, message: DirectMessage, occasion: string): Promise<TestOutcome>;
  /** Answers in the person's DM, once per `occasion`, in the language they last used here. */
  tell(userId: string, channelId: string, message: DirectMessage, occasion: string): Promise<void>;
}

type Dependencies = GivenDependencies & {
  readonly agenda: Agenda;
  readonly records: Pick<Rows<Reminder>, "entries">;
};

/** @returns also what the beat serves of them */
export function createReminders(given: Dependencies): { readonly reminders: Reminders; readonly served: Served } {
  const dependencies = forKind(given, windDown);
  const { messageRecords, outbox, timing, applicationId } = dependencies;
  const { service, apply } = createMessageService<Reminder, Schedule>(dependencies);

  const say = async (userId: string, channelId: string | null, message: DirectMessage, occasion: string) => {
    const begun = timing.now();
    return attempt(outbox, timing, {
      userId,
      channelId,
      message,
      nonce: nonceFor(applicationId, userId, occasion, message.kind),
      mayBegin: (now) => begun.until(now).total("seconds") < 60,
    });
  };

  const sayAsAsked = async (userId: string, message: DirectMessage, occasion: string): Promise<TestOutcome> => {
    const read = await messageRecords.read(userId);
    const record = read.kind === "found" ? read.value : undefined;
    // What somebody writes for themselves is for nobody else's eyes: only the test goes where the nightly ones go.
    const thread = message.kind === "test" ? threadOf(record) : undefined;
    const sent =
      thread === undefined
        ? await say(userId, record?.channelId ?? null, message, occasion)
        : await say(userId, thread, { ...message, inThread: userId }, occasion);
    if (sent.trouble !== undefined) return `thread-${sent.trouble}`;
    if (sent.kind === "sent" || sent.kind === "rejected") return sent.kind;
    return sent.kind === "given-up" ? "not-now" : "refused";
  };

  const reminders: Reminders = {
    ...service,

    pause: (userId, until, message) => apply(userId, (current, now) => transitionToPause(current, until, now, message)),
    skipTonight: (userId) => apply(userId, transitionToSkipTonight),
    keep: (userId, message) => apply(userId, (current, now) => transitionToKeep(current, message, now)),
    everyOther: (userId, message) => apply(userId, (current, now) => transitionToEveryOther(current, message, now)),
    everyNight: (userId) => apply(userId, transitionToEveryNight),
    answer: (userId, message, answer) =>
      apply(userId, (current, now) => transitionToAnswer(current, message, answer, now)),
    snooze: (userId, message) => apply(userId, (current, now) => transitionToSnooze(current, message, now)),

    test: (userId, occasion, locale) => sayAsAsked(userId, { kind: "test", locale }, occasion),
    say: sayAsAsked,

    async tell(userId, channelId, message, occasion) {
      const read = await messageRecords.read(userId);
      const locale = read.kind === "found" ? read.value.locale : undefined;
      await say(userId, channelId, { ...message, locale }, occasion);
    },
  };
  return { reminders, served: served(dependencies) };
}
