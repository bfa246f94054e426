import type { AnyRecord, Reminder } from "../nights/reminder.ts";
import type { Patience } from "./attempts.ts";
import type { MessageKind } from "./message-kind.ts";
import type { MessageRecords } from "./message-records.ts";
import type { MissingAccounts } from "./missing-accounts.ts";
import type { Outbox } from "./outbox.ts";
import type { Report } from "./report.ts";
import type { Uptime } from "./uptime.ts";

/** What every delivery needs. */
export type DeliveryParts<R extends AnyRecord = Reminder> = {
  readonly messageRecords: MessageRecords<R>;
  readonly series: MessageKind<R>;
  readonly outbox: Outbox;
  readonly patience: Patience;
  readonly report: Report;
  readonly uptime: Pick<Uptime, "whyLate">;
  readonly applicationId: string;
  /** Whether it is this instance that serves who is due. Asked before each claim. Default: it is. */
  readonly isOurTurn?: (() => boolean) | undefined;
  /**
   * Whether the wall clock can be gone by. Asked before each claim, and before anything is written off. Default: it can.
   */
  readonly isClockSteady?: (() => boolean) | undefined;
  /** Whether what is past its time may be deleted now. Default: it may. */
  readonly mayDelete?: (() => boolean) | undefined;
  /** Aborted when the bot closes, after which it is nobody's turn here: a sweep goes no further. */
  readonly closing?: AbortSignal | undefined;
  /** Told of accounts that were looked up and not found. */
  readonly accounts: Pick<MissingAccounts, "missing" | "forget">;
};

/** What is given from outside: which series it is, each delivery knows itself. */
export type GivenParts<R extends AnyRecord = Reminder> = Omit<DeliveryParts<R>, "series">;

/** The same parts for messages of one kind, whose events are told apart by its name. */
export function forKind<R extends AnyRecord, P extends GivenParts<R>>(given: P, series: MessageKind<R>) {
  const { name } = series;
  const report: Report = name === "wind-down" ? given.report : (event) => given.report({ ...event, series: name });
  return { ...given, series, report };
}
