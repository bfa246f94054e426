import { UserError } from "../../src/errors.ts";
import { EVERY_NIGHT, readWrittenNights, writeNights } from "../../src/nights/chosen-nights.ts";
import type { Night, Schedule } from "../../src/nights/night.ts";
import { LEAD_MINUTES, type StoredSchedule } from "../../src/nights/reminder.ts";
import type { Weekday } from "../../src/time/weekdays.ts";
import { type Bedtimes, readBedtime, writeBedtime } from "../shared/bedtime.ts";

/**
 * What is known so far of a reminder being set; it travels from button to button, so no step is kept in memory.
 * Where the bedtime is asked about, the person has not said yet which one they mean.
 */
export type Draft = Bedtimes & {
  readonly leadMinutes: number;
  readonly nights: readonly Weekday[];
  readonly quiet: boolean;
  /** Every second night alone, counted from this one; over once other nights are said. */
  readonly everyOther?: Night | undefined;
};

export type WrittenDraft = { readonly bedtimes: string; readonly lead: string; readonly nights: string };

const QUIET = "q";
/** Before the night from which every second one is left out. */
const EVERY_OTHER = "@";
const ASKED = "?";

/** What is not said stays as it was; without a reminder before, it is as most people have it. */
export function draftFrom(
  said: Bedtimes & Partial<Draft>,
  known: Pick<StoredSchedule, "leadMinutes" | "nights" | "quiet" | "everyOther"> | null | undefined,
): Draft {
  return {
    bedtimes: said.bedtimes,
    isAsked: said.isAsked,
    leadMinutes: checkedLead(said.leadMinutes ?? known?.leadMinutes ?? LEAD_MINUTES.usual),
    nights: said.nights ?? known?.nights ?? EVERY_NIGHT,
    quiet: said.quiet ?? known?.quiet ?? false,
    everyOther: said.nights === undefined ? known?.everyOther : undefined,
  };
}

export function scheduleOfDraft(draft: Draft, bedtime: Temporal.PlainTime, zone: string): Schedule {
  const { leadMinutes, nights, quiet, everyOther } = draft;
  return { bedtime, zone, leadMinutes, nights, quiet, everyOther };
}

export function writeDraft({ bedtimes, isAsked, leadMinutes, nights, quiet, everyOther }: Draft): WrittenDraft {
  const times = bedtimes.map(writeBedtime).join("~") + (isAsked ? ASKED : "");
  const rhythm = writeNights(nights) + (quiet ? QUIET : "") + (everyOther ? EVERY_OTHER + everyOther : "");
  return { bedtimes: times, lead: String(leadMinutes), nights: rhythm };
}

/** @throws {UserError} for what `writeDraft` did not write */
export function readDraft({ bedtimes: written, lead, nights: rhythm }: WrittenDraft): Draft {
  const [nightsAndSound = "", everyOther] = rhythm.split(EVERY_OTHER);
  if (everyOther !== undefined && !/^\d{4}-\d\d-\d\d$/.test(everyOther)) throw outdated();
  const times = written.endsWith(ASKED) ? written.slice(0, -ASKED.length) : written;
  const bedtimes = times.split("~").map((text) => {
    const bedtime = readBedtime(text);
    if (bedtime === undefined) throw outdated();
    return bedtime;
  });
  const quiet = nightsAndSound.endsWith(QUIET);
  const nights = readWrittenNights(quiet ? nightsAndSound.slice(0, -1) : nightsAndSound);
  if (nights === undefined) throw outdated();
  // Menus of earlier versions carry two times and no mark.
  const isAsked = times !== written || bedtimes.length > 1;
  return { bedtimes, isAsked, leadMinutes: checkedLead(Number(lead)), nights, quiet, everyOther };
}

export function outdated(): UserError {
  return new UserError("reminder-outdated");
}

function checkedLead(minutes: number): number {
  if (Number.isInteger(minutes) && minutes >= LEAD_MINUTES.least && minutes <= LEAD_MINUTES.most) return minutes;
  throw new UserError("lead-out-of-range", LEAD_MINUTES);
}
