import { pauseShift } from "../../src/coaching/shift.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { todayOf } from "./programme-context.ts";

/** Rests the plan to move a bedtime, if there is one. */
export async function pauseShiftOf(userId: string, context: CommandContext): Promise<void> {
  const today = todayOf(await context.reminders.find(userId), context);
  await context.coaching.shift(userId, (current) => ({
    next: current && pauseShift(current, today),
    outcome: undefined,
  }));
}
