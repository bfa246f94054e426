import type { DiaryNight } from "../diary/diary-night.ts";
import type { Night } from "../nights/night.ts";
import { type EveningStep, eveningStepFor, isLookDue } from "./programme.ts";
import type { Programme } from "./record.ts";
import { type WeeklyLook, weeklyLook } from "./weekly-look.ts";

/** What an evening's message carries of the four weeks, in place of an idea: the step, and once a week a look back. */
export type CoachEvening = { readonly step: EveningStep | undefined; readonly look: WeeklyLook | undefined };

/**
 * Undefined where the evening has nothing of it.
 *
 * @param nightsOf the person's diary, read on the day of the look alone
 */
export async function coachEvening(
  programme: Programme | undefined,
  night: Night,
  nightsOf: () => Promise<readonly DiaryNight[]>,
): Promise<CoachEvening | undefined> {
  const step = eveningStepFor(programme, night);
  const look = programme && isLookDue(programme, night) ? weeklyLook(programme, await nightsOf(), night) : undefined;
  return step === undefined && look === undefined ? undefined : { step, look };
}
