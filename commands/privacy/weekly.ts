import { nightText } from "../../src/discord/ui/timestamps.ts";
import { weeklyWords } from "../../src/discord/ui/weekly.ts";
import { NIGHTS_KEPT, nightsIn } from "../../src/nights/ledger.ts";
import type { Weekly } from "../../src/nights/reminder.ts";
import { type Kept, keptMessages, type Tellings } from "./kind.ts";
import { momentText, plansBesideNext } from "./reminder.ts";

const KEPT: Tellings<Weekly> = {
  version: undefined, // the form in which we write records, the same for everybody
  schedule: ({ schedule }, text) => schedule && text("privacy.weekly", weeklyWords(text, schedule)),
  pending: ({ pending }, text) =>
    pending &&
    text("privacy.weekly-pending", { ...weeklyWords(text, pending.schedule), when: momentText(pending.askedAt) }),
  state: ({ state, changedAt }, text) => text("privacy.weekly-state", { state, when: momentText(changedAt) }),
  pausedBy: undefined, // told with the state
  pausedUntil: undefined, // there is no pause with an end
  thread: undefined, // they come by direct message alone
  wish: undefined, // there is none beside a reminder
  changedAt: undefined, // told with the state
  next: ({ next }, text) =>
    next && text("privacy.weekly-next", { from: momentText(next.opensAt), until: momentText(next.closesAt) }),
  plans: (record, text) => {
    const when = plansBesideNext(record, text);
    return when && text("privacy.weekly-plans", { when }); // undefined: told with the next one
  },
  channelId: ({ channelId }, text) => channelId && text("privacy.weekly-channel"),
  claim: ({ claim }, text) => claim && text("privacy.claim", { when: momentText(claim.at) }),
  last: ({ last }, text) =>
    last && text("privacy.weekly-last", { night: nightText(last.night, text.locale), when: momentText(last.at) }),
  nights: ({ nights }, text) => text("privacy.weekly-nights", { most: NIGHTS_KEPT, count: nightsIn(nights).length }),
  refusals: ({ refusals }, text) => (refusals > 0 ? text("privacy.refusals", { count: refusals }) : undefined),
  unanswered: ({ unanswered = 0 }, text) =>
    unanswered > 0 ? text("privacy.weekly-unanswered", { count: unanswered }) : undefined,
  sinceAsked: undefined, // nobody is asked: whoever has noted nights is there
  keptOn: undefined, // the same
  troubled: ({ troubled }, text) => troubled && text("privacy.troubled", { night: nightText(troubled, text.locale) }),
  locale: ({ locale }, text) => locale && text("privacy.weekly-locale"),
  notice: ({ notice }, text) => notice && text("privacy.notice"),
};

export const keptWeekly: Kept = {
  collections: ["weekly"],
  ...keptMessages(({ weekly }) => weekly, KEPT, "privacy.how-long-weekly"),
};
