import { seededNumbers } from "./seeded.ts";
import type { Tip } from "./tip.ts";

/** A tip in a custom id: short, and the same after any change of the list. At most five characters. */
export function tipToken(id: Tip["id"]): string {
  return Math.floor(seededNumbers(id)() * 36 ** 5).toString(36);
}
