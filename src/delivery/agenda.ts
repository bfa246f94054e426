/** Something to look at for a person once `dueAt` has come. */
export type Plan = { readonly dueAt: Temporal.Instant; readonly userId: string; readonly kind: string };

/** What is due until now, as delivery asks for it; `storage/agenda` says more about each. */
export interface Agenda {
  /** Asking for the same plan twice changes nothing. */
  plan(plan: Plan): Promise<void>;
  /** A plan that is not there is removed already. */
  remove(plan: Plan): Promise<void>;
  /** At most `limit` plans due at or before `until`. Without `after` a round begins; with it, the round goes on behind it. */
  due(until: Temporal.Instant, limit: number, after?: Plan): Promise<readonly Plan[]>;
  /** How many plans are due at or before `until`. */
  countDue(until: Temporal.Instant): Promise<number>;
  /** All plans due at or after `from` and before `until`. */
  within(from: Temporal.Instant, until: Temporal.Instant): Promise<readonly Plan[]>;
  /** Those of the plans that are not there. */
  missing(plans: readonly Plan[]): Promise<readonly Plan[]>;
  /** Everything there is for this person, understood or not, as it is kept. */
  rowsOf(userId: string): Promise<readonly string[]>;
  /** Removes all of `rowsOf`; whether there was any. */
  forget(userId: string): Promise<boolean>;
}

/** `plan` and `remove` as writes of the transaction that writes the record they belong to. */
export interface AgendaWrites<Write> {
  planning(plan: Plan): Write;
  removing(plan: Plan): Write;
}
