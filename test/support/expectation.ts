import { MOST_SNOOZES } from "../../src/nights/ledger.ts";
import type { StoredSchedule } from "../../src/nights/reminder.ts";
import type { SnoozeOutcome } from "../../src/nights/snooze.ts";
import { bedtimeOf, dayNumber, nightAt, readClockTime, type WallClock, weekdayOf } from "./wall-clock.ts";

/** A message as it arrived. Minutes and nights are counted as in wall-clock.ts; step 0 is the reminder itself. */
export type Message = { readonly at: number; readonly night: number; readonly step: number };

type Owed = { readonly night: number; readonly opens: number; readonly closes: number };

/** The minute of the day that is bedtime on each night; undefined where none is wanted. From the stored words alone. */
export function bedtimesIn({ bedtime, nights, cycle }: StoredSchedule): (night: number) => number | undefined {
  if (cycle === undefined) {
    const minute = readClockTime(bedtime);
    return (night) => (nights?.every((day) => day !== weekdayOf(night)) ? undefined : minute);
  }
  const [start = "", ...runs] = cycle.split(" ");
  const first = dayNumber(start);
  const round = runs.flatMap((run) => {
    const [count, clock = ""] = run.split("x");
    const minute = clock === "-" ? undefined : readClockTime(`${clock.slice(0, 2)}:${clock.slice(2)}`);
    return new Array<number | undefined>(Number(count)).fill(minute);
  });
  return (night) => (night < first ? undefined : round[(night - first) % round.length]);
}

const HOUR = 60;
const ROOM_TO_ARRIVE = 2;
const SNOOZE = 15;
/** A message may arrive so long after it was begun, if the process ended between: nights are told apart by the latter. */
const REPEATED_WITHIN = 1;

/**
 * What a person may expect of the bot, by what it has promised and they have said so far: written anew from
 * docs/promises.md in whole numbers, so that it shares neither code nor mistakes with src/nights. What answers
 * with a text has found a promise broken.
 */
export function createExpectation(clockOf: (zone: string) => WallClock) {
  let isOn = false;
  let isPaused = false;
  /** The first night after a pause with an end. */
  let until: number | undefined;
  let schedule: (StoredSchedule & { clock: WallClock; minuteOn: (night: number) => number | undefined }) | undefined;
  let away: { clock: WallClock; until: number } | undefined;
  /** The nights dealt with, and when. */
  let dealtWith: { night: number; at: number }[] = [];
  /** Until when nothing comes because the next night was skipped. */
  let skippedUntil = Number.NEGATIVE_INFINITY;
  let snooze: { night: number; step: number; at: number; closes: number; isClaimed: boolean } | undefined;
  let unsettled: number | undefined;
  let since = Number.NEGATIVE_INFINITY;

  const isAway = (night: number) => away !== undefined && night < away.until;
  /** The night that somebody is in, by the clocks of where they are. */
  const tonightAt = (minute: number, home: WallClock): number => {
    const there = nightAt(away?.clock ?? home, minute);
    return isAway(there) ? there : nightAt(home, minute);
  };
  const windowOf = (night: number): Owed => {
    if (schedule === undefined) throw new Error("no window without a schedule");
    const minute = schedule.minuteOn(night) ?? readClockTime(schedule.bedtime);
    const closes = bedtimeOf(away && isAway(night) ? away.clock : schedule.clock, night, minute).at;
    return { night, opens: closes - schedule.leadMinutes, closes };
  };

  const isDealtWith = ({ night, opens }: Owed): boolean =>
    opens < skippedUntil ||
    dealtWith.some((one) => {
      const apart = Math.abs(opens - one.at);
      return apart < 8 * HOUR || (apart < 16 * HOUR && night === one.night);
    });

  /** The first message that is owed at `minute` or later, if nothing more is said. */
  const owedFrom = (minute: number): Owed | undefined => {
    if (!isOn || isPaused || schedule === undefined) return undefined;
    const first = Math.min(nightAt(schedule.clock, minute), nightAt(away?.clock ?? schedule.clock, minute));
    for (let night = Math.max(first - 1, until ?? 0); ; night++) {
      if (schedule.minuteOn(night) === undefined) continue;
      const window = windowOf(night);
      if (window.closes > minute && !isDealtWith(window)) return window;
    }
  };

  /** Something changed: a snooze that was planned is gone, and a pause whose end has come is over. */
  const changed = (now: number) => {
    since = now;
    snooze = undefined;
    if (schedule !== undefined && until !== undefined && until <= tonightAt(now, schedule.clock)) until = undefined;
  };

  return {
    consented(stored: StoredSchedule, now: number): void {
      const { travel } = stored;
      schedule = { ...stored, clock: clockOf(stored.zone), minuteOn: bedtimesIn(stored) };
      away = travel && { clock: clockOf(travel.zone), until: dayNumber(travel.until) };
      isOn = true;
      isPaused = false;
      changed(now);
    },
    /** @param journey undefined: they are home */
    travelled(journey: StoredSchedule["travel"], now: number): void {
      away = journey && { clock: clockOf(journey.zone), until: dayNumber(journey.until) };
      changed(now);
    },
    stopped(): void {
      isOn = false;
      isPaused = false;
      until = undefined;
      snooze = undefined;
    },
    forgotten(): void {
      dealtWith = [];
      skippedUntil = Number.NEGATIVE_INFINITY;
    },
    paused(night: number | undefined, now: number): void {
      isPaused = night === undefined;
      until = night;
      changed(now);
    },
    resumed(now: number): void {
      isPaused = false;
      until = undefined;
      changed(now);
    },

    /** The person was told that this night is left out. */
    skipped(night: number, now: number): string | undefined {
      const owed = owedFrom(now);
      if (owed?.night !== night) return "another night was skipped than the next";
      dealtWith.push({ night, at: owed.opens });
      skippedUntil = owed.opens;
      changed(now);
      return undefined;
    },
    /** The person wants no more of this night's messages. */
    answered(night: number, now: number): void {
      if (snooze?.night === night && !snooze.isClaimed) changed(now);
    },
    snoozed(night: number, step: number, outcome: SnoozeOutcome, now: number): string | undefined {
      const isInPause = isPaused || (until !== undefined && night < until);
      if (outcome.kind === "not-on") return isOn && !isInPause ? "it is on" : undefined;
      if (outcome.kind === "set" && isInPause) return "nothing comes in a pause";
      if (outcome.kind === "over" && schedule)
        return tonightAt(now, schedule.clock) > night || (owedFrom(now)?.opens ?? now) <= now + SNOOZE
          ? undefined
          : "the night is not over";
      if (outcome.kind === "no-room")
        return windowOf(night).closes - now < SNOOZE + ROOM_TO_ARRIVE ? undefined : "there is room";
      if (outcome.kind !== "set") return undefined;
      if (outcome.isRepeat) return snooze?.night === night ? undefined : "there is nothing to repeat";
      const at = outcome.at.epochMilliseconds / 60_000;
      const { closes } = windowOf(night);
      if (Math.abs(at - now - SNOOZE) > 0.01) return "not in 15 minutes";
      if (at > closes - ROOM_TO_ARRIVE) return "too near to bedtime";
      if (step >= MOST_SNOOZES) return "asked for too often";
      snooze = { night, step: step + 1, at, closes, isClaimed: false };
      return undefined;
    },

    /** The bot is about to send the reminder or the snooze of this night. */
    claimed(night: number, step: number, now: number): string | undefined {
      if (step > 0) {
        if (snooze?.night !== night || snooze.step !== step) return "nobody asked for more time";
        if (now < snooze.at || now >= snooze.closes) return "a snooze outside its window";
        snooze.isClaimed = true;
        return undefined;
      }
      const owed = unsettled === night ? windowOf(night) : owedFrom(now);
      if (owed === undefined) return "nothing is owed at all";
      if (owed.night !== night) return `not this night is owed but ${owed.night - night} on`;
      if (now < owed.opens || now >= owed.closes) return "outside the window";
      dealtWith = [...dealtWith.slice(-5), { night, at: now }];
      unsettled = night;
      return undefined;
    },
    /** @param before what arrived so far */
    arrived({ at, night, step }: Message, before: readonly Message[]): string | undefined {
      if (step > 0) {
        const sinceReminder = before.slice(before.findLastIndex((one) => one.step === 0) + 1);
        return sinceReminder.length < MOST_SNOOZES ? undefined : "a third snooze";
      }
      const reminders = before.filter((one) => one.step === 0);
      if (reminders.some((one) => at - one.at < 8 * HOUR - REPEATED_WITHIN)) return "two reminders within 8 hours";
      const isSecond = reminders.some((one) => one.night === night && at - one.at < 16 * HOUR - REPEATED_WITHIN);
      return isSecond ? "a second reminder in one night" : undefined;
    },
    /** What became of the message that was being sent is known. */
    settled(now: number): void {
      unsettled = undefined;
      changed(now);
    },
    /** The snooze did not arrive, and is still to come. */
    givenBack(now: number): void {
      if (snooze !== undefined) snooze = { ...snooze, at: now, isClaimed: false };
    },
    dropped(now: number): void {
      changed(now);
    },

    /** Whether a message should have come before `next`, the bot being there since `upAt`. */
    missingBefore(next: number, upAt: number): string | undefined {
      if (snooze !== undefined && !snooze.isClaimed) {
        const at = Math.max(snooze.at, upAt);
        return at < next && at < snooze.closes ? "a snooze is missing" : undefined;
      }
      const from = Math.max(since, upAt);
      const owed = unsettled === undefined ? owedFrom(from) : undefined;
      if (owed === undefined || Math.max(owed.opens, from) >= next) return undefined;
      return `night ${owed.night} is missing`;
    },
  };
}
