import { UserError } from "../../src/errors.ts";
import { type NamedNights, readWrittenNights, writeNights } from "../../src/nights/chosen-nights.ts";
import type { Cycle } from "../../src/nights/cycle.ts";
import type { Said } from "../../src/nights/laid-over.ts";
import { packCycle, unpackCycle } from "../../src/nights/packed-cycle.ts";
import { LEAD_MINUTES } from "../../src/nights/reminder.ts";
import { type Bedtimes, readBedtime, writeBedtime } from "../shared/bedtime.ts";

/**
 * What somebody has said so far of a reminder; it travels from button to button, so no step is kept in memory. What is not
 * said stays as it was: at the last step this is laid over the schedule that there is then (`laidOver`).
 */
export type ReminderDraft = Bedtimes & {
  /** In place of bedtimes. */
  readonly rota?: Cycle | undefined;
  /** The rota has been shown night by night, and was said to be right. */
  readonly isSeen?: boolean | undefined;
} & Pick<Said, "nights" | "endsBefore" | "leadMinutes" | "quiet">;

export type WrittenDraft = { readonly bedtimes: string; readonly lead: string; readonly nights: string };

const ASKED = "?";
const WITHOUT = "-";
const MARKS = { endsBefore: "o", isSeen: "y", quiet: "q", loud: "n" } as const;
const NIGHTS_AND_MARKS = /^(-?)([1-7]*)([oyqn]*)$/;

/** Nothing said of bedtimes, so they stay. */
export const AS_IT_IS: ReminderDraft = { bedtimes: [], isAsked: false };

/** Whether nothing is said but where they are. */
export function isOnlyAPlace(draft: ReminderDraft): boolean {
  const { bedtimes, isAsked: _none, ...others } = draft;
  return bedtimes.length === 0 && Object.values(others).every((one) => one === undefined);
}

/** @throws {UserError} for minutes that cannot be chosen */
export function draftFrom(said: Partial<ReminderDraft>): ReminderDraft {
  return { ...AS_IT_IS, ...said, leadMinutes: checkedLead(said.leadMinutes) };
}

/** A draft whose bedtime is settled. */
export function saidIn({ bedtimes, rota, nights, endsBefore, leadMinutes, quiet }: ReminderDraft): Said {
  return { bedtime: bedtimes[0], rota, nights, endsBefore, leadMinutes, quiet };
}

export function writeDraft({
  bedtimes,
  isAsked,
  rota,
  isSeen,
  leadMinutes,
  nights,
  endsBefore,
  quiet,
}: ReminderDraft): WrittenDraft {
  const times = bedtimes.map(writeBedtime).join("~") + (isAsked ? ASKED : "");
  return {
    bedtimes: rota ? packCycle(rota) : times,
    lead: leadMinutes === undefined ? "" : String(leadMinutes),
    nights: [
      nights?.isWithout ? WITHOUT : "",
      nights ? writeNights(nights.nights) : "",
      endsBefore ? MARKS.endsBefore : "",
      isSeen ? MARKS.isSeen : "",
      quiet === undefined ? "" : quiet ? MARKS.quiet : MARKS.loud,
    ].join(""),
  };
}

/** @throws {UserError} for what `writeDraft` did not write */
export function readDraft({ bedtimes: written, lead, nights: nightsAndMarks }: WrittenDraft): ReminderDraft {
  const [whole, without = "", days = "", marks = ""] = NIGHTS_AND_MARKS.exec(nightsAndMarks) ?? [];
  if (whole === undefined) throw outdated();
  return draftFrom({
    ...readTimes(written),
    nights: namedNights(days, without === WITHOUT),
    leadMinutes: lead === "" ? undefined : Number(lead),
    ...(marks.includes(MARKS.endsBefore) && { endsBefore: true }),
    ...(marks.includes(MARKS.isSeen) && { isSeen: true }),
    ...(marks.includes(MARKS.quiet) && { quiet: true }),
    ...(marks.includes(MARKS.loud) && { quiet: false }),
  });
}

function readTimes(written: string): Pick<ReminderDraft, "bedtimes" | "isAsked" | "rota"> {
  const rota = unpackCycle(written);
  if (rota) return { ...AS_IT_IS, rota };
  const times = written.endsWith(ASKED) ? written.slice(0, -ASKED.length) : written;
  if (times === "") return AS_IT_IS;
  const bedtimes = times.split("~").map((text) => {
    const bedtime = readBedtime(text);
    if (bedtime === undefined) throw outdated();
    return bedtime;
  });
  // Menus of earlier versions carry two times and no mark.
  return { bedtimes, isAsked: times !== written || bedtimes.length > 1 };
}

function namedNights(days: string, isWithout: boolean): NamedNights | undefined {
  if (days === "") return undefined;
  const nights = readWrittenNights(days);
  if (nights === undefined) throw outdated();
  return { nights, isWithout };
}

export function outdated(): UserError {
  return new UserError("reminder-outdated");
}

function checkedLead(minutes: number | undefined): number | undefined {
  if (minutes === undefined) return undefined;
  if (Number.isInteger(minutes) && minutes >= LEAD_MINUTES.least && minutes <= LEAD_MINUTES.most) return minutes;
  throw new UserError("lead-out-of-range", LEAD_MINUTES);
}
