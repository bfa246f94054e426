import type { AnyRecord, Reminder } from "../nights/reminder.ts";
import type { Timing } from "./attempts.ts";
import type { DeliveryReporter } from "./delivery-event.ts";
import type { MessageKind } from "./message-kind.ts";
import type { MessageRecords } from "./message-records.ts";
import type { MissingAccounts } from "./missing-accounts.ts";
import type { Outbox } from "./outbox.ts";
import type { Uptime } from "./uptime.ts";

/** What every delivery needs. */
export type DeliveryDependencies<R extends AnyRecord = Reminder> = {
  readonly messageRecords: MessageRecords<R>;
  readonly messageKind: MessageKind<R>;
  readonly outbox: Outbox;
  readonly timing: Timing;
  readonly report: DeliveryReporter;
  readonly uptime: Pick<Uptime, "whyLate">;
  readonly applicationId: string;
  /** Whether it is this instance that serves who is due. Asked before each claim. Default: it is. */
  readonly isLeader?: (() => boolean) | undefined;
  /**
   * Whether the wall clock can be gone by. Asked before each claim, and before anything is written off. Default: it can.
   */
  readonly isClockSteady?: (() => boolean) | undefined;
  /** Whether what is past its time may be deleted now. Default: it may. */
  readonly mayDelete?: (() => boolean) | undefined;
  /** Aborted when the bot closes, after which this instance serves nobody: a sweep goes no further. */
  readonly closing?: AbortSignal | undefined;
  /** Told of accounts that were looked up and not found. */
  readonly accounts: Pick<MissingAccounts, "missing" | "forget">;
};

/** What is given from outside. Which kind of message it is, each kind says itself. */
export type GivenDependencies<R extends AnyRecord = Reminder> = Omit<DeliveryDependencies<R>, "messageKind">;

/** What was given, for messages of one kind: its events carry its name. */
export function forKind<R extends AnyRecord, P extends GivenDependencies<R>>(given: P, messageKind: MessageKind<R>) {
  const { name } = messageKind;
  const report: DeliveryReporter =
    name === "wind-down" ? given.report : (event) => given.report({ ...event, series: name });
  return { ...given, messageKind, report };
}
