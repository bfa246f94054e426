import type { CheckIns } from "../../src/delivery/kinds/check-in/check-ins.ts";
import { ledgerOf } from "../../src/nights/ledger.ts";
import type { CheckIn } from "../../src/nights/reminder.ts";
import { NO_MESSAGES } from "./fake-messages.ts";

/** What the bot may do about check-ins, with nothing behind it; a test says what it answers. */
export function fakeCheckIns(answers: Partial<CheckIns> = {}): CheckIns {
  return {
    ...NO_MESSAGES,
    keep: async () => ({ kind: "nothing-on", nextAt: undefined }),
    pause: async () => ({ kind: "nothing-on", isOneInFlight: false, resumesAt: undefined }),
    skip: async () => false,
    skipLatest: async () => false,
    opened: async () => {},
    follow: async () => {},
    ...answers,
  };
}

/** A check-in at 08:00 in Lisbon that is on; a test changes what it is about. */
export function storedCheckIn(changes: Partial<CheckIn> = {}): CheckIn {
  return {
    version: 1,
    state: "on",
    schedule: { at: "08:00", zone: "Europe/Lisbon" },
    pending: null,
    channelId: "345678901234567890",
    next: { night: "2026-03-12", opensAt: "2026-03-13T08:00:00Z", closesAt: "2026-03-13T12:00:00Z" },
    plans: { reminder: "2026-03-13T08:00:00Z" },
    claim: null,
    last: { night: "2026-03-11", at: "2026-03-12T08:00:00Z" },
    nights: ledgerOf([{ night: "2026-03-11", outcome: "sent", at: "2026-03-12T08:00:01Z" }]),
    refusals: 0,
    notice: null,
    changedAt: "2026-03-01T12:00:00Z",
    ...changes,
  };
}
