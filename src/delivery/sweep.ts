import type { Agenda } from "../agenda/agenda.ts";
import { planned } from "../reminders/changes.ts";
import type { Reminder } from "../reminders/reminder.ts";
import type { Collection } from "../store/collection.ts";
import { type Book, plansOf } from "./book.ts";
import type { Report } from "./report.ts";

/** How long the record of a stopped reminder is kept: as long as its nights may still be asked about. */
export const KEPT_AFTER_STOP = { days: 30 } as const;

/**
 * Goes through all records and puts right what a crash or a hand in the database left: an active reminder without
 * its agenda row gets it back; a stopped one is deleted when its time is over. Reads page by page, holds nothing.
 */
export async function sweep(parts: {
  reminders: Pick<Collection<Reminder>, "entries">;
  agenda: Agenda;
  book: Book;
  now: () => Temporal.Instant;
  report: Report;
}): Promise<void> {
  const { reminders, agenda, book, now, report } = parts;
  let replanned = 0;
  let purged = 0;
  let unreadable = 0;

  for await (const [userId, read] of reminders.entries()) {
    if (read.kind === "unreadable") unreadable++;
    if (read.kind !== "found") continue;
    if (isOver(read.value, now())) {
      purged += await book.change(userId, (current) =>
        current && isOver(current, now()) ? { next: undefined, result: 1 } : { next: current, result: 0 },
      );
      continue;
    }
    if (read.value.state === "on" && read.value.plans.reminder === undefined) {
      await book.change(userId, (current) => ({ next: current && planned(current, now()), result: undefined }));
      replanned++;
      continue;
    }
    for (const plan of plansOf(userId, read.value)) {
      if (await agenda.has(plan)) continue;
      await agenda.plan(plan);
      replanned++;
    }
  }
  report({ type: "swept", replanned, purged, unreadable });
}

function isOver(reminder: Reminder, now: Temporal.Instant): boolean {
  if (reminder.state !== "off" || reminder.pending !== null) return false;
  const keptUntil = Temporal.Instant.from(reminder.changedAt).add({ hours: KEPT_AFTER_STOP.days * 24 });
  return Temporal.Instant.compare(now, keptUntil) >= 0;
}
