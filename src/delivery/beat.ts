import type { Agenda, Plan } from "../agenda/agenda.ts";
import type { Book } from "./book.ts";
import { UnreadableReminder } from "./book.ts";
import { resumeConsent } from "./consent.ts";
import { deliverNightly, type NightlyParts } from "./nightly.ts";

/**
 * At most this many people at once: Discord's limit is 50 requests a second, 50 in flight reach it at any usual
 * round trip, and more only wake each other up (measured: 3,000 DMs, 96.6 % of the limit).
 */
const IN_FLIGHT = 50;
const PAGE = 200;

/**
 * Serves everybody who is due, earliest first, and returns when all have been tried once. What is not settled by
 * then stays on the agenda for the next beat.
 */
export async function serveDue(parts: NightlyParts & { agenda: Agenda }): Promise<void> {
  const due = dueNow(parts.agenda, parts.patience.now);
  const worker = async () => {
    for (;;) {
      const { value: plan, done } = await due.next();
      if (done) return;
      await serve(parts, plan);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
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

async function serve(parts: NightlyParts & { agenda: Agenda; book: Book }, plan: Plan): Promise<void> {
  const { userId } = plan;
  try {
    if (plan.kind === "reminder") await deliverNightly(parts, userId);
    if (plan.kind === "consent") await resumeConsent(parts, userId);
    await parts.book.removeIfStale(plan);
  } catch (error) {
    if (error instanceof UnreadableReminder) {
      // Set aside by hand or by a newer version; until then nothing can be decided for this person.
      parts.report({ type: "unreadable-record", userId });
      await parts.agenda.remove(plan);
      return;
    }
    // One person's failure must not cost the others their night; the plan stays and is tried at the next beat.
    parts.report({ type: "failed", userId, error });
  }
}
