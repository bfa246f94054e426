import { PgBoss } from "pg-boss";
import { StoreError, type StoreOperation } from "../core/store-errors.ts";
import type { PostgresConnection } from "../postgres/postgres-connection.ts";
import type { PostgresStore } from "../postgres/postgres-store.ts";
import type { Agenda, Plan } from "./agenda.ts";
import { jobIdOf, jobOf, type PlanJob, planOfJob, priorityAt } from "./job.ts";
import { firstKeyAt, planKey, planOfKey } from "./plan-key.ts";

/** What changes of the agenda are called among those of the tables. */
const NAME = "agenda";
const SCHEMA = "winddown_agenda";
const QUEUE = "agenda";
const JOBS = `${SCHEMA}.job_common`;

/** For how long nobody else is given what somebody was given: a page is served in seconds. */
const LENT_SECONDS = 60;
const MOST_AT_ONCE = 1_000;
const DAY_SECONDS = 86_400;

/** One time that a job was lent. */
type Attempt = { readonly id: string; readonly retryCount: number };

type Parts = {
  readonly store: Pick<PostgresStore, "carry" | "transaction" | "connection">;
  /** Told of each job that means nothing to us; it has been cancelled, and the others go on. */
  readonly onUnreadable: (id: string, reason: string) => void;
  /** Told when pg-boss itself reports something. */
  readonly onTrouble: (error: unknown) => void;
};

/** The agenda as jobs of pg-boss, in the same database as the records. */
export async function openPgBossAgenda({ store, onUnreadable, onTrouble }: Parts): Promise<
  Agenda & {
    /** `plan` for many, in few statements. */
    planMany(plans: readonly Plan[]): Promise<void>;
    close(): Promise<void>;
  }
> {
  const { connection } = store;
  await using opened = new AsyncDisposableStack();
  const boss = createBoss(connection);
  boss.on("error", onTrouble);
  await boss.start();
  opened.defer(() => boss.stop({ graceful: false }));
  await boss.createQueue(QUEUE, {
    expireInSeconds: LENT_SECONDS,
    retryLimit: 1_000_000, // should anybody run pg-boss' own maintenance: a plan never ends by being tried too often
    retentionSeconds: 400 * DAY_SECONDS, // what was due so long ago is no matter of an agenda any more
    deleteAfterSeconds: DAY_SECONDS, // what was cancelled as unreadable; all else is deleted when it is done
  });
  const all = opened.move();
  /** What this process was lent and has not done with: which attempt at it, by the job's id. */
  const lent = new Map<string, number>();

  /**
   * A look that failed may have been lent a page all the same, its answer lost with the connection. Of it nobody knows,
   * so the next round takes back all that is lent: otherwise those people would wait for their minute to be over.
   */
  let mayHaveMore = false;

  async function attempt<R>(operation: StoreOperation, step: () => Promise<R>): Promise<R> {
    try {
      return await step();
    } catch (error) {
      throw error instanceof RangeError ? error : new StoreError(NAME, operation, error);
    }
  }

  const insert = (jobs: readonly PlanJob[]) => boss.insert(QUEUE, [...jobs]);

  store.carry(NAME, {
    async put(keys) {
      await insert(
        keys.flatMap((key) => {
          const plan = planOfKey(key);
          return plan === undefined ? [] : [jobOf(plan, key)];
        }),
      );
    },
    async delete(keys) {
      const ids = keys.map(jobIdOf);
      await boss.deleteJob(QUEUE, ids);
      for (const id of ids) lent.delete(id); // should it be undone, the next round gives it out again a minute later
    },
  });

  /** What anybody was lent, or only what should have been done with by now. */
  async function lentToAnybody(isOverdue: "overdue" | "any"): Promise<Attempt[]> {
    const { rows } = await connection.query(
      `SELECT id, retry_count AS "retryCount" FROM ${JOBS} WHERE name = $1 AND state = 'active'
        AND ($2 OR started_on < now() - make_interval(secs => expire_seconds))`,
      [QUEUE, isOverdue === "any"],
    );
    return rows;
  }

  /** To pg-boss they failed and are tried again, which is what it is: somebody was given them, and they are still here. */
  async function giveBack(attempts: readonly Attempt[]): Promise<void> {
    if (attempts.length > 0) await boss.fail(QUEUE, [...attempts]);
    for (const { id } of attempts) lent.delete(id);
  }

  async function beginRound(): Promise<void> {
    await giveBack([...lent].map(([id, retryCount]) => ({ id, retryCount })));
    await giveBack(await lentToAnybody(mayHaveMore ? "any" : "overdue"));
    mayHaveMore = false;
  }

  async function quarantine(id: string): Promise<void> {
    await boss.cancel(QUEUE, id);
    onUnreadable(id, "it is no plan");
  }

  async function missing(plans: readonly Plan[]): Promise<Plan[]> {
    const { rows } = await connection.query(
      `SELECT id FROM ${JOBS} WHERE name = $1 AND id = ANY($2::uuid[]) AND state <= 'active'`,
      [QUEUE, plans.map((plan) => jobIdOf(planKey(plan)))],
    );
    const there = new Set(rows.map(({ id }: { id: string }) => id));
    return plans.filter((plan) => !there.has(jobIdOf(planKey(plan))));
  }

  const has = async (plan: Plan) => (await missing([plan])).length === 0;

  const jobsOf = (userId: string) => boss.findJobs<{ plan?: unknown }>(QUEUE, { key: userId, limit: 100_000 });

  return {
    has: (plan) => attempt("read", () => has(plan)),
    missing: (plans) => attempt("read", () => missing(plans)),

    plan: (plan) =>
      attempt("write", async () => {
        if (await has(plan)) return;
        await boss.deleteJob(QUEUE, jobIdOf(planKey(plan))); // one that somebody cancelled would be in its place
        await insert([jobOf(plan)]);
      }),

    planMany: (plans) =>
      attempt("write", async () => {
        for (let at = 0; at < plans.length; at += MOST_AT_ONCE)
          await insert(plans.slice(at, at + MOST_AT_ONCE).map((plan) => jobOf(plan)));
      }),

    remove: (plan) => attempt("delete", async () => void (await boss.deleteJob(QUEUE, jobIdOf(planKey(plan))))),

    planning: (plan) => ({ table: NAME, key: planKey(plan), text: "" }),
    removing: (plan) => ({ table: NAME, key: planKey(plan), text: undefined }),

    due: (until, limit, after) =>
      attempt("list", async () => {
        if (limit < 1) return [];
        if (after === undefined) await beginRound();
        const due: { readonly key: string; readonly plan: Plan }[] = [];
        const early: Attempt[] = []; // due within the second that now is in, but not yet
        while (due.length < limit) {
          const batchSize = Math.min(limit - due.length, MOST_AT_ONCE);
          mayHaveMore = true;
          const jobs = await boss.fetch<{ plan?: unknown }>(QUEUE, {
            batchSize,
            minPriority: priorityAt(until),
            ignoreStartAfter: true,
          });
          mayHaveMore = false;
          for (const job of jobs) {
            const plan = planOfJob(job);
            if (plan === undefined) await quarantine(job.id);
            else if (Temporal.Instant.compare(plan.dueAt, until) > 0) early.push(attemptOf(job));
            else due.push({ key: String(job.data.plan), plan });
            if (plan !== undefined) lent.set(job.id, attemptOf(job).retryCount);
          }
          if (jobs.length < batchSize) break;
        }
        await giveBack(early);
        return due.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ plan }) => plan); // keys are in agenda order
      }),

    takeOver: () => attempt("write", async () => giveBack(await lentToAnybody("any"))),

    countDue: (until) =>
      attempt("count", async () => {
        const { rows } = await connection.query(
          `SELECT (SELECT count(*) FROM ${JOBS} WHERE name = $1 AND state < 'active' AND NOT blocked AND priority >= $2)
            + (SELECT count(*) FROM ${JOBS} WHERE name = $1 AND state = 'active' AND priority >= $2) AS due`,
          [QUEUE, priorityAt(until)],
        );
        return Number(rows[0]?.due ?? 0);
      }),

    within: (from, until) =>
      attempt("list", async () => {
        const { rows } = await connection.query(
          `SELECT data FROM ${JOBS} WHERE name = $1 AND state < 'active' AND NOT blocked AND priority BETWEEN $2 AND $3
            UNION ALL SELECT data FROM ${JOBS} WHERE name = $1 AND state = 'active' AND priority BETWEEN $2 AND $3`,
          [QUEUE, priorityAt(until), priorityAt(from)],
        );
        const plans = rows.flatMap((row: { data: unknown }) => planOfJob(row) ?? []);
        const [first, last] = [firstKeyAt(from), firstKeyAt(until)];
        return plans
          .map((plan) => ({ key: planKey(plan), plan }))
          .filter(({ key }) => key > first && key < last)
          .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          .map(({ plan }) => plan);
      }),

    next: () =>
      attempt("list", async () => {
        // What waits is in an index by its time. What is lent or was given back is little, and has another time there.
        const { rows } = await connection.query(
          `(SELECT data FROM ${JOBS} WHERE name = $1 AND state = 'created' AND NOT blocked ORDER BY start_after LIMIT 1)
          UNION ALL (SELECT data FROM ${JOBS} WHERE name = $1 AND state IN ('retry', 'active') AND NOT blocked
            ORDER BY data->>'plan' COLLATE "C" LIMIT 1)`,
          [QUEUE],
        );
        const plans = rows.flatMap((row: { data: unknown }) => planOfJob(row) ?? []);
        return plans.map(({ dueAt }) => dueAt).toSorted(Temporal.Instant.compare)[0];
      }),

    rowsOf: (userId) => attempt("list", async () => (await jobsOf(userId)).map(({ data }) => textOf(data))),

    forget: (userId) =>
      attempt("delete", async () => {
        const ids = (await jobsOf(userId)).map(({ id }) => id);
        if (ids.length > 0) await boss.deleteJob(QUEUE, ids);
        for (const id of ids) lent.delete(id);
        return ids.length > 0;
      }),

    close: () => all.disposeAsync(),
  };
}

/**
 * pg-boss as a queue and nothing else: no workers, no schedules, no clock of its own. Its maintenance would count every
 * plan once a minute; what of it we need, giving back what a dead process was lent, is one look at an index.
 */
function createBoss(connection: PostgresConnection): PgBoss {
  return new PgBoss({
    db: { executeSql: (sql, values) => connection.query(sql, values) },
    schema: SCHEMA,
    schedule: false,
    supervise: false,
    registerInstance: false,
    queueCacheIntervalSeconds: DAY_SECONDS,
    bamIntervalSeconds: DAY_SECONDS, // builds indexes when a new version of pg-boss wants one: at the start is enough
  });
}

function attemptOf({ id, retryCount }: { readonly id: string; readonly retryCount?: number }): Attempt {
  return { id, retryCount: retryCount ?? 0 };
}

function textOf(data: { plan?: unknown } | null): string {
  return typeof data?.plan === "string" ? data.plan : JSON.stringify(data);
}
