import { type Night, nightOf } from "./night.ts";

/** From five in the morning on, "tonight" is the night to come; until then it is the one that is passing. */
const MORNING_TO_NOON = { hours: 7 };

/** The night somebody in `zone` means by "tonight". */
export function tonightIn(zone: string, now: Temporal.Instant): Night {
  return nightOf(now.add(MORNING_TO_NOON), zone); // a night is named from noon on
}
