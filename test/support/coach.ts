import { joinMessages } from "../../src/assembly/join-messages.ts";
import { CARRIED_A_MINUTE, SPREAD_MINUTES, type Spread } from "../../src/delivery/crowd.ts";
import type { DeliveryEvent } from "../../src/delivery/delivery-event.ts";
import { MissingAccount } from "../../src/delivery/missing-accounts.ts";
import type { Outbox } from "../../src/delivery/outbox.ts";
import { createUptime, StoredUptime } from "../../src/delivery/uptime.ts";
import { CheckIn, Reminder, Weekly } from "../../src/nights/reminder.ts";
import { AgendaRow, createStoreAgenda, type StoreAgenda } from "../../src/storage/agenda/store-agenda.ts";
import type { Store } from "../../src/storage/core/store.ts";
import { createUserLocks, type UserLocks } from "../../src/storage/core/user-locks.ts";
import type { TestClock } from "./test-clock.ts";

type Dependencies = {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly clock: TestClock;
  readonly hasDiary?: boolean;
  readonly nightsNoted?: (userId: string) => Promise<ReadonlySet<string>>;
  readonly hasUsual?: (userId: string, night: string, zone: string) => Promise<boolean>;
  readonly nothingToSay?: Parameters<typeof joinMessages>[0]["nothingToSay"];
  readonly weekOf?: Parameters<typeof joinMessages>[0]["weekOf"];
  readonly isLeader?: (() => boolean) | undefined;
  readonly isClockSteady?: (() => boolean) | undefined;
  readonly mayDelete?: (() => boolean) | undefined;
  /** Default: as a bot is set up, which with few people is as good as none. */
  readonly spread?: Spread | undefined;
  /** Default: rows of the store, and locks of this process. */
  readonly agenda?: StoreAgenda;
  readonly userLocks?: (name: string) => UserLocks;
};

/** The parts between the store and Discord, joined as the composition root joins them, on a clock of the test's. */
export function createCoach({
  store,
  outbox,
  clock,
  hasDiary = true,
  nightsNoted = async () => new Set<string>(),
  hasUsual,
  nothingToSay,
  weekOf,
  isLeader,
  isClockSteady,
  mayDelete,
  spread = { minutes: SPREAD_MINUTES.usual, perMinute: CARRIED_A_MINUTE },
  agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: () => undefined }),
  userLocks = createUserLocks,
}: Dependencies) {
  const events: DeliveryEvent[] = [];
  const records = store.collection("reminders", Reminder);
  const uptime = createUptime(store.collection("uptime", StoredUptime));
  const { reminders, checkIns, weekly, accounts, serveDue } = joinMessages({
    store,
    agenda,
    userLocks,
    outbox,
    applicationId: "app",
    timing: { now: clock.now, wait: async (duration) => clock.advance(duration), random: () => 0.5 },
    report: (event) => events.push(event),
    uptime,
    isLeader,
    isClockSteady,
    mayDelete,
    nightsNoted,
    ...(hasUsual && { hasUsual }),
    ...(nothingToSay && { nothingToSay }),
    ...(weekOf && { weekOf }),
    hasDiary,
    spread,
  });
  const checkInRecords = store.collection("check_ins", CheckIn);
  const weeklyRecords = store.collection("weekly", Weekly);
  const missing = store.collection("missing_accounts", MissingAccount);
  return {
    reminders,
    checkIns,
    weekly,
    accounts,
    serveDue,
    missing,
    records,
    checkInRecords,
    weeklyRecords,
    agenda,
    events,
    uptime,
  };
}
