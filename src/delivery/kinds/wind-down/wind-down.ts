import { clockChangeFor } from "../../../nights/clock-change.ts";
import { MOST_SNOOZES } from "../../../nights/ledger.ts";
import type { Night } from "../../../nights/night.ts";
import {
  isNightly,
  type NightClaim,
  type Reminder,
  type StoredSchedule,
  scheduleOf,
} from "../../../nights/reminder.ts";
import { ofSilence } from "../../../nights/silence.ts";
import { snoozeFits } from "../../../nights/snooze.ts";
import type { MessageKind } from "../../message-kind.ts";
import type { WindDownMessage } from "../../outbox.ts";

/** The reminder of an evening, and the messages asked for with "15 more minutes". */
export const windDown: MessageKind<Reminder> = {
  name: "wind-down",
  mayBeEarly: true, // it says when bedtime is, not how long until then
  message: windDownMessage,
  consent: ({ schedule, ...confirmed }) => ({ ...confirmed, kind: "consent", schedule: schedule as StoredSchedule }),
};

function windDownMessage(userId: string, claim: NightClaim, record: Reminder, now: Temporal.Instant): WindDownMessage {
  const step = claim.step ?? 0;
  const bedtime = Temporal.Instant.from(claim.closesAt);
  const isReminder = step === 0;
  return {
    kind: "wind-down",
    locale: record.locale,
    userId,
    night: claim.night,
    step,
    bedtime,
    offersSnooze: step < MOST_SNOOZES && snoozeFits(now, bedtime),
    ofSilence: isReminder ? ofSilence(record, claim.night) : undefined,
    isNightly: record.schedule !== null && isNightly(record.schedule),
    clockChange: isReminder && record.schedule ? clockChangeFor(scheduleOf(record.schedule), claim.night) : undefined,
    homeAgain: isReminder ? homeAgain(record.schedule, claim.night) : undefined,
    isQuiet: record.schedule?.quiet ?? false,
  };
}

/** Said in the first message by the clocks of home, after a journey. */
function homeAgain(schedule: StoredSchedule | null, night: Night): WindDownMessage["homeAgain"] {
  if (schedule?.travel === undefined || night < schedule.travel.until) return undefined;
  return { home: schedule.zone, away: schedule.travel.zone };
}
