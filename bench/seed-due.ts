import { Reminder } from "../src/nights/reminder.ts";
import { AgendaRow, createStoreAgenda } from "../src/storage/agenda/store-agenda.ts";
import { openSqliteStore } from "../src/storage/sqlite/sqlite-store.ts";

/** Leaves the records of an earlier run: everybody is due when their window opens. */
export async function seedDue(stateDir: string, entries: readonly (readonly [string, Reminder])[]): Promise<void> {
  const store = await openSqliteStore({ folder: stateDir });
  try {
    await store.collection("reminders", Reminder).putMany(entries);
    const agenda = createStoreAgenda({
      rows: store.collection("agenda", AgendaRow),
      onUnreadable: (key) => {
        throw new Error(`the agenda row ${key} is unreadable`);
      },
    });
    await agenda.planMany(
      entries.map(([userId, { next }]) => ({
        userId,
        kind: "reminder",
        dueAt: Temporal.Instant.from(next?.opensAt ?? ""),
      })),
    );
  } finally {
    await store.close();
  }
}
