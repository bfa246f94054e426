import type { WeeklyWords } from "../../src/delivery/kinds/weekly/weekly.ts";
import { ledgerOf } from "../../src/nights/ledger.ts";
import type { Weekly } from "../../src/nights/reminder.ts";
import { NO_MESSAGES } from "./fake-messages.ts";

/** What the bot may do about the words of a week, with nothing behind it; a test says what it answers. */
export function fakeWeekly(answers: Partial<WeeklyWords> = {}): WeeklyWords {
  return {
    ...NO_MESSAGES,
    opened: async () => {},
    ...answers,
  };
}

/** Sundays at 18:00 in Lisbon, on; a test changes what it is about. */
export function storedWeekly(changes: Partial<Weekly> = {}): Weekly {
  return {
    version: 1,
    state: "on",
    schedule: { day: 7, at: "18:00", zone: "Europe/Lisbon" },
    pending: null,
    channelId: "345678901234567890",
    next: { night: "2026-03-15", opensAt: "2026-03-15T18:00:00Z", closesAt: "2026-03-15T21:00:00Z" },
    plans: { reminder: "2026-03-15T18:00:00Z" },
    claim: null,
    last: { night: "2026-03-08", at: "2026-03-08T18:00:00Z" },
    nights: ledgerOf([{ night: "2026-03-08", outcome: "sent", at: "2026-03-08T18:00:01Z" }]),
    refusals: 0,
    notice: null,
    changedAt: "2026-03-01T12:00:00Z",
    ...changes,
  };
}
