import { withArrival } from "../../../nights/changes.ts";
import type { Night } from "../../../nights/night.ts";
import type { AnyRecord, CheckIn, NightClaim, Reminder, StoredWeekly, Weekly } from "../../../nights/reminder.ts";
import { heardFrom } from "../../../nights/silence.ts";
import { AFTER_EVENING, APART, type WeeklyTime } from "../../../nights/weekly.ts";
import type { Rows } from "../../../rows/rows.ts";
import { isBefore } from "../../../time/instants.ts";
import type { Agenda } from "../../agenda.ts";
import { forKind, type GivenDependencies } from "../../dependencies.ts";
import type { DoneNights, MessageKind } from "../../message-kind.ts";
import { createMessageService, type MessageService } from "../../message-service.ts";
import type { WeeklyMessage } from "../../outbox.ts";
import { type Served, served } from "../../serve-due.ts";

/** Everything the rest of the bot may do about the words of a week. They travel as reminders do. */
export interface WeeklyWords extends MessageService<Weekly, WeeklyTime> {
  /** A button of that day's message was pressed. */
  opened(userId: string, date: Night): Promise<void>;
}

type Dependencies = GivenDependencies<Weekly> & {
  readonly agenda: Agenda;
  readonly records: Pick<Rows<Weekly>, "entries">;
  /** The dates on which there is nothing to say: too few nights were noted, or another look at the week comes. */
  readonly nothingToSay: (userId: string) => Promise<DoneNights>;
  /** What is said of the week that ends on a date; never rejects. */
  readonly weekOf: (userId: string, date: Night) => Promise<WeeklyMessage["week"]>;
  /** What else comes to this person by itself. */
  readonly others: (userId: string) => Promise<{ readonly reminder?: Reminder; readonly checkIn?: CheckIn }>;
  /** Whether this instance has a diary. Without one nothing is sent, and what is kept stays until its time is over. */
  readonly hasDiary: boolean;
};

/** @returns the words of a week, and what the beat has to serve of them */
export function createWeekly({ nothingToSay, weekOf, others, hasDiary, ...given }: Dependencies): {
  weekly: WeeklyWords;
  served: Served;
} {
  const messageKind: MessageKind<Weekly> = {
    name: "weekly",
    message: (userId, { night }: NightClaim, { locale }) => ({ kind: "weekly", locale, userId, night }),
    consent: ({ schedule, ...confirmed }) => ({
      ...confirmed,
      kind: "weekly-consent",
      schedule: schedule as StoredWeekly,
    }),
    done: nothingToSay,
    async complete(message) {
      return message.kind === "weekly" ? { ...message, week: await weekOf(message.userId, message.night) } : message;
    },
  };
  const dependencies = forKind({ ...given, isServed: hasDiary }, messageKind);
  const { service, apply } = createMessageService<Weekly, WeeklyTime>(dependencies);
  const { messageRecords, timing } = dependencies;
  const sent = served(dependencies);

  /** Whether another message of this person's is too near: then it is looked at again in a while. */
  const postponed = async (userId: string): Promise<boolean> => {
    const { reminder, checkIn } = await others(userId);
    return messageRecords.change(userId, (current) => {
      const now = timing.now();
      const closesAt = current?.next && Temporal.Instant.from(current.next.closesAt);
      const isOpen = closesAt != null && current?.claim === null && isBefore(now, closesAt);
      if (!isOpen || !(isNear(reminder, now, AFTER_EVENING) || isNear(checkIn, now, APART)))
        return { next: current, result: false };
      const later = now.add(LOOK_AGAIN_AFTER);
      const again = isBefore(later, closesAt) ? later : closesAt;
      return { next: { ...current, plans: { ...current.plans, reminder: again.toString() } }, result: true };
    });
  };

  return {
    served: {
      ...sent,
      async deliver(plan, outbox, early) {
        if (hasDiary && !plan.kind.endsWith("consent") && (await postponed(plan.userId))) return;
        return sent.deliver(plan, outbox, early);
      },
    },
    weekly: {
      ...service,
      opened: (userId, date) =>
        apply(userId, (current, now) => ({
          next: current && heardFrom(withArrival(current, date, 0, now)),
          outcome: undefined,
        })),
    },
  };
}

/** While another message is near. */
const LOOK_AGAIN_AFTER = { minutes: 10 } as const;

/** Whether a message of this record's is on its way, comes within the hour, or came in the time before now. */
function isNear(record: AnyRecord | undefined, now: Temporal.Instant, after: { readonly hours: number }): boolean {
  if (record === undefined) return false;
  const { state, claim, next, last } = record;
  if (claim !== null) return true;
  if (
    last !== null &&
    !isBefore(now, Temporal.Instant.from(last.at)) &&
    isBefore(now, Temporal.Instant.from(last.at).add(after))
  )
    return true;
  // One that is over already is planned anew in the same beat, which may be for any minute.
  return state === "on" && next !== null && isBefore(Temporal.Instant.from(next.opensAt), now.add(APART));
}
