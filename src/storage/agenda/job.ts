import { createHash } from "node:crypto";
import type { Plan } from "./agenda.ts";
import { planKey, planOfKey } from "./plan-key.ts";

/** pg-boss keeps priorities as 32-bit integers. */
const [LEAST, MOST] = [-(2 ** 31), 2 ** 31 - 1];
/** 2038-01-19T03:14:08Z in seconds, where our priorities are nought: they reach from 1970 to 2106 that way. */
const MIDDLE = 2 ** 31;
/** PostgreSQL has no year 0, which a plan may have. */
const EARLIEST_START = "0001-01-01T00:00:00Z";

/** A plan as pg-boss keeps it. */
export type PlanJob = {
  readonly id: string;
  readonly data: { readonly plan: string };
  readonly startAfter: string;
  readonly priority: number;
  readonly singletonKey: string;
};

/**
 * The job a plan is kept as. The same plan is always the same job, by an id made of it; everything a person has is
 * found by `singletonKey`, which is their id.
 *
 * @param key the plan's, where it is known already
 */
export function jobOf(plan: Plan, key = planKey(plan)): PlanJob {
  const start = plan.dueAt.toString();
  return {
    id: jobIdOf(key),
    data: { plan: key },
    startAfter: start < EARLIEST_START ? EARLIEST_START : start,
    priority: priorityAt(plan.dueAt),
    singletonKey: plan.userId,
  };
}

/** A UUID of our own making (version 8, RFC 9562, 5.8) from the plan's key. */
export function jobIdOf(key: string): string {
  const hex = createHash("sha256").update(key).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The plan of a job, or undefined when it is none of ours. */
export function planOfJob({ data }: { readonly data: unknown }): Plan | undefined {
  const isObject = typeof data === "object" && data !== null;
  return isObject && "plan" in data && typeof data.plan === "string" ? planOfKey(data.plan) : undefined;
}

/**
 * pg-boss hands out the highest priority first, so what is due earlier has a higher one: the seconds to 2038, in which
 * a whole second is one. Asked for with the priority of now as the least, its index holds what is due in one piece, and
 * looking costs the same however much is planned; with its own `startAfter` it would look at every plan there is.
 */
export function priorityAt(instant: Temporal.Instant): number {
  const seconds = Math.floor(instant.epochMilliseconds / 1_000);
  return Math.min(MOST, Math.max(LEAST, MIDDLE - seconds));
}
