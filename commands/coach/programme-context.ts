import type { Programme } from "../../src/coaching/record.ts";
import { stepNamed } from "../../src/content/choose/programme.ts";
import type { ProgrammeStep } from "../../src/content/schema/programme.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { type Night, zoneAt } from "../../src/nights/night.ts";
import { type Reminder, scheduleOf } from "../../src/nights/reminder.ts";
import { tonightIn } from "../../src/nights/tonight.ts";

/** What is known of somebody when they press: their programme, their reminder, and what evening it is for them. */
export type ProgrammeContext = {
  readonly programme: Programme | undefined;
  readonly reminder: Reminder | undefined;
  readonly today: Night;
};

/** Without a reminder nobody has said where they sleep: then the evening is reckoned in UTC, a few hours off at most. */
const SOMEWHERE = "UTC";

export async function standingOf(userId: string, context: CommandContext): Promise<ProgrammeContext> {
  const [record, reminder] = await Promise.all([context.coaching.find(userId), context.reminders.find(userId)]);
  return { programme: record?.programme, reminder, today: todayOf(reminder, context) };
}

export function todayOf(reminder: Reminder | undefined, { now }: Pick<CommandContext, "now">): Night {
  const schedule = reminder?.schedule ?? reminder?.pending?.schedule;
  return tonightIn(schedule ? zoneAt(scheduleOf(schedule), now()) : SOMEWHERE, now());
}

/** Whether a nightly message comes, which can carry a step. */
export function hasNightly(reminder: Reminder | undefined): boolean {
  return reminder?.state === "on" && reminder.schedule !== null;
}

/** The step somebody is at; undefined while none is chosen, or where the programme has it no more. */
export function stepOf(programme: Programme, { content }: Pick<CommandContext, "content">): ProgrammeStep | undefined {
  const step = stepNamed(content, programme.step);
  return step?.week === programme.week ? step : undefined;
}
