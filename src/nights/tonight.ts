import { isBefore } from "../time/instants.ts";
import { isChosen, type Night, nightOf, type Schedule, windowOf, zoneAt } from "./night.ts";

/** From five in the morning on, "tonight" is the night to come; until then it is the one that is passing. */
const MORNING_TO_NOON = { hours: 7 };

/** The night somebody in `zone` means by "tonight". */
export function tonightIn(zone: string, now: Temporal.Instant): Night {
  return nightOf(now.add(MORNING_TO_NOON), zone); // a night is named from noon on
}

/**
 * The night somebody with a schedule means by "tonight": the one that is passing, while its bedtime is still to come. Who
 * goes to bed at eight in the morning means that one until then.
 */
export function tonightOf(schedule: Schedule, now: Temporal.Instant): Night {
  const zone = zoneAt(schedule, now);
  const passing = nightOf(now, zone);
  const isToCome = isChosen(schedule, passing) && isBefore(now, windowOf(passing, schedule).closesAt);
  return isToCome ? passing : tonightIn(zone, now);
}
