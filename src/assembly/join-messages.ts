import type { Spread } from "../delivery/crowd.ts";
import type { GivenDependencies } from "../delivery/dependencies.ts";
import { type CheckIns, createCheckIns } from "../delivery/kinds/check-in/check-ins.ts";
import { createWeekly, type WeeklyWords } from "../delivery/kinds/weekly/weekly.ts";
import { createReminders, type Reminders } from "../delivery/kinds/wind-down/reminders.ts";
import type { DoneNights } from "../delivery/message-kind.ts";
import { CHECK_IN_PREFIX, createMessageRecords, WEEKLY_PREFIX } from "../delivery/message-records.ts";
import { createMissingAccounts, MissingAccount, type MissingAccounts } from "../delivery/missing-accounts.ts";
import type { WeeklyMessage } from "../delivery/outbox.ts";
import { type BeatCounts, createServeDue } from "../delivery/serve-due.ts";
import { rotaInForce } from "../nights/check-in-transitions.ts";
import type { Night } from "../nights/night.ts";
import { CheckIn, Reminder, Weekly } from "../nights/reminder.ts";
import type { StoreAgenda } from "../storage/agenda/store-agenda.ts";
import type { Store } from "../storage/core/store.ts";
import type { UserLocks } from "../storage/core/user-locks.ts";

type Dependencies = Omit<GivenDependencies, "messageRecords" | "accounts"> & {
  readonly store: Pick<Store, "collection" | "transaction" | "scrub">;
  readonly agenda: StoreAgenda;
  readonly userLocks: (name: string) => UserLocks;
  /** The nights this person has noted down already, for which no check-in comes. */
  readonly nightsNoted: (userId: string) => Promise<ReadonlySet<Night>>;
  readonly hasUsual?: (userId: string, night: Night, zone: string) => Promise<boolean>;
  /** The dates on which there is nothing to say of the week before. */
  readonly nothingToSay?: (userId: string, hasReminder: boolean) => Promise<DoneNights>;
  readonly weekOf?: (userId: string, date: Night) => Promise<WeeklyMessage["week"]>;
  readonly hasDiary: boolean;
  /** How a crowd is spread. Default: everybody is served in their own minute. */
  readonly spread?: Spread | undefined;
  /** What else is kept about people, and goes with their account. */
  readonly others?: readonly { forget(userId: string): Promise<boolean> }[];
};

/** Joins store, agenda and delivery into the messages that come by themselves: each kind, and what serves all kinds. */
export function joinMessages(dependencies: Dependencies): {
  readonly reminders: Reminders;
  readonly checkIns: CheckIns;
  readonly weekly: WeeklyWords;
  readonly accounts: MissingAccounts;
  /** Serves everybody who is due, of every kind of message. Never overlaps itself. */
  readonly serveDue: () => Promise<BeatCounts>;
} {
  const { store, userLocks, nightsNoted, hasUsual, hasDiary, spread, others = [], ...rest } = dependencies;
  const { nothingToSay = async () => NOTHING, weekOf = async () => undefined } = dependencies;
  const accounts = createMissingAccounts({
    rows: store.collection("missing_accounts", MissingAccount),
    locks: userLocks("missing_accounts"),
    outbox: dependencies.outbox,
    now: dependencies.timing.now,
    report: dependencies.report,
    closing: dependencies.closing,
    mayDelete: dependencies.mayDelete,
    async resume(userId, kind) {
      await { "check-in": checkIns, weekly, "wind-down": reminders }[kind].resumeRefused(userId);
    },
    async erase(userId) {
      for (const { forget } of [...others, weekly, checkIns, reminders]) await forget(userId);
    },
  });
  const delivery = { ...rest, accounts };
  const shared = { agenda: dependencies.agenda, transaction: store.transaction, scrub: store.scrub };

  const records = store.collection("reminders", Reminder);
  const messageRecords = createMessageRecords({ ...shared, records, locks: userLocks("reminders") });

  const checkInRecords = store.collection("check_ins", CheckIn);
  const { checkIns, served: servedCheckIns } = createCheckIns({
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

  const weeklyRecords = store.collection("weekly", Weekly);
  const { weekly, served: servedWeekly } = createWeekly({
    ...delivery,
    messageRecords: createMessageRecords({
      ...shared,
      records: weeklyRecords,
      prefix: WEEKLY_PREFIX,
      locks: userLocks("weekly"),
    }),
    records: weeklyRecords,
    nothingToSay: async (userId) => {
      const read = await messageRecords.read(userId);
      return nothingToSay(userId, read.kind === "found" && read.value.state === "on");
    },
    weekOf,
    async others(userId) {
      const [reminder, checkIn] = await Promise.all([messageRecords.read(userId), checkInRecords.get(userId)]);
      return {
        ...(reminder.kind === "found" && { reminder: reminder.value }),
        ...(checkIn.kind === "found" && { checkIn: checkIn.value }),
      };
    },
    hasDiary,
  });

  const { reminders, served: servedReminders } = createReminders({ ...delivery, messageRecords, records });
  const { agenda, outbox, timing, report, isLeader, isClockSteady } = dependencies;
  const kinds = [servedReminders, servedCheckIns, servedWeekly];
  const serveDue = createServeDue({ agenda, outbox, timing, report, kinds, spread, isLeader, isClockSteady });
  const turnOn: Reminders["turnOn"] = async (userId, ...asked) => {
    const outcome = await reminders.turnOn(userId, ...asked);
    // What fails here, or a crash leaves undone, the next sweep does.
    if (outcome.kind === "on" || outcome.kind === "moved")
      await checkIns.follow(userId).catch((error: unknown) => report({ type: "failed", userId, error }));
    return outcome;
  };
  return { reminders: { ...reminders, turnOn }, checkIns, weekly, accounts, serveDue };
}

const NOTHING: DoneNights = new Set();
