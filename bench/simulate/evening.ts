import { nextWindow, type Schedule } from "../../src/nights/night.ts";
import { createPeople } from "../people.ts";

/** As many as fit into the sorting key below. */
export const MOST_PEOPLE = 2 ** 21 - 1;

/** One window a person, in milliseconds of the epoch: when the message is asked for, and bedtime. */
export type Windows = { readonly opensAt: Float64Array; readonly closesAt: Float64Array };

/** The same in the order of the agenda. `plannedAt`: when each is looked at, `opensAt` or up to the slack earlier. */
export type Evening = Windows & { readonly plannedAt: Float64Array };

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

/**
 * Puts everybody in order after each has given `slack`: how much earlier than asked for the message may come. Each
 * person gets a part of it, evenly spread, so that a crowd of one minute is one of many.
 */
export function withSlack({ opensAt, closesAt }: Windows, slack: Temporal.Duration): Evening {
  const slackMs = slack.total("milliseconds");
  const base = opensAt.reduce((first, one) => Math.min(first, one), Number.POSITIVE_INFINITY) - slackMs;
  // Planned and person in one number, because numbers are sorted ten times as fast as things that are compared.
  const keys = opensAt.map((opens, index) => {
    const plannedMs = Math.round(opens - slackMs * spread(index)) - base;
    return plannedMs * (MOST_PEOPLE + 1) + index;
  });
  keys.sort();
  return {
    plannedAt: keys.map((key) => base + Math.floor(key / (MOST_PEOPLE + 1))),
    opensAt: keys.map((key) => opensAt[key % (MOST_PEOPLE + 1)] as number),
    closesAt: keys.map((key) => closesAt[key % (MOST_PEOPLE + 1)] as number),
  };
}

/** Between 0 and 1, as a hash of the person would be: even over any number of neighbours. */
function spread(index: number): number {
  return (index * 0.618_033_988_749_895) % 1;
}
