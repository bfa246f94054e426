import { joinMessages } from "../src/assembly/join-messages.ts";
import { CARRIED_A_MINUTE, SPREAD_MINUTES } from "../src/delivery/crowd.ts";
import type { DeliveryEvent } from "../src/delivery/delivery-event.ts";
import type { Outbox } from "../src/delivery/outbox.ts";
import { AgendaRow, createStoreAgenda, type StoreAgenda } from "../src/storage/agenda/store-agenda.ts";
import type { Store } from "../src/storage/core/store.ts";
import { createUserLocks, type UserLocks } from "../src/storage/core/user-locks.ts";

/** What a store that several processes share has of its own. */
type Shared = { readonly agenda: StoreAgenda; readonly userLocks: (name: string) => UserLocks };

/** The parts between the store and a Discord that takes every message at once, joined as the composition root joins them. */
export function createCoach(store: Store, now: () => Temporal.Instant, shared?: Shared) {
  const counts = { sent: 0, failed: 0 };
  const outbox: Outbox = {
    open: async (userId) => ({ kind: "opened", channelId: userId }),
    post: async () => ({ kind: "sent" }),
    find: async () => "absent",
    lookUp: async () => "there",
  };
  const report = (event: DeliveryEvent) => {
    if (event.type === "settled" && event.outcome === "sent") counts.sent += 1;
    else if (event.type !== "crowd") counts.failed += 1;
  };
  const agenda =
    shared?.agenda ?? createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: refuse });
  const { reminders, serveDue } = joinMessages({
    store,
    agenda,
    userLocks: shared?.userLocks ?? createUserLocks,
    outbox,
    applicationId: "1283746509182734336",
    timing: { now, wait: async () => {}, random: () => 0.5 },
    uptime: { whyLate: () => undefined },
    report,
    nightsNoted: async () => new Set<string>(),
    hasDiary: true,
    spread: { minutes: SPREAD_MINUTES.usual, perMinute: CARRIED_A_MINUTE },
  });
  return { reminders, serveDue, agenda, counts };
}

function refuse(key: string, reason: string): never {
  throw new Error(`the agenda row ${key} is unreadable: ${reason}`);
}
