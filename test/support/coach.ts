import type { Agenda } from "../../src/agenda/agenda.ts";
import { AgendaRow, createStoreAgenda } from "../../src/agenda/store-agenda.ts";
import { CHECK_IN_PREFIX, createBook } from "../../src/delivery/book.ts";
import { createCheckIns } from "../../src/delivery/check-ins.ts";
import type { Outbox } from "../../src/delivery/outbox.ts";
import type { GivenParts } from "../../src/delivery/parts.ts";
import { createReminders } from "../../src/delivery/reminders.ts";
import type { DeliveryEvent } from "../../src/delivery/report.ts";
import { createUptime, StoredUptime } from "../../src/delivery/uptime.ts";
import { CheckIn, Reminder } from "../../src/reminders/reminder.ts";
import type { Store } from "../../src/store/store.ts";
import { createUserLocks } from "../../src/store/user-locks.ts";
import type { TestClock } from "./test-clock.ts";

type Parts = {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly clock: TestClock;
  readonly hasDiary?: boolean;
  readonly nightsNoted?: (userId: string) => Promise<ReadonlySet<string>>;
  readonly isOurTurn?: (() => boolean) | undefined;
};

/** The parts between the store and Discord, joined as the composition root joins them, on a clock of the test's. */
export function createCoach({
  store,
  outbox,
  clock,
  hasDiary = true,
  nightsNoted = async () => new Set<string>(),
  isOurTurn,
}: Parts) {
  const events: DeliveryEvent[] = [];
  const records = store.collection("reminders", Reminder);
  const agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: () => undefined });
  const uptime = createUptime(store.collection("uptime", StoredUptime));
  const delivery: Omit<GivenParts, "book"> & { agenda: Agenda } = {
    agenda,
    outbox,
    applicationId: "app",
    patience: { now: clock.now, wait: async (duration) => clock.advance(duration), random: () => 0.5 },
    report: (event) => events.push(event),
    uptime,
    isOurTurn,
    async onGone(userId) {
      for (const { forget } of [checkIns, reminders]) await forget(userId);
    },
  };
  const checkInRecords = store.collection("check_ins", CheckIn);
  const bookParts = { agenda, together: store.together };
  const { checkIns, served } = createCheckIns({
    ...delivery,
    book: createBook({
      ...bookParts,
      reminders: checkInRecords,
      prefix: CHECK_IN_PREFIX,
      locks: createUserLocks(),
    }),
    records: checkInRecords,
    nightsNoted,
    hasDiary,
  });
  const reminders = createReminders({
    ...delivery,
    book: createBook({ ...bookParts, reminders: records, locks: createUserLocks() }),
    records,
    others: [served],
  });
  return { reminders, checkIns, records, checkInRecords, agenda, events, uptime };
}
