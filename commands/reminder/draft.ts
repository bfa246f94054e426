import { UserError } from "../../src/errors.ts";
import { EVERY_NIGHT, readWrittenNights, writeNights } from "../../src/reminders/chosen-nights.ts";
import type { Schedule, Weekday } from "../../src/reminders/night.ts";
import { LEAD_MINUTES, type StoredSchedule } from "../../src/reminders/reminder.ts";
import { readBedtime, writeBedtime } from "../bedtime.ts";

/**
 * What is known so far of a reminder being set; it travels from button to button, so no step is kept in memory.
 * More than one bedtime means that the person has not said yet which half of the day.
 */
export type Draft = {
  readonly bedtimes: readonly Temporal.PlainTime[];
  readonly leadMinutes: number;
  readonly nights: readonly Weekday[];
  readonly quiet: boolean;
};

export type WrittenDraft = [bedtimes: string, lead: string, nightsAndSound: string];

const QUIET = "q";

/** What is not said stays as it was; without a reminder before, it is as most people have it. */
export function draftFrom(
  said: Pick<Draft, "bedtimes"> & Partial<Draft>,
  known: Pick<StoredSchedule, "leadMinutes" | "nights" | "quiet"> | null | undefined,
): Draft {
  return {
    bedtimes: said.bedtimes,
    leadMinutes: checkedLead(said.leadMinutes ?? known?.leadMinutes ?? LEAD_MINUTES.usual),
    nights: said.nights ?? known?.nights ?? EVERY_NIGHT,
    quiet: said.quiet ?? known?.quiet ?? false,
  };
}

export function scheduleOfDraft(draft: Draft, bedtime: Temporal.PlainTime, zone: string): Schedule {
  return { bedtime, zone, leadMinutes: draft.leadMinutes, nights: draft.nights, quiet: draft.quiet };
}

export function writeDraft({ bedtimes, leadMinutes, nights, quiet }: Draft): WrittenDraft {
  return [bedtimes.map(writeBedtime).join("~"), String(leadMinutes), writeNights(nights) + (quiet ? QUIET : "")];
}

/** @throws {UserError} for what `writeDraft` did not write */
export function readDraft([times = "", lead = "", nightsAndSound = ""]: readonly string[]): Draft {
  const bedtimes = times.split("~").map((text) => {
    const bedtime = readBedtime(text);
    if (bedtime === undefined) throw outdated();
    return bedtime;
  });
  const quiet = nightsAndSound.endsWith(QUIET);
  const nights = readWrittenNights(quiet ? nightsAndSound.slice(0, -1) : nightsAndSound);
  if (nights === undefined) throw outdated();
  return { bedtimes, leadMinutes: checkedLead(Number(lead)), nights, quiet };
}

export function outdated(): UserError {
  return new UserError("reminder-outdated");
}

function checkedLead(minutes: number): number {
  if (Number.isInteger(minutes) && minutes >= LEAD_MINUTES.least && minutes <= LEAD_MINUTES.most) return minutes;
  throw new UserError("lead-out-of-range", LEAD_MINUTES);
}
