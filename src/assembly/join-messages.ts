import type { Spread } from "../delivery/crowd.ts";
import { type CheckIns, createCheckIns } from "../delivery/kinds/check-in/check-ins.ts";
import { createReminders, type Reminders } from "../delivery/kinds/wind-down/reminders.ts";
import { CHECK_IN_PREFIX, createMessageRecords } from "../delivery/message-records.ts";
import { createMissingAccounts, MissingAccount, type MissingAccounts } from "../delivery/missing-accounts.ts";
import type { GivenParts } from "../delivery/parts.ts";
import { rotaInForce } from "../nights/check-in-transitions.ts";
import type { Night } from "../nights/night.ts";
import { CheckIn, Reminder } from "../nights/reminder.ts";
import type { Agenda } from "../storage/agenda/agenda.ts";
import type { Store } from "../storage/core/store.ts";
import type { UserLocks } from "../storage/core/user-locks.ts";

type Parts = Omit<GivenParts, "messageRecords" | "accounts"> & {
  readonly store: Pick<Store, "collection" | "transaction" | "scrub">;
  readonly agenda: Agenda;
  readonly userLocks: (name: string) => UserLocks;
  /** The nights this person has noted down already, for which no check-in comes. */
  readonly nightsNoted: (userId: string) => Promise<ReadonlySet<Night>>;
  readonly hasUsual?: (userId: string, night: Night, zone: string) => Promise<boolean>;
  readonly hasDiary: boolean;
  /** How a crowd is spread. Default: everybody is served in their own minute. */
  readonly spread?: Spread | undefined;
  /** What else is kept about people, and goes with their account. */
  readonly others?: readonly { forget(userId: string): Promise<boolean> }[];
};

/** Joins the store, the agenda and delivery into the messages that come by themselves: one beat serves both kinds. */
export function joinMessages(parts: Parts): {
  readonly reminders: Reminders;
  readonly checkIns: CheckIns;
  readonly accounts: MissingAccounts;
} {
  const { store, userLocks, nightsNoted, hasUsual, hasDiary, spread, others = [], ...rest } = parts;
  const accounts = createMissingAccounts({
    rows: store.collection("missing_accounts", MissingAccount),
    locks: userLocks("missing_accounts"),
    outbox: parts.outbox,
    now: parts.patience.now,
    report: parts.report,
    closing: parts.closing,
    async resume(userId, series) {
      await (series === "check-in" ? checkIns : reminders).resumeRefused(userId);
    },
    async erase(userId) {
      for (const { forget } of [...others, checkIns, reminders]) await forget(userId);
    },
  });
  const delivery = { ...rest, accounts };
  const shared = { agenda: parts.agenda, transaction: store.transaction, scrub: store.scrub };

  const records = store.collection("reminders", Reminder);
  const messageRecords = createMessageRecords({ ...shared, records, locks: userLocks("reminders") });

  const checkInRecords = store.collection("check_ins", CheckIn);
  const { checkIns, served } = createCheckIns({
    ...delivery,
    messageRecords: createMessageRecords({
      ...shared,
      records: checkInRecords,
      prefix: CHECK_IN_PREFIX,
      locks: userLocks("check_ins"),
    }),
    records: checkInRecords,
    nightsNoted,
    async rotaOf(userId) {
      const read = await messageRecords.read(userId);
      return rotaInForce(read.kind === "found" ? read.value : undefined);
    },
    ...(hasUsual && { hasUsual }),
    hasDiary,
  });

  const reminders = createReminders({
    ...delivery,
    messageRecords,
    records,
    others: [served],
    spread,
  });
  const turnOn: Reminders["turnOn"] = async (userId, ...asked) => {
    const outcome = await reminders.turnOn(userId, ...asked);
    // What fails here, or a crash leaves undone, the next sweep does.
    if (outcome.kind === "on" || outcome.kind === "moved")
      await checkIns.follow(userId).catch((error: unknown) => parts.report({ type: "failed", userId, error }));
    return outcome;
  };
  return { reminders: { ...reminders, turnOn }, checkIns, accounts };
}
