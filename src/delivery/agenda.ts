/**
 * Something to look at for a person once `dueAt` has come.
 *
 * `kind` is `reminder` for a night's message or `consent` for one that confirms a wish, with the prefix of its kind of
 * message before it (`message-records.ts`). What to do about it is not the agenda's business.
 */
export type Plan = { readonly dueAt: Temporal.Instant; readonly userId: string; readonly kind: string };

/**
 * What is due until now.
 *
 * Plans are ordered by time, then by the text `<user>|<kind>`; that is the *agenda order*.
 * A plan is its three fields: the same three planned twice are one plan.
 */
export interface Agenda {
  /** Idempotent. Durable when it resolves. */
  plan(plan: Plan): Promise<void>;
  /** Idempotent: a plan that is not there is removed already. */
  remove(plan: Plan): Promise<void>;
  /**
   * At most `limit` plans due at or before `until`, in agenda order; fewer when there are no more.
   *
   * Without `after` a round begins, and everything that is due is handed out in it. With `after`, the last plan that was
   * handed out, the round goes on: nothing of it comes twice. What is still planned when the next round begins is handed
   * out again, and whoever else asks is given the same. That nobody gets a message twice is the doing of the claims in
   * the records; that only one process asks for everybody, that of leadership.
   *
   * Costs as much as it returns, however much is planned for later.
   */
  due(until: Temporal.Instant, limit: number, after?: Plan): Promise<readonly Plan[]>;
  /** How many plans are due at or before `until`, what means nothing to us included. Costs as much as it counts. */
  countDue(until: Temporal.Instant): Promise<number>;
  /** All plans due at or after `from` and before `until`, in agenda order. Costs as much as it returns. */
  within(from: Temporal.Instant, until: Temporal.Instant): Promise<readonly Plan[]>;
  /** Those of the plans that are not there, looked for in one go. */
  missing(plans: readonly Plan[]): Promise<readonly Plan[]>;
  /**
   * Everything there is for this person, understood or not, as it is kept. In a folder it goes through the whole agenda;
   * in a database persons have an index.
   */
  rowsOf(userId: string): Promise<readonly string[]>;
  /** Removes all of `rowsOf`; whether there was any. */
  forget(userId: string): Promise<boolean>;
}

/** `plan` and `remove` as writes of the transaction that writes the record they belong to. */
export interface AgendaWrites<Write> {
  planning(plan: Plan): Write;
  removing(plan: Plan): Write;
}
