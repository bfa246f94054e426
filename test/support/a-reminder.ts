import { asked, claimed, consented } from "../../src/nights/changes.ts";
import type { Schedule } from "../../src/nights/night.ts";
import type { NightClaim, Reminder } from "../../src/nights/reminder.ts";

export function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** In Lisbon in January, where the clock shows UTC. */
export const LATE_EVENING: Schedule = {
  bedtime: Temporal.PlainTime.from("22:30"),
  zone: "Europe/Lisbon",
  leadMinutes: 45,
};

/** On since the afternoon of 10 January 2026; the first window is 21:45 to 22:30 UTC. */
export function reminderOn(schedule: Schedule = LATE_EVENING): Reminder {
  const afternoon = at("2026-01-10T16:00:00Z");
  return consented(asked<Reminder>(undefined, schedule, "consent-nonce", afternoon), "dm", afternoon);
}

/** Tonight's claim, made at `instant`. */
export function claimAt(instant: string): NightClaim {
  return {
    night: "2026-01-10",
    opensAt: "2026-01-10T21:45:00Z",
    closesAt: "2026-01-10T22:30:00Z",
    nonce: "tonight",
    at: instant,
  };
}

export function reminderClaimed(instant: string): Reminder {
  return claimed(reminderOn(), claimAt(instant));
}
