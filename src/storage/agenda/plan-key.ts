import type { Plan } from "../../delivery/agenda.ts";

const keyForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z)\|(\d+)\|([!-{}-~]{1,64})$/;

/**
 * The key of a plan: `<due instant>|<user>|<kind>`, whose text order is agenda order.
 *
 * The instant is UTC to the nanosecond and so of fixed width: none of it is lost, and a plan read back
 * equals the one that was made.
 *
 * @throws {RangeError} outside the years 0000 to 9999, or when user or kind do not fit the form
 */
export function planKey({ dueAt, userId, kind }: Plan): string {
  const key = `${fixedWidth(dueAt)}|${userId}|${kind}`;
  if (!keyForm.test(key)) {
    throw new RangeError("A plan needs a year from 0000 to 9999, a user id in digits and a kind without | or spaces");
  }
  return key;
}

/** The plan behind a key, or undefined when no plan has this key. */
export function planOfKey(key: string): Plan | undefined {
  const [, instant, userId, kind] = keyForm.exec(key) ?? [];
  if (instant === undefined || userId === undefined || kind === undefined) return undefined;
  try {
    return { dueAt: Temporal.Instant.from(instant), userId, kind };
  } catch {
    return undefined; // the form fits but there is no such time, such as a 13th month
  }
}

/** Not before the key of any plan due at `instant`, and before that of every later one. */
export function lastKeyAt(instant: Temporal.Instant): string {
  return `${fixedWidth(instant)}~`; // ~ sorts after the | that follows the instant in every key
}

/** Before the key of any plan due at `instant`, and after that of every earlier one; no plan has it. */
export function firstKeyAt(instant: Temporal.Instant): string {
  return fixedWidth(instant);
}

function fixedWidth(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 9 });
}
