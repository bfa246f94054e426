import type { Reminders } from "../../src/delivery/kinds/wind-down/reminders.ts";
import { ledgerOf } from "../../src/nights/ledger.ts";
import type { Reminder } from "../../src/nights/reminder.ts";
import { NO_MESSAGES } from "./fake-messages.ts";

/** What the bot may do about reminders, with nothing behind it; a test says what it answers. */
export function fakeReminders(answers: Partial<Reminders> = {}) {
  const told: Parameters<Reminders["tell"]>[] = [];
  const reminders: Reminders = {
    ...NO_MESSAGES,
    pause: async () => ({ kind: "nothing-on", isOneInFlight: false, resumesAt: undefined }),
    keep: async () => ({ kind: "nothing-on", nextAt: undefined }),
    everyOther: async () => ({ kind: "nothing-on", nextAt: undefined }),
    everyNight: async () => ({ kind: "nothing-on", nextAt: undefined }),
    skipTonight: async () => ({ kind: "nothing-on", nextAt: undefined }),
    answer: async () => ({ kind: "unknown-night", nextAt: undefined }),
    snooze: async () => ({ kind: "unknown-night" }),
    test: async () => "sent",
    say: async () => "sent",
    tell: async (...words) => void told.push(words),
    ...answers,
  };
  return { reminders, told };
}

/** A reminder at 22:30 in Lisbon that is on, with tonight's message to come; a test changes what it is about. */
export function storedReminder(changes: Partial<Reminder> = {}): Reminder {
  return {
    version: 1,
    state: "on",
    schedule: { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45 },
    pending: null,
    channelId: "345678901234567890",
    next: { night: "2026-03-12", opensAt: "2026-03-12T21:45:00Z", closesAt: "2026-03-12T22:30:00Z" },
    plans: { reminder: "2026-03-12T21:45:00Z" },
    claim: null,
    last: { night: "2026-03-11", at: "2026-03-11T21:45:00Z" },
    nights: ledgerOf([{ night: "2026-03-11", outcome: "sent", at: "2026-03-11T21:45:01Z" }]),
    refusals: 0,
    notice: null,
    changedAt: "2026-03-01T12:00:00Z",
    ...changes,
  };
}
