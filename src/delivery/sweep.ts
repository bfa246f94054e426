import { isBadlyPlanned, planned, withoutFuture } from "../nights/changes.ts";
import { type AnyRecord, hasUnknownZone, isWanted, type Reminder } from "../nights/reminder.ts";
import type { Read, Rows } from "../rows/rows.ts";
import { isBefore } from "../time/instants.ts";
import type { Agenda, Plan } from "./agenda.ts";
import type { DeliveryDependencies } from "./dependencies.ts";

/** How long the record of a stopped reminder is kept: as long as its nights may still be asked about. */
export const KEPT_AFTER_STOP = { days: 30 } as const;

type RecordSweepDependencies<R extends AnyRecord = Reminder> = Pick<
  DeliveryDependencies<R>,
  "messageRecords" | "timing" | "report" | "closing" | "mayDelete"
> & {
  readonly records: Pick<Rows<R>, "entries">;
  readonly agenda: Agenda;
  /** Whether this kind is sent at all; if not, records are deleted in time, and nothing is planned. */
  readonly isServed?: boolean;
};

/** So many records are gone through in some milliseconds, between which people are answered. */
const PAGE = 200;

type Swept = "fine" | "replanned" | "purged" | "unreadable" | "failed";

/**
 * Goes through all records and puts right what a crash, a wrong clock or a hand in the database left: an active
 * reminder without its agenda row gets it back; a stopped one is deleted when its time is over. Reads page by page,
 * holds nothing, and lets others have their turn in between.
 */
export async function sweep<R extends AnyRecord>(dependencies: RecordSweepDependencies<R>): Promise<void> {
  const counts = { fine: 0, replanned: 0, purged: 0, unreadable: 0, failed: 0 };
  const standing: Plan[] = []; // what should be on the agenda, gathered until it is worth a look
  const plan = async () => {
    const plans = standing.splice(0);
    counts.replanned += await planMissing(dependencies, plans).catch((error: unknown) => {
      dependencies.report({ type: "failed", userId: plans[0]?.userId ?? "", error }); // the others still have their turn
      return 0;
    });
  };
  for await (const [userId, read] of dependencies.records.entries({ pageSize: PAGE })) {
    if (dependencies.closing?.aborted) return; // the next start goes through all of them anyway
    const swept = await sweepOne(dependencies, userId, read).catch((error: unknown): Swept => {
      dependencies.report({ type: "failed", userId, error });
      return "failed";
    });
    counts[swept]++;
    if (swept !== "fine" || read.kind !== "found" || dependencies.isServed === false) continue;
    standing.push(...dependencies.messageRecords.plansOf(userId, read.value));
    if (standing.length >= PAGE) await plan();
  }
  await plan();
  const { replanned, purged, unreadable } = counts;
  dependencies.report({ type: "swept", replanned, purged, unreadable });
}

async function sweepOne<R extends AnyRecord>(
  { messageRecords, timing, isServed = true, mayDelete = () => true }: RecordSweepDependencies<R>,
  userId: string,
  read: Read<R>,
): Promise<Swept> {
  if (read.kind !== "found") return read.kind === "unreadable" ? "unreadable" : "fine";
  const now = timing.now();

  if (isOver(read.value, now)) {
    if (!mayDelete()) return "fine"; // the clock alone says so, and it has only just begun to
    return messageRecords.change<Swept>(userId, (current) =>
      current && isOver(current, now) ? { next: undefined, result: "purged" } : { next: current, result: "fine" },
    );
  }
  if (hasUnknownZone(read.value)) return "unreadable";
  const needsMending = (current: R) =>
    withoutFuture(current, now) !== current || (isServed && isBadlyPlanned(current, now));
  if (!needsMending(read.value)) return "fine";
  return messageRecords.change<Swept>(userId, (current) =>
    current && needsMending(current)
      ? { next: mended(withoutFuture(current, now), now, isServed), result: "replanned" }
      : { next: current, result: "fine" },
  );
}

function mended<R extends AnyRecord>(current: R, now: Temporal.Instant, isServed: boolean): R {
  return isServed && isBadlyPlanned(current, now) ? planned(current, now) : current;
}

/** Gives the agenda back what of `plans` it lacks and is still wanted; whose they were, counted. */
async function planMissing<R extends AnyRecord>(
  { agenda, messageRecords }: Pick<RecordSweepDependencies<R>, "agenda" | "messageRecords">,
  plans: readonly Plan[],
): Promise<number> {
  if (plans.length === 0) return 0;
  const replanned = new Set<string>();
  for (const plan of await agenda.missing(plans)) {
    if (await messageRecords.planIfStanding(plan)) replanned.add(plan.userId);
  }
  return replanned.size;
}

function isOver(reminder: AnyRecord, now: Temporal.Instant): boolean {
  if (isWanted(reminder)) return false;
  const keptUntil = Temporal.Instant.from(reminder.changedAt).add({ hours: KEPT_AFTER_STOP.days * 24 });
  return !isBefore(now, keptUntil);
}
