/**
 * What takes long to make of files, kept so that a start need not make it again: content that has passed every check, and
 * what typed text is read by.
 */
export type PreparedForms = {
  /** What was made of the very same files by the very same code; undefined where nothing is, or where it is damaged. */
  take<Form>(name: string): Form | undefined;
  /** @param form plain values, maps, sets and typed arrays alone: what `v8.serialize` takes */
  keep(name: string, form: unknown): void;
};

/** Of a process that keeps nothing: all is made anew. */
export const NOTHING_PREPARED: PreparedForms = { take: () => undefined, keep() {} };

export function takeOrMake<Form>(prepared: PreparedForms, name: string, make: () => Form): Form {
  const kept = prepared.take<Form>(name);
  if (kept !== undefined) return kept;
  const form = make();
  prepared.keep(name, form);
  return form;
}

/** The same where the code that makes it is loaded only then. */
export async function takeOrLoad<Form>(
  prepared: PreparedForms,
  name: string,
  make: () => Promise<Form>,
): Promise<Form> {
  const kept = prepared.take<Form>(name);
  if (kept !== undefined) return kept;
  const form = await make();
  prepared.keep(name, form);
  return form;
}
