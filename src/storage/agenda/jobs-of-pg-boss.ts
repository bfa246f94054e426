import { setTimeout as sleep } from "node:timers/promises";
import type { Plan } from "../../delivery/agenda.ts";
import { DatabaseError } from "../core/store-errors.ts";
import type { PostgresConnection } from "../postgres/postgres-connection.ts";
import { isThere } from "../postgres/postgres-schema.ts";
import type { SharedTransaction } from "../postgres/postgres-turn.ts";
import { planOfKey } from "./plan-key.ts";

/** Where versions up to format 3 of the store had their plans, as jobs of pg-boss. */
const SCHEMA = "winddown_agenda";
const AT_ONCE = 5_000;
/** Another instance, of the version before, may want the same tables in another order. */
const MOST_TRIES = 5;
const DEADLOCK = "40P01";
const NO_RIGHTS = "42501"; // https://www.postgresql.org/docs/current/errcodes-appendix.html
/** A million plans take a minute, and no statement may wait that long. */
const LOOK_AGAIN_MS = 250;
const LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended('winddown agenda', 0)) AS is_ours";

/** How many plans were carried over, and how many jobs meant nothing to us. */
export type JobsCarried = { readonly plans: number; readonly leftBehind: number };

/**
 * Makes rows of the jobs that a version before left, and drops pg-boss' schema with the same commit: from then on
 * whatever such a version does with the agenda fails, together with the record it belongs to.
 *
 * Of several instances that start at once, one does it and the others wait for it. Cut off, it is begun anew.
 *
 * @param write makes rows of these plans, in the transaction that it is called in
 * @throws {DatabaseError} when what a version before left belongs to another user
 * @returns undefined when there was nothing to be done
 */
export async function carryJobsOver(
  connection: PostgresConnection,
  write: (plans: readonly Plan[]) => Promise<void>,
): Promise<JobsCarried | undefined> {
  for (let tries = 1; await hasSchema(connection); ) {
    try {
      const carried = await connection.transaction((shared) => carryOver(shared, write));
      if (carried !== undefined) return carried;
      await sleep(LOOK_AGAIN_MS);
    } catch (error) {
      if (codeOf(error) === NO_RIGHTS) throw new DatabaseError("not-the-owner", error);
      if (tries === MOST_TRIES || codeOf(error) !== DEADLOCK) throw error;
      tries += 1;
    }
  }
  return undefined;
}

/** Undefined when another instance is about it, or has just done it. */
async function carryOver(shared: SharedTransaction, write: (plans: readonly Plan[]) => Promise<void>) {
  const { rows } = await shared.query(LOCK);
  if (!(rows[0] as { is_ours: boolean }).is_ours || !(await hasSchema(shared))) return undefined;
  // A first start of the version before that was cut off has left the schema alone.
  const hasJobs = await isThere(shared, `${SCHEMA}.job`);
  const carried = hasJobs ? await copyJobs(shared, write) : { plans: 0, leftBehind: 0 };
  await shared.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
  return carried;
}

async function copyJobs(
  shared: SharedTransaction,
  write: (plans: readonly Plan[]) => Promise<void>,
): Promise<JobsCarried> {
  await shared.query(`LOCK TABLE ${SCHEMA}.job IN ACCESS EXCLUSIVE MODE`); // who still writes to it ends first
  // Cancelled is what meant nothing to the version before either; all that was done with was deleted.
  await shared.query(
    `DECLARE plans NO SCROLL CURSOR FOR SELECT data->>'plan' AS plan FROM ${SCHEMA}.job WHERE name = 'agenda' AND state <= 'active'`,
  );
  let carried: JobsCarried = { plans: 0, leftBehind: 0 };
  for (;;) {
    const { rows } = await shared.query(`FETCH ${AT_ONCE} FROM plans`);
    const plans = (rows as { plan: string | null }[]).flatMap(({ plan }) => planOfKey(plan ?? "") ?? []);
    await write(plans);
    carried = { plans: carried.plans + plans.length, leftBehind: carried.leftBehind + rows.length - plans.length };
    if (rows.length < AT_ONCE) break;
  }
  await shared.query("CLOSE plans");
  return carried;
}

async function hasSchema({ query }: Pick<SharedTransaction, "query">): Promise<boolean> {
  return (await query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [SCHEMA])).rows.length > 0;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
