import type { Patience } from "./attempts.ts";
import type { Book } from "./book.ts";
import type { Outbox } from "./outbox.ts";
import type { Report } from "./report.ts";
import type { Uptime } from "./uptime.ts";

/** What every delivery needs. */
export type DeliveryParts = {
  readonly book: Book;
  readonly outbox: Outbox;
  readonly patience: Patience;
  readonly report: Report;
  readonly uptime: Pick<Uptime, "whyLate">;
  readonly applicationId: string;
  /** Aborted when the bot closes: nothing is claimed any more. */
  readonly closing?: AbortSignal;
};
