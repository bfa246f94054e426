import { KEPT_AFTER_STOP } from "../../src/delivery/sweep.ts";
import { nightText } from "../../src/discord/ui/timestamps.ts";
import { weeklyWords } from "../../src/discord/ui/weekly.ts";
import { NIGHTS_KEPT, nightsIn } from "../../src/nights/ledger.ts";
import type { Weekly } from "../../src/nights/reminder.ts";
import { asRecord, type Kept, linesOf, setAsideLines, type Tellings } from "./kind.ts";
import { momentText } from "./reminder.ts";

export const keptWeekly: Kept = {
  collections: ["weekly"],

  async tell(userId, { weekly, text }) {
    const record = await weekly.find(userId);
    const { records } = await weekly.wordForWord(userId);
    return {
      lines: [...linesOf(KEPT, record, text), ...setAsideLines(text, records, record !== undefined)],
      howLong: text("privacy.how-long-weekly", { days: KEPT_AFTER_STOP.days }),
    };
  },

  async copy(userId, { weekly }) {
    const { records, agenda } = await weekly.wordForWord(userId);
    return records.length + agenda.length > 0 ? { records: records.map(asRecord), agenda } : undefined;
  },

  forget: (userId, { weekly }) => weekly.forget(userId),
};

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
  plans: ({ plans, next }, text) => {
    const whens = Object.values(plans).flatMap((at) =>
      at === undefined || at === next?.opensAt ? [] : momentText(at),
    );
    if (whens.length === 0) return undefined; // told with the next one
    return text("privacy.weekly-plans", { when: new Intl.ListFormat(text.locale).format(whens) });
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
