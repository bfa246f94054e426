import { z } from "zod";
import type { Agenda, AgendaWrites, Plan } from "../../delivery/agenda.ts";
import type { Read } from "../../rows/rows.ts";
import type { Collection } from "../core/collection.ts";
import { StoreError } from "../core/store-errors.ts";
import type { RowChange } from "../core/table.ts";
import { firstKeyAt, lastKeyAt, planKey, planOfKey } from "./plan-key.ts";

/** A row says all it has to say in its key. */
export const AgendaRow = z.strictObject({ version: z.literal(1) });
export type AgendaRow = z.infer<typeof AgendaRow>;

const row: AgendaRow = Object.freeze({ version: 1 });

type Dependencies = {
  readonly rows: Collection<AgendaRow>;
  /** Told of each row that means nothing to us; it is in quarantine, and the others go on. */
  readonly onUnreadable: (key: string, reason: string) => void;
  /** The keys of one person's rows, where there is a shorter way to them than to look at every key. */
  readonly keysOf?: (userId: string) => Promise<readonly string[]>;
};

/** The agenda as delivery asks for it, and what else is asked of one that is kept in a store. */
export interface StoreAgenda extends Agenda, AgendaWrites<RowChange> {
  /** When the earliest plan is due, past or future; undefined when there is none. */
  next(): Promise<Temporal.Instant | undefined>;
  has(plan: Plan): Promise<boolean>;
  /** `plan` for many, in few commits. */
  planMany(plans: readonly Plan[]): Promise<void>;
}

/**
 * The agenda as rows in a collection, read in key order and no further than what is due.
 *
 * Several processes may have it at once: a row is written with the record it belongs to, and reading it leaves nothing
 * behind.
 */
export function createStoreAgenda({ rows, onUnreadable, keysOf }: Dependencies): StoreAgenda {
  async function quarantine(key: string, reason: string): Promise<void> {
    try {
      await rows.quarantine(key);
      onUnreadable(key, reason);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      onUnreadable(key, `${reason}, and it could not be set aside`); // the next look tries again
    }
  }

  /** The plan a row stands for; one that stands for none goes into quarantine. */
  async function planOf(key: string, read: Read<AgendaRow>): Promise<Plan | undefined> {
    const plan = planOfKey(key);
    if (plan !== undefined && read.kind === "found") return plan;
    await quarantine(key, read.kind === "unreadable" ? read.reason : "its key is not a plan's");
    return undefined;
  }

  async function missing(plans: readonly Plan[]): Promise<Plan[]> {
    const keys = plans.map(planKey);
    const reads = await rows.getMany(keys);
    for (const [index, read] of reads.entries()) {
      if (read.kind === "unreadable") await quarantine(keys[index] as string, read.reason);
    }
    return plans.filter((_plan, index) => reads[index]?.kind !== "found");
  }

  const has = async (plan: Plan) => (await missing([plan])).length === 0;

  const rowsFor = async (userId: string) => ({
    rows: await (keysOf?.(userId) ?? rows.keysHolding(partOf(userId))),
    aside: await rows.keysQuarantined(partOf(userId)),
  });

  return {
    has,
    missing,

    async rowsOf(userId) {
      const found = await rowsFor(userId);
      return [...found.rows, ...found.aside];
    },

    async forget(userId) {
      const found = await rowsFor(userId);
      for (const key of found.rows) await rows.delete(key);
      for (const key of found.aside) await rows.forgetQuarantined(key);
      return found.rows.length + found.aside.length > 0;
    },

    async plan(plan) {
      if (!(await has(plan))) await rows.put(planKey(plan), row);
    },

    async planMany(plans) {
      await rows.putMany(plans.map((plan) => [planKey(plan), row]));
    },

    countDue: (until) => rows.count(lastKeyAt(until)),

    async remove(plan) {
      await rows.delete(planKey(plan));
    },

    // Written over what may be there: a row says all it has to say in its key, so nothing is lost.
    planning: (plan) => rows.putting(planKey(plan), row),
    removing: (plan) => rows.deleting(planKey(plan)),

    async due(until, limit, after) {
      const plans: Plan[] = [];
      if (limit < 1) return plans;
      const start = after === undefined ? undefined : planKey(after);
      const pageSize = Math.min(limit, 1_000);
      for await (const [key, read] of rows.entries({ after: start, upTo: lastKeyAt(until), pageSize })) {
        const plan = await planOf(key, read);
        if (plan !== undefined) plans.push(plan);
        if (plans.length === limit) break;
      }
      return plans;
    },

    async within(from, until) {
      const plans: Plan[] = [];
      for await (const [key, read] of rows.entries({ after: firstKeyAt(from), upTo: firstKeyAt(until) })) {
        const plan = await planOf(key, read);
        if (plan !== undefined) plans.push(plan);
      }
      return plans;
    },

    async next() {
      for await (const [key, read] of rows.entries({ pageSize: 1 })) {
        const plan = await planOf(key, read);
        if (plan !== undefined) return plan.dueAt;
      }
      return undefined;
    },
  };
}

/** What the keys of one person's rows hold, and nobody else's. */
function partOf(userId: string): string {
  return `|${userId}|`;
}
