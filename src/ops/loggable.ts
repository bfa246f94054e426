import { describeError, isError } from "./describe-error.ts";

/** Fields that hold what was thrown, whatever that is. */
const THROWN = new Set(["error", "err"]);
const DEEPEST = 3;

/**
 * Fields as the log may show them. Numbers, words and plain lists of them pass; an error is described, wherever it
 * sits; of any other object only its class is told, for an interaction or a message carries what the log must not.
 */
export function loggable(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (isError(fields)) return { error: describeError(fields) };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      THROWN.has(name) ? describeError(value) : shown(value, DEEPEST),
    ]),
  );
}

function shown(value: unknown, deeper: number): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  try {
    if (isError(value)) return describeError(value);
    if (value instanceof Temporal.Instant || value instanceof Temporal.Duration) return value.toString();
    if (deeper > 0 && Array.isArray(value)) return value.map((one) => shown(one, deeper - 1));
    if (deeper > 0 && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shown(one, deeper - 1)]));
    }
    return `[${value.constructor.name}]`;
  } catch {
    return "[object]"; // a proxy or a getter may throw, and the log of one fault must not become another
  }
}
