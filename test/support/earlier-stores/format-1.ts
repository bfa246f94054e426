import { z } from "zod";

/**
 * What the release of format 1 (28 November 2026) reads, as it stood there. Not to be changed: it is what records have
 * to fit for as long as `OURS.readers` in src/storage/core/format.ts is 1.
 */
const InstantText = z.string().refine((text) => {
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
});
const NightText = z.iso.date();
const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Zone = z.string().min(1);

const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z`;
const ENTRY = [
  String.raw`\d{4}-\d\d-\d\d (?:sent|late|skipped|refused|failed|unknown) ${INSTANT}`,
  `(?: because (?:discord|down ${INSTANT} ${INSTANT}))?`,
  "(?: answered (?:in-bed|skip|snooze|keep|pause))?",
  "(?: snoozed [1-2] [0-2])?",
].join("");
const Ledger = z.string().regex(new RegExp(`^(?:${ENTRY}(?:; ${ENTRY}){0,13})?$`));

const PlannedMessage = z.strictObject({
  night: NightText,
  opensAt: InstantText,
  closesAt: InstantText,
  step: z.int().min(1).max(2).optional(),
});

function recordOf(schedule: z.ZodType) {
  return z.strictObject({
    version: z.literal(1),
    state: z.enum(["on", "paused", "off"]),
    pausedBy: z.enum(["person", "refusals"]).optional(),
    pausedUntil: NightText.optional(),
    schedule: schedule.nullable(),
    pending: z.strictObject({ schedule, nonce: z.string().max(25), askedAt: InstantText }).nullable(),
    locale: z.string().max(10).optional(),
    channelId: z.string().nullable(),
    next: PlannedMessage.nullable(),
    plans: z.strictObject({ reminder: InstantText.optional(), consent: InstantText.optional() }),
    claim: PlannedMessage.extend({ nonce: z.string().max(25), at: InstantText }).nullable(),
    last: z.strictObject({ night: NightText, at: InstantText }).nullable(),
    nights: Ledger,
    refusals: z.int().min(0),
    unanswered: z.int().min(0).optional(),
    troubled: NightText.optional(),
    notice: z.enum(["dms-refused", "consent-lost"]).nullable(),
    changedAt: InstantText,
  });
}

const Minutes = z.int().min(0).max(1_200);
const WallTime = z.string().regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/);
const FieldText = z.string().max(60);

/** By the name of their collection; what is in no list here is about no person. */
export const FORMAT_1: Readonly<Record<string, z.ZodType>> = {
  reminders: recordOf(
    z.strictObject({
      bedtime: ClockText,
      zone: Zone,
      leadMinutes: z.int().min(15).max(120),
      nights: z.array(z.int().min(1).max(7)).min(1).max(6).optional(),
      quiet: z.literal(true).optional(),
    }),
  ),
  check_ins: recordOf(z.strictObject({ at: ClockText, zone: Zone })),
  diary: z.strictObject({
    version: z.literal(1),
    nights: z.array(
      z.strictObject({
        night: NightText,
        zone: Zone,
        inBed: WallTime.optional(),
        tried: WallTime.optional(),
        onsetMinutes: Minutes.optional(),
        noSleep: z.literal(true).optional(),
        awakenings: z.int().min(0).max(99).optional(),
        awakeMinutes: Minutes.optional(),
        woke: WallTime.optional(),
        rose: WallTime.optional(),
        quality: z.enum(["very-poor", "poor", "fair", "good", "very-good"]).optional(),
      }),
    ),
    looked: z.strictObject({ first: NightText, last: NightText }).optional(),
    toldWeekly: z.literal(true).optional(),
    draft: z
      .strictObject({
        night: NightText,
        zone: Zone,
        bed: FieldText,
        onset: FieldText,
        awake: FieldText,
        rise: FieldText,
        quality: FieldText,
        at: InstantText,
      })
      .optional(),
  }),
  people: z.strictObject({ version: z.literal(1), country: z.string().regex(/^[A-Z]{2}$/) }),
  agenda: z.strictObject({ version: z.literal(1) }),
  uptime: z.strictObject({
    aliveAt: InstantText,
    outages: z.array(z.strictObject({ from: InstantText, to: InstantText })).max(100),
  }),
};
