import { scheduleWords } from "../../src/discord/ui/schedule.ts";
import { channelLink } from "../../src/discord/ui/thread-offer.ts";
import { nightText, timestamp } from "../../src/discord/ui/timestamps.ts";
import { NIGHTS_KEPT, nightIn, nightsIn } from "../../src/nights/ledger.ts";
import type { AnyRecord, Reminder, StoredSchedule } from "../../src/nights/reminder.ts";
import { pauseOf, YEARS_KEPT } from "../../src/nights/silence.ts";
import type { Text } from "../../src/text/text.ts";
import { type Kept, keptMessages, type Tellings } from "./kind.ts";

const KEPT: Tellings<Reminder> = {
  version: undefined, // the form in which we write records, the same for everybody
  schedule: ({ schedule }, text) => schedule && text("privacy.schedule", { reminder: scheduleText(text, schedule) }),
  pending: ({ pending }, text) =>
    pending &&
    text("privacy.pending", { reminder: scheduleText(text, pending.schedule), when: momentText(pending.askedAt) }),
  state: ({ state }, text) => text("privacy.state", { state }),
  pausedBy: (record, text) => {
    const who = pauseOf(record);
    return who && text("privacy.paused-by", { who: who === "refusals" ? "other" : who });
  },
  pausedUntil: ({ pausedUntil }, text) =>
    pausedUntil && text("privacy.paused-until", { night: nightText(pausedUntil, text.locale) }),
  changedAt: ({ changedAt }, text) => text("privacy.changed", { when: momentText(changedAt) }),
  next: ({ next }, text) =>
    next && text("privacy.next", { from: momentText(next.opensAt), until: momentText(next.closesAt) }),
  plans: ({ plans }, text) => {
    const [when, then] = Object.values(plans).flatMap((at) => (at === undefined ? [] : momentText(at)));
    if (when === undefined) return undefined;
    return then === undefined ? text("privacy.plan", { when }) : text("privacy.two-plans", { when, then });
  },
  channelId: ({ channelId }, text) => channelId && text("privacy.channel"),
  thread: ({ thread }, text) => thread && text("privacy.thread", { thread: channelLink(thread.id) }),
  wish: ({ wish }, text) => wish && text("privacy.wish", { reminder: scheduleText(text, wish) }),
  claim: ({ claim }, text) => claim && text("privacy.claim", { when: momentText(claim.at) }),
  last: ({ last, nights }, text) =>
    last &&
    text(wasSent(last, nights) ? "privacy.last-night" : "privacy.last-dealt-with", {
      night: nightText(last.night, text.locale),
      when: momentText(last.at),
    }),
  nights: ({ nights }, text) => text("privacy.nights", { most: NIGHTS_KEPT, count: nightsIn(nights).length }),
  refusals: ({ refusals }, text) => (refusals > 0 ? text("privacy.refusals", { count: refusals }) : undefined),
  unanswered: ({ unanswered = 0 }, text) =>
    unanswered > 0 ? text("privacy.unanswered", { count: unanswered }) : undefined,
  sinceAsked: ({ sinceAsked }, text) =>
    sinceAsked === undefined ? undefined : text("privacy.since-asked", { count: sinceAsked }),
  keptOn: ({ keptOn }, text) =>
    keptOn && text("privacy.kept-on", { night: nightText(keptOn, text.locale), years: YEARS_KEPT }),
  troubled: ({ troubled }, text) => troubled && text("privacy.troubled", { night: nightText(troubled, text.locale) }),
  locale: ({ locale }, text) => locale && text("privacy.locale"),
  notice: ({ notice }, text) => notice && text("privacy.notice"),
};

export const keptReminder: Kept = {
  collections: ["reminders", "agenda"],
  ...keptMessages(({ reminders }) => reminders, KEPT, "privacy.how-long"),
};

/** Whether a message came of the night dealt with last: it may have been skipped, refused or not sent. */
export function wasSent(last: { readonly night: string }, nights: Reminder["nights"]): boolean {
  return nightIn(nights, last.night)?.outcome === "sent";
}

/** When messages are planned for beside the next one; undefined for no others. */
export function plansBesideNext({ plans, next }: Pick<AnyRecord, "plans" | "next">, text: Text): string | undefined {
  const whens = Object.values(plans).flatMap((at) => (at === undefined || at === next?.opensAt ? [] : momentText(at)));
  return whens.length === 0 ? undefined : new Intl.ListFormat(text.locale).format(whens);
}

function scheduleText(text: Text, schedule: StoredSchedule): string {
  return text("privacy.reminder", scheduleWords(text, schedule));
}

export function momentText(instant: string): string {
  return timestamp(Temporal.Instant.from(instant), "f");
}
