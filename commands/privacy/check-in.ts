import { checkInWords } from "../../src/discord/ui/check-in.ts";
import { nightText } from "../../src/discord/ui/timestamps.ts";
import { NIGHTS_KEPT, nightsIn } from "../../src/nights/ledger.ts";
import type { CheckIn } from "../../src/nights/reminder.ts";
import { pauseOf, YEARS_KEPT } from "../../src/nights/silence.ts";
import { type Kept, keptMessages, type Tellings } from "./kind.ts";
import { momentText, plansBesideNext, wasSent } from "./reminder.ts";

const KEPT: Tellings<CheckIn> = {
  version: undefined, // the form in which we write records, the same for everybody
  schedule: ({ schedule }, text) => schedule && text("privacy.check-in", checkInWords(schedule, text)),
  pending: ({ pending }, text) =>
    pending &&
    text("privacy.check-in-pending", { ...checkInWords(pending.schedule, text), when: momentText(pending.askedAt) }),
  state: (record, text) =>
    text("privacy.check-in-state", {
      state: record.state === "paused" ? (pauseOf(record) ?? "other") : record.state,
      when: momentText(record.changedAt),
    }),
  pausedBy: undefined, // told with the state
  pausedUntil: undefined, // there is no pause with an end
  changedAt: undefined, // told with the state
  next: ({ next }, text) =>
    next && text("privacy.check-in-next", { from: momentText(next.opensAt), until: momentText(next.closesAt) }),
  plans: (record, text) => {
    const when = plansBesideNext(record, text);
    return when && text("privacy.check-in-plans", { when }); // undefined: told with the next one
  },
  channelId: ({ channelId }, text) => channelId && text("privacy.check-in-channel"),
  thread: undefined, // check-ins come by direct message alone
  wish: undefined, // nothing else is offered, so nothing is kept to ask for again
  claim: ({ claim }, text) => claim && text("privacy.claim", { when: momentText(claim.at) }),
  last: ({ last, nights }, text) =>
    last &&
    text(wasSent(last, nights) ? "privacy.check-in-last" : "privacy.check-in-last-dealt-with", {
      night: nightText(last.night, text.locale),
      when: momentText(last.at),
    }),
  nights: ({ nights }, text) => text("privacy.check-in-nights", { most: NIGHTS_KEPT, count: nightsIn(nights).length }),
  refusals: ({ refusals }, text) => (refusals > 0 ? text("privacy.refusals", { count: refusals }) : undefined),
  unanswered: ({ unanswered = 0 }, text) =>
    unanswered > 0 ? text("privacy.check-in-unanswered", { count: unanswered }) : undefined,
  sinceAsked: ({ sinceAsked }, text) =>
    sinceAsked === undefined ? undefined : text("privacy.check-in-since-asked", { count: sinceAsked }),
  keptOn: ({ keptOn }, text) =>
    keptOn && text("privacy.check-in-kept-on", { night: nightText(keptOn, text.locale), years: YEARS_KEPT }),
  troubled: ({ troubled }, text) => troubled && text("privacy.troubled", { night: nightText(troubled, text.locale) }),
  locale: ({ locale }, text) => locale && text("privacy.check-in-locale"),
  notice: ({ notice }, text) => notice && text("privacy.notice"),
};

export const keptCheckIn: Kept = {
  collections: ["check_ins"],
  ...keptMessages(({ checkIns }) => checkIns, KEPT, "privacy.how-long-check-in"),
};
