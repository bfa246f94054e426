import { type AnyRecord, hasUnknownZone } from "../nights/reminder.ts";
import type { Read } from "../rows/rows.ts";
import type { Agenda, Plan } from "./agenda.ts";
import { resumeConsent } from "./consent.ts";
import type { Spread } from "./crowd.ts";
import { deliver } from "./deliver.ts";
import type { DeliveryDependencies } from "./dependencies.ts";
import { earlyNow, minuteOf } from "./look-ahead.ts";
import type { MessageRecords } from "./message-records.ts";
import type { Outbox } from "./outbox.ts";

/**
 * At most this many people at once: Discord's limit is 50 requests a second, 50 in flight reach it at any usual
 * round trip, and more only wake each other up (measured: 3,000 DMs, 96.6 % of the limit).
 */
export const IN_FLIGHT = 50;
/** How many are looked up at once: enough to share a query, few enough to be still true when their turn comes. */
const PAGE = 100;

/** One kind of message, as the beat sees it. */
export type Served = Pick<MessageRecords<AnyRecord>, "owns" | "standsBy" | "readMany" | "removeIfStale"> & {
  /** Whether what this plan is due for may come some minutes early in a crowd. */
  mayBeEarly(plan: Plan): boolean;
  /**
   * Does what a plan of this kind is due for.
   *
   * @param early by how much it may be early; default: not at all
   */
  deliver(plan: Plan, outbox: Outbox, early?: Temporal.Duration): Promise<void>;
};

type BeatDependencies = Pick<DeliveryDependencies, "outbox" | "timing" | "report" | "isLeader" | "isClockSteady"> & {
  readonly agenda: Agenda;
  /** Each plan is owned by one of them. */
  readonly kinds: readonly Served[];
  /** How a crowd is spread. Default: everybody is served in their own minute. */
  readonly spread?: Spread | undefined;
};

/** A record that the store could not read; of its person nothing is known. */
type Failed = { readonly kind: "failed"; readonly error: unknown };
/** A plan that is due and the record of its person, as it was when the page was read. */
type Due = {
  readonly plan: Plan;
  readonly read: Read<AnyRecord> | Failed;
  readonly by: Served;
  /** Present when it is served before its minute. */
  readonly early?: Temporal.Duration;
};

/** For how many people a beat did what was due, and for how many that failed. */
export type BeatCounts = { readonly served: number; readonly failed: number };

/**
 * What the beat serves of one kind of message.
 *
 * @param dependencies.isServed whether the kind is sent at all. If not, what is due is taken off the agenda; it comes
 * back with the first sweep of an instance that sends it
 */
export function served<R extends AnyRecord>(
  dependencies: DeliveryDependencies<R> & { readonly agenda: Pick<Agenda, "remove">; readonly isServed?: boolean },
): Served {
  const { owns, standsBy, readMany, removeIfStale } = dependencies.messageRecords;
  return {
    owns,
    standsBy,
    readMany,
    removeIfStale,
    mayBeEarly: ({ kind }) => dependencies.messageKind.mayBeEarly === true && !kind.endsWith("consent"),
    deliver(plan, outbox, early) {
      const { userId, kind } = plan;
      if (dependencies.isServed === false) return dependencies.agenda.remove(plan);
      return kind.endsWith("consent")
        ? resumeConsent({ ...dependencies, outbox }, userId)
        : deliver({ ...dependencies, outbox, early }, userId);
    },
  };
}

/**
 * Serves everybody who is due, earliest first, and returns when all have been tried once. Then come those of a crowd
 * of the next minutes who begin early, for as long as the minute lasts; should it end meanwhile, who is due by then is
 * served, too. What is not settled by then stays on the agenda for the next beat, also because this instance no longer
 * leads or the clock has moved.
 *
 * @throws when the agenda cannot be read; by then nobody is being served any more, so that beats never overlap
 */
export async function serveDue(dependencies: BeatDependencies): Promise<BeatCounts> {
  const { timing, isLeader = () => true, isClockSteady = () => true } = dependencies;
  const counts = { served: 0, failed: 0 };
  for (;;) {
    const ahead: LookAhead = {};
    await serveRound(dependencies, ahead, counts);
    // The beat of a minute that began while the last of a crowd were on their way was left out.
    const isOver = ahead.minute === undefined || !ahead.hasBegun || ahead.minute === minuteOf(timing.now());
    if (isOver || !isLeader() || !isClockSteady()) return counts;
  }
}

/** `serveDue` that never overlaps itself: who asks while it is at work is given what comes of that. */
export function createServeDue(dependencies: BeatDependencies): () => Promise<BeatCounts> {
  let serving: Promise<BeatCounts> | undefined;
  return () => {
    serving ??= serveDue(dependencies).finally(() => {
      serving = undefined;
    });
    return serving;
  };
}

/** In which minute it was looked for a crowd last, and whether anybody of one has begun. */
type LookAhead = { minute?: number; hasBegun?: boolean };

async function serveRound(
  dependencies: BeatDependencies,
  ahead: LookAhead,
  counts: { served: number; failed: number },
): Promise<void> {
  const { isLeader = () => true, isClockSteady = () => true } = dependencies;
  const due = dueNow(dependencies, ahead);
  const beingServed = new Set<Promise<void>>();
  const worker = async () => {
    for (;;) {
      const { value, done } = await due.next();
      if (done || !isLeader() || !isClockSteady()) return;
      const { promise: isOutOfHand, resolve } = Promise.withResolvers<void>();
      const served = serve({ ...dependencies, outbox: telling(dependencies.outbox, resolve) }, value).then((how) => {
        counts[how] += 1;
        beingServed.delete(served);
        resolve();
      });
      beingServed.add(served);
      await isOutOfHand;
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, worker));
  await Promise.all(beingServed); // none of them rejects
  for (const ended of workers) if (ended.status === "rejected") throw ended.reason;
}

/**
 * The same outbox, which says when a message has been sent. What is left then is to settle it, which can share a commit
 * with the next person's claim: so the next person is begun without waiting for that.
 */
function telling(outbox: Outbox, isSent: () => void): Outbox {
  return {
    open: (userId) => outbox.open(userId),
    find: (...asked) => outbox.find(...asked),
    lookUp: (userId) => outbox.lookUp(userId),
    async post(channelId, message, nonce) {
      const outcome = await outbox.post(channelId, message, nonce);
      if (outcome.kind === "sent") isSent();
      return outcome;
    },
  };
}

async function* dueNow(dependencies: BeatDependencies, ahead: LookAhead): AsyncGenerator<Due, void, undefined> {
  const { agenda, kinds, timing, spread } = dependencies;
  /** Who began early: whoever of them is still on the agenda may be on their way, and is the next beat's. */
  const begun = new Set<string>();
  let after: Plan | undefined;
  for (;;) {
    const plans = await agenda.due(timing.now(), PAGE, after);
    const open = begun.size === 0 ? plans : plans.filter((plan) => !begun.has(nameOf(plan)));
    yield* await withRecords(open, kinds);
    after = plans.at(-1) ?? after;
    if (plans.length === PAGE) continue;

    const minute = minuteOf(timing.now());
    if (spread === undefined || ahead.minute === minute) return;
    ahead.minute = minute;
    for await (const due of early(dependencies, spread)) {
      if (minuteOf(timing.now()) !== minute) break;
      ahead.hasBegun = true;
      begun.add(nameOf(due.plan));
      yield due;
    }
    if (minuteOf(timing.now()) === minute) return;
  }
}

/** Those of a crowd who begin early now. */
async function* early(
  { agenda, kinds, timing, report }: BeatDependencies,
  spread: Spread,
): AsyncGenerator<Due, void, undefined> {
  const isSpread = (plan: Plan) => kinds.some((by) => by.owns(plan) && by.mayBeEarly(plan));
  const plans = await earlyNow(agenda, spread, isSpread, timing.now());
  if (plans.length === 0) return;
  report({ type: "crowd", early: plans.length });
  const by = Temporal.Duration.from({ minutes: spread.minutes });
  for (let at = 0; at < plans.length; at += PAGE) {
    for (const due of await withRecords(plans.slice(at, at + PAGE), kinds)) {
      // What cannot be read is told of in its own minute.
      if (due.read.kind === "found" && !hasUnknownZone(due.read.value)) yield { ...due, early: by };
    }
  }
}

function nameOf({ userId, kind }: Plan): string {
  return `${userId} ${kind}`;
}

/** The plans with their records, in the order of the agenda. */
async function withRecords(plans: readonly Plan[], kinds: readonly Served[]): Promise<Due[]> {
  const found = new Map<Plan, Due>();
  for (const by of kinds) {
    const own = plans.filter((plan) => by.owns(plan));
    if (own.length === 0) continue;
    const reads = await readEach(
      by,
      own.map(({ userId }) => userId),
    );
    for (const [index, plan] of own.entries()) found.set(plan, { plan, by, read: reads[index] ?? { kind: "absent" } });
  }
  return plans.flatMap((plan) => found.get(plan) ?? []);
}

/**
 * What a page of a damaged database holds fails a query for many, and would cost all of them their night: then each is
 * asked for alone.
 *
 * @throws what the query threw, when nobody's record can be read
 */
async function readEach(by: Served, userIds: readonly string[]): Promise<readonly (Read<AnyRecord> | Failed)[]> {
  try {
    return await by.readMany(userIds);
  } catch (error) {
    const reads = await Promise.all(
      userIds.map((userId) =>
        by.readMany([userId]).then(
          ([read = { kind: "absent" }]): Read<AnyRecord> => read,
          (reason: unknown): Failed => ({ kind: "failed", error: reason }),
        ),
      ),
    );
    if (reads.every(({ kind }) => kind === "failed")) throw error;
    return reads;
  }
}

/** Whatever is done about the plan looks at the record again under its person's lock: it may have changed meanwhile. */
async function serve({ outbox, report }: BeatDependencies, { plan, read, by, early }: Due): Promise<keyof BeatCounts> {
  const { userId } = plan;
  try {
    if (read.kind === "failed") throw read.error;
    if (read.kind === "unreadable") {
      // Damaged, or written by a newer version. The plan stays: once the record can be read, it is served by the next beat.
      report({ type: "unreadable-record", userId });
    } else if (read.kind === "found" && hasUnknownZone(read.value)) {
      report({ type: "unknown-zone", userId });
    } else if (!by.standsBy(read, plan)) {
      await by.removeIfStale(plan);
    } else {
      await by.deliver(plan, outbox, early);
    }
    return "served";
  } catch (error) {
    // One person's failure must not cost the others their night; the plan stays and is tried at the next beat.
    report({ type: "failed", userId, error });
    return "failed";
  }
}
