import { AgendaRow, createStoreAgenda } from "../../src/agenda/store-agenda.ts";
import { createBook } from "../../src/delivery/book.ts";
import type { Outbox } from "../../src/delivery/outbox.ts";
import { createReminders } from "../../src/delivery/reminders.ts";
import type { DeliveryEvent } from "../../src/delivery/report.ts";
import { createUptime, StoredUptime } from "../../src/delivery/uptime.ts";
import { Reminder } from "../../src/reminders/reminder.ts";
import type { Store } from "../../src/store/store.ts";
import { createUserLocks } from "../../src/store/user-locks.ts";
import type { TestClock } from "./test-clock.ts";

type Parts = {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly clock: TestClock;
  readonly isOurTurn?: (() => boolean) | undefined;
};

/** The parts between the store and Discord, joined as the composition root joins them, on a clock of the test's. */
export function createCoach({ store, outbox, clock, isOurTurn }: Parts) {
  const events: DeliveryEvent[] = [];
  const records = store.collection("reminders", Reminder);
  const agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: () => undefined });
  const uptime = createUptime(store.collection("uptime", StoredUptime));
  const reminders = createReminders({
    book: createBook({ reminders: records, agenda, together: store.together, locks: createUserLocks() }),
    records,
    agenda,
    outbox,
    applicationId: "app",
    patience: { now: clock.now, wait: async (duration) => clock.advance(duration), random: () => 0.5 },
    report: (event) => events.push(event),
    uptime,
    isOurTurn,
  });
  return { reminders, records, agenda, events, uptime };
}
