/**
 * Buttons outlive the process, so what a button means is written in its custom id and nowhere else. The version
 * comes first: a button of last year's code can then be told from today's. What the parts are, actions.ts knows.
 */
const VERSION = "1";
const SEPARATOR = "|";
const LONGEST = 100; // Discord: docs, components/reference

export type CustomIdParts = { readonly action: string; readonly args: readonly string[] };

/** @throws {RangeError} when it would not fit, or could not be read back */
export function joinCustomId(action: string, ...args: readonly string[]): string {
  const parts = [VERSION, action, ...args];
  const id = parts.join(SEPARATOR);
  if (id.length > LONGEST) throw new RangeError(`custom id of action ${action} is longer than ${LONGEST} characters`);
  if (parts.some((part) => part.includes(SEPARATOR)))
    throw new RangeError(`custom id of ${action} cannot be read back`);
  return id;
}

/** Undefined for an id that is not ours, or of a version we no longer read. */
export function splitCustomId(id: string): CustomIdParts | undefined {
  const [version, action, ...args] = id.split(SEPARATOR);
  if (version !== VERSION || !action) return undefined;
  return { action, args };
}
