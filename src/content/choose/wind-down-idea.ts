import type { Content } from "../schema/content.ts";
import type { Tip } from "../schema/tip.ts";
import { seededOrder } from "./seeded.ts";

/**
 * The one idea in a person's nightly message: a tip marked `nightlyIdea`, different from night to night.
 *
 * Counted in nights of the calendar, so the same night always has the same idea, whatever was sent or restarted.
 * Each person has an order of their own and goes round in it: an idea comes back when every other has been given.
 *
 * @param seed the person, in any stable form
 * @param night the date of the night, such as "2026-11-22"
 * @throws {RangeError} when `night` is not an ISO date
 */
export function windDownIdea(content: Content, { seed, night }: { seed: string; night: string }): Tip {
  const ideas = content.tips.filter((tip) => tip.nightlyIdea);
  const day = Temporal.PlainDate.from("1970-01-01").until(Temporal.PlainDate.from(night), { largestUnit: "days" }).days;
  const turn = ((day % ideas.length) + ideas.length) % ideas.length; // nights before 1970 count on, too

  const idea = seededOrder(ideas, seed)[turn];
  if (idea === undefined) throw new Error("no tip is marked as a nightly idea");
  return idea;
}
