import { isLookDue } from "../coaching/programme.ts";
import type { Programme } from "../coaching/record.ts";
import type { DoneNights } from "../delivery/message-kind.ts";
import type { Night } from "../nights/night.ts";
import { NIGHTS_FOR_A_WORD, nightsOfWeek } from "../nights/weekly.ts";

/**
 * The dates on which no words about the week come: fewer than three of its nights were noted, or a nightly message of
 * these days looks back at the week, and one look is enough.
 *
 * @param programme of somebody to whom nightly messages come, else undefined
 */
export function nothingToSay(noted: ReadonlySet<Night>, programme: Programme | undefined): DoneNights {
  const isTooLittle = (date: Night) =>
    nightsOfWeek(date).filter((night) => noted.has(night)).length < NIGHTS_FOR_A_WORD;
  const isToldElsewhere = (date: Night) =>
    [...nightsOfWeek(date).slice(1), date].some((night) => isLookDue(programme, night));
  return { has: (date) => isTooLittle(date) || isToldElsewhere(date) };
}
