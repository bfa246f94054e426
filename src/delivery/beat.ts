import type { Agenda, Plan } from "../agenda/agenda.ts";
import { standsBy } from "./book.ts";
import { resumeConsent } from "./consent.ts";
import { deliverNightly } from "./nightly.ts";
import type { DeliveryParts } from "./parts.ts";

/**
 * At most this many people at once: Discord's limit is 50 requests a second, 50 in flight reach it at any usual
 * round trip, and more only wake each other up (measured: 3,000 DMs, 96.6 % of the limit).
 */
const IN_FLIGHT = 50;
const PAGE = 200;

type BeatParts = DeliveryParts & { readonly agenda: Agenda };

/**
 * Serves everybody who is due, earliest first, and returns when all have been tried once. What is not settled by
 * then stays on the agenda for the next beat.
 *
 * @throws when the agenda cannot be read; by then nobody is being served any more, so that beats never overlap
 */
export async function serveDue(parts: BeatParts): Promise<void> {
  const due = dueNow(parts.agenda, parts.patience.now);
  const worker = async () => {
    for (;;) {
      const { value: plan, done } = await due.next();
      if (done) return;
      await serve(parts, plan);
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, worker));
  for (const ended of workers) if (ended.status === "rejected") throw ended.reason;
}

async function* dueNow(agenda: Agenda, now: () => Temporal.Instant): AsyncGenerator<Plan, void, undefined> {
  let after: Plan | undefined;
  for (;;) {
    const plans = await agenda.due(now(), PAGE, after);
    yield* plans;
    if (plans.length < PAGE) return;
    after = plans.at(-1);
  }
}

async function serve(parts: BeatParts, plan: Plan): Promise<void> {
  const { book, agenda, report } = parts;
  const { userId } = plan;
  try {
    const read = await book.read(userId);
    if (read.kind === "unreadable") {
      // Written by hand or by a newer version; nothing can be decided for this person until the sweep finds it readable.
      report({ type: "unreadable-record", userId });
      await agenda.remove(plan);
    } else if (!standsBy(read, plan)) {
      await book.removeIfStale(plan);
    } else if (plan.kind === "consent") {
      await resumeConsent(parts, userId);
    } else {
      await deliverNightly(parts, userId);
    }
  } catch (error) {
    // One person's failure must not cost the others their night; the plan stays and is tried at the next beat.
    report({ type: "failed", userId, error });
  }
}
