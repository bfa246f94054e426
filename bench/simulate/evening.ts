import { nextWindow, type Schedule } from "../../src/nights/night.ts";
import { createPeople } from "../people.ts";

/** One window a person, in milliseconds of the epoch: when the message is asked for, and bedtime. */
export type Windows = { readonly opensAt: Float64Array; readonly closesAt: Float64Array };

/** The windows that open within the day after `from`, for `count` invented people: always the same ones. */
export function dayOf(count: number, from: Temporal.Instant): Windows {
  const justBefore = from.subtract({ milliseconds: 1 });
  const known = new Map<string, { readonly opens: number; readonly closes: number }>();
  const windowOf = (schedule: Schedule) => {
    const { hour, minute } = schedule.bedtime;
    const name = `${schedule.zone} ${hour}:${minute}`;
    const found = known.get(name);
    if (found) return found;
    const first = nextWindow(schedule, justBefore); // it may be open already
    const isBefore = Temporal.Instant.compare(first.opensAt, from) < 0;
    const { opensAt, closesAt } = isBefore ? nextWindow(schedule, first.closesAt) : first;
    const window = { opens: opensAt.epochMilliseconds, closes: closesAt.epochMilliseconds };
    known.set(name, window);
    return window;
  };
  const opensAt = new Float64Array(count);
  const closesAt = new Float64Array(count);
  for (const [index, schedule] of createPeople(from).schedules(count).entries()) {
    const { opens, closes } = windowOf(schedule);
    opensAt[index] = opens;
    closesAt[index] = closes;
  }
  return { opensAt, closesAt };
}
