import { z } from "zod";
import type { LastNight, Schedule, Window } from "./night.ts";

/** Fewest and most minutes between the reminder and bedtime. */
export const LEAD_MINUTES = { least: 15, most: 120, usual: 45 } as const;
/** How many past nights are kept, so that `/reminder show` can tell what became of them. */
export const NIGHTS_KEPT = 14;

const InstantText = z.string().refine(isInstant, "not an instant such as 2026-03-12T21:45:00Z");
const NightText = z.iso.date();
const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a person asked for, as stored: wall time and zone, so that every night can be computed anew. */
export const StoredSchedule = z.strictObject({
  bedtime: ClockText,
  zone: z.string().min(1),
  leadMinutes: z.int().min(LEAD_MINUTES.least).max(LEAD_MINUTES.most),
});
export type StoredSchedule = z.infer<typeof StoredSchedule>;

/** The intention to send, written before the message is; it stays until the outcome is known. */
export const Claim = z.strictObject({
  night: NightText,
  opensAt: InstantText,
  closesAt: InstantText,
  nonce: z.string().max(25), // Discord's limit for a nonce (docs: resources/message)
  at: InstantText,
});
export type Claim = z.infer<typeof Claim>;

export const NIGHT_OUTCOMES = ["sent", "late", "refused", "failed", "unknown"] as const;
export type NightOutcome = (typeof NIGHT_OUTCOMES)[number];

const PastNight = z.strictObject({
  night: NightText,
  outcome: z.enum(NIGHT_OUTCOMES),
  at: InstantText,
  /** What the person answered with a button, if they did. */
  answer: z.enum(["skip"]).optional(),
});
export type PastNight = z.infer<typeof PastNight>;

/** Everything we keep about one person. The record is the truth; the agenda only says when to look at it. */
export const Reminder = z.strictObject({
  version: z.literal(1),
  state: z.enum(["on", "paused", "off"]),
  /** In force since a message to the person arrived; null until the first one has. */
  schedule: StoredSchedule.nullable(),
  /** Asked for, while the message that turns it on is on its way. */
  pending: z.strictObject({ schedule: StoredSchedule, nonce: z.string().max(25), askedAt: InstantText }).nullable(),
  /** The person's DM channel; Discord wants it stored rather than asked for each time (docs: resources/user). */
  channelId: z.string().nullable(),
  /** The window the next reminder is planned for. */
  next: z.strictObject({ night: NightText, opensAt: InstantText, closesAt: InstantText }).nullable(),
  /** The agenda rows this record stands by, by kind. A row that is not named here is out of date. */
  plans: z.strictObject({ reminder: InstantText.optional(), consent: InstantText.optional() }),
  claim: Claim.nullable(),
  last: z.strictObject({ night: NightText, at: InstantText }).nullable(),
  nights: z.array(PastNight).max(NIGHTS_KEPT),
  /** Nights in a row on which Discord refused the message. */
  refusals: z.int().min(0),
  /** Something to say at the person's next command, because it could not be said in a DM. */
  notice: z.enum(["dms-refused", "consent-lost"]).nullable(),
  changedAt: InstantText,
});
export type Reminder = z.infer<typeof Reminder>;

export function scheduleOf(stored: StoredSchedule): Schedule {
  return { ...stored, bedtime: Temporal.PlainTime.from(stored.bedtime) };
}

export function storedSchedule(schedule: Schedule): StoredSchedule {
  const { bedtime, zone, leadMinutes } = schedule;
  return { bedtime: bedtime.toString({ smallestUnit: "minute" }), zone, leadMinutes };
}

export function windowIn(stored: { night: string; opensAt: string; closesAt: string }): Window {
  return {
    night: stored.night,
    opensAt: Temporal.Instant.from(stored.opensAt),
    closesAt: Temporal.Instant.from(stored.closesAt),
  };
}

/** The night last dealt with. A claim without an outcome counts: its message may have arrived. */
export function lastNightOf(reminder: Reminder): LastNight | undefined {
  const last = reminder.claim ?? reminder.last;
  return last === null ? undefined : { night: last.night, at: Temporal.Instant.from(last.at) };
}

/** What a record's instants look like. A day past the 28th may not exist, so those are left to Temporal. */
const USUAL_INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

function isInstant(text: string): boolean {
  if (USUAL_INSTANT.test(text)) return true;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false; // Temporal says RangeError for any text that is no instant
  }
}
