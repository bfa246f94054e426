import { z } from "zod";
import { InstantText } from "../time/instants.ts";
import { isKnownZone } from "../time/known-zone.ts";
import type { Weekday } from "../time/weekdays.ts";
import { AFTER_MINUTES, type CheckInTime } from "./check-in.ts";
import { CycleText, canHalve, readCycle, writeCycle } from "./cycle.ts";
import { MOST_SNOOZES, nightIn, StoredLedger } from "./ledger.ts";
import type { LastNight, Schedule, Window } from "./night.ts";
import type { WeeklyTime } from "./weekly.ts";
import type { AnySchedule } from "./windows.ts";

/** Fewest and most minutes between the reminder and bedtime. */
export const LEAD_MINUTES = { least: 15, most: 120, usual: 45 } as const;
const NightText = z.iso.date();
const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const DayNumber = z.literal<Weekday[]>([1, 2, 3, 4, 5, 6, 7]);

const StoredTravel = z.strictObject({ zone: z.string().min(1), until: NightText, from: NightText.optional() });

/** What a person asked for, as stored: wall time and zone, so that every night can be computed anew. */
export const StoredSchedule = z
  .strictObject({
    bedtime: ClockText,
    zone: z.string().min(1),
    leadMinutes: z.int().min(LEAD_MINUTES.least).max(LEAD_MINUTES.most),
    /** Days of the week on whose evenings it is wanted; absent: every night. */
    nights: z.array(DayNumber).min(1).max(6).optional(),
    /** The bedtimes of a week or of a rota; then `bedtime` is the usual one. Read since format 3. */
    cycle: CycleText.optional(),
    /** Every second night alone, counted from this one. Read since format 3. */
    everyOther: NightText.optional(),
    /** By the clocks of another place, until the first night at home again. Read since format 3. */
    travel: StoredTravel.optional(),
    /** Present when the message is to come without a sound. */
    quiet: z.literal(true).optional(),
  })
  .refine(({ cycle, everyOther }) => everyOther === undefined || cycle === undefined || canHalve(readCycle(cycle)));
export type StoredSchedule = z.infer<typeof StoredSchedule>;

/** A morning's check-in as stored: wall time and zone, so that every morning can be computed anew. */
export const StoredCheckIn = z.strictObject({
  at: ClockText,
  zone: z.string().min(1),
  /** As in a schedule. Read since format 3. */
  travel: StoredTravel.optional(),
  /** So many minutes after each bedtime of the rota; `at` is for nights off. Read since format 3. */
  after: z
    .strictObject({ cycle: CycleText, minutes: z.int().min(AFTER_MINUTES.least).max(AFTER_MINUTES.most) })
    .optional(),
});
export type StoredCheckIn = z.infer<typeof StoredCheckIn>;

/** The day and time of a week's words as stored: wall time and zone, so that every week can be computed anew. */
export const StoredWeekly = z.strictObject({
  day: DayNumber,
  at: ClockText,
  zone: z.string().min(1),
  travel: StoredTravel.optional(),
});
export type StoredWeekly = z.infer<typeof StoredWeekly>;

export type AnyStoredSchedule = StoredSchedule | StoredCheckIn | StoredWeekly;

/** Which message of a night: 0 is the reminder, 1 and 2 are the ones asked for with "15 more minutes". */
const Step = z.int().min(1).max(MOST_SNOOZES);

/** One message to be sent: for which night, and when it may be. */
const PlannedMessage = z.strictObject({
  night: NightText,
  opensAt: InstantText,
  closesAt: InstantText,
  /** Absent for the reminder itself. */
  step: Step.optional(),
});
export type PlannedMessage = z.infer<typeof PlannedMessage>;

/** The id of a private thread, where a message goes there; absent: into the direct messages. Read since format 3. */
const ThreadId = z
  .string()
  .regex(/^\d{1,20}$/)
  .optional();

/** Why nothing can be written in a thread: it is deleted; the person has left it; the bot may not. */
export const ThreadTrouble = z.enum(["gone", "left", "closed"]);
export type ThreadTrouble = z.infer<typeof ThreadTrouble>;

/** The intention to send, written before the message is; it stays until the outcome is known. */
export const NightClaim = PlannedMessage.extend({
  thread: ThreadId,
  nonce: z.string().max(25), // Discord's limit for a nonce (docs: resources/message)
  at: InstantText,
});
export type NightClaim = z.infer<typeof NightClaim>;

/**
 * Everything we keep about one person's messages of one kind. The record is the truth; the agenda only says when to
 * look at it. A field that came later is optional, so that what an earlier version wrote is still read; `version`
 * changes when that cannot be done.
 */
function recordOf<S extends z.ZodType<AnyStoredSchedule>>(schedule: S) {
  return z.strictObject({
    version: z.literal(1),
    state: z.enum(["on", "paused", "off"]),
    /**
     * Who paused it: the person, or we, after refusals (also when absent) or because nothing was heard of them for long.
     * Only with state "paused".
     */
    pausedBy: z.enum(["person", "refusals", "silence"]).optional(),
    /** With state "on": the first night after a pause that ends by itself. */
    pausedUntil: NightText.optional(),
    /** In force since a message to the person arrived; null until the first one has. */
    schedule: schedule.nullable(),
    /** Asked for, while the message that turns it on is on its way. */
    pending: z.strictObject({ schedule, nonce: z.string().max(25), askedAt: InstantText, thread: ThreadId }).nullable(),
    /** What was asked for last, where no message about it was let through. Read since format 3. */
    wish: schedule.optional(),
    /** The private thread that the person chose for their messages; absent: their direct messages. Read since format 3. */
    thread: z.strictObject({ id: z.string(), trouble: ThreadTrouble.optional() }).optional(),
    /** The language of the person's Discord when they set the reminder: their messages come in it. */
    locale: z.string().max(10).optional(),
    /** The person's DM channel; Discord wants it stored rather than asked for each time (docs: resources/user). */
    channelId: z.string().nullable(),
    /** The next message, and the window it is planned for. */
    next: PlannedMessage.nullable(),
    /** The agenda rows this record stands by, by kind. A row that is not named here is out of date. */
    plans: z.strictObject({ reminder: InstantText.optional(), consent: InstantText.optional() }),
    claim: NightClaim.nullable(),
    last: z.strictObject({ night: NightText, at: InstantText }).nullable(),
    /** What became of the last nights. */
    nights: StoredLedger,
    /** Nights in a row on which Discord refused the message. */
    refusals: z.int().min(0),
    /** Nights in a row on which a message was sent and nothing heard of the person; absent: none. */
    unanswered: z.int().min(0).optional(),
    /** How many of them came since one asked whether it is wanted, that one counted; absent: none has asked. */
    sinceAsked: z.int().min(1).optional(),
    /** The night on whose question they chose to keep the messages, the last time they did. */
    keptOn: NightText.optional(),
    /** The night on which Discord last did not take a message that it should have. */
    troubled: NightText.optional(),
    /** Something to say at the person's next command, because it could not be said in a DM. */
    notice: z.enum(["dms-refused", "consent-lost", "paused-by-silence"]).nullable(),
    changedAt: InstantText,
  });
}

/** What is kept about somebody's reminder. */
export const Reminder = recordOf(StoredSchedule);
export type Reminder = z.infer<typeof Reminder>;

/** What is kept about somebody's check-ins: the same fields, since it is the same promise at another hour. */
export const CheckIn = recordOf(StoredCheckIn);
export type CheckIn = z.infer<typeof CheckIn>;

/** What is kept about somebody's words of the week. A "night" in it is the date on which they come. */
export const Weekly = recordOf(StoredWeekly);
export type Weekly = z.infer<typeof Weekly>;

export type AnyRecord = Reminder | CheckIn | Weekly;

export function scheduleOf(stored: StoredSchedule): Schedule;
export function scheduleOf(stored: StoredCheckIn): CheckInTime;
export function scheduleOf(stored: StoredWeekly): WeeklyTime;
export function scheduleOf(stored: AnyStoredSchedule): AnySchedule;
export function scheduleOf(stored: AnyStoredSchedule): AnySchedule {
  if ("day" in stored) return { ...stored, at: Temporal.PlainTime.from(stored.at) };
  if ("at" in stored) {
    const { after, ...others } = stored;
    const plain = { ...others, at: Temporal.PlainTime.from(stored.at) };
    return after ? { ...plain, after: { cycle: readCycle(after.cycle), minutes: after.minutes } } : plain;
  }
  const { cycle, ...others } = stored;
  const schedule = { ...others, bedtime: Temporal.PlainTime.from(stored.bedtime) };
  return cycle === undefined ? schedule : { ...schedule, cycle: readCycle(cycle) };
}

export function storedSchedule(schedule: Schedule): StoredSchedule;
export function storedSchedule(schedule: CheckInTime): StoredCheckIn;
export function storedSchedule(schedule: WeeklyTime): StoredWeekly;
export function storedSchedule(schedule: AnySchedule): AnyStoredSchedule;
export function storedSchedule(schedule: AnySchedule): AnyStoredSchedule {
  const { zone, travel } = schedule;
  const away = travel ? { travel: { ...travel } } : {};
  if ("day" in schedule)
    return { day: schedule.day, at: schedule.at.toString({ smallestUnit: "minute" }), zone, ...away };
  if ("at" in schedule) {
    const { at, after } = schedule;
    const plain = { at: at.toString({ smallestUnit: "minute" }), zone, ...away };
    return after ? { ...plain, after: { cycle: writeCycle(after.cycle), minutes: after.minutes } } : plain;
  }
  const { bedtime, leadMinutes, nights, cycle, everyOther, quiet } = schedule;
  return {
    bedtime: bedtime.toString({ smallestUnit: "minute" }),
    zone,
    leadMinutes,
    ...(nights && nights.length < 7 && !cycle ? { nights: [...nights] } : {}),
    ...(cycle ? { cycle: writeCycle(cycle) } : {}),
    ...(everyOther === undefined ? {} : { everyOther }),
    ...away,
    ...(quiet ? { quiet: true } : {}),
  };
}

/** Whether somebody has these messages, on or paused, or waits for the first of them. */
export function isWanted({ state, pending }: Pick<AnyRecord, "state" | "pending">): boolean {
  return state !== "off" || pending !== null;
}

/** Whether it is for every night, so that every other one would be less. */
export function isNightly({ nights, cycle, everyOther }: StoredSchedule): boolean {
  return nights === undefined && cycle === undefined && everyOther === undefined;
}

/** Whether the runtime has no rules for where this person sleeps, so that nothing can be said of their nights. */
export function hasUnknownZone({ schedule, pending }: Pick<AnyRecord, "schedule" | "pending">): boolean {
  return [schedule, pending?.schedule].some((one) => one != null && !zonesOf(one).every(isKnownZone));
}

function zonesOf(schedule: AnyStoredSchedule): string[] {
  return schedule.travel ? [schedule.zone, schedule.travel.zone] : [schedule.zone];
}

export function windowIn(stored: { night: string; opensAt: string; closesAt: string }): Window {
  return {
    night: stored.night,
    opensAt: Temporal.Instant.from(stored.opensAt),
    closesAt: Temporal.Instant.from(stored.closesAt),
  };
}

/** The night last dealt with. A claim without an outcome counts: its message may have arrived. */
export function lastNightOf(reminder: AnyRecord): LastNight | undefined {
  const last = reminder.claim ?? reminder.last;
  if (last === null) return undefined;
  const isSkipped = last === reminder.last && nightIn(reminder.nights, last.night)?.outcome === "skipped";
  return { night: last.night, at: Temporal.Instant.from(last.at), isSkipped };
}
