import { setImmediate as nextTurn } from "node:timers/promises";
import type { Sealing } from "../sealing/sealing.ts";
import { StoreKeyError } from "./store-errors.ts";

/** One row for each key that may have sealed something here, named by its fingerprint and sealed with it. */
export const CANARY_TABLE = "canary";
const ROWS_AT_ONCE = 250;

export type Canary = { readonly key: string; readonly value: string };
export type Rewritten = Canary & { readonly before: string };

/** `begun`: rows of before may still be as they were. `done`: everything is sealed with this key. */
type Stage = "begun" | "done";

/** What an engine does for its rows to be sealed. */
export type SealableRows = {
  canaries(): Promise<readonly Canary[]>;
  writeCanary(canary: Canary): Promise<void>;
  /** Writes `canary` and deletes all others, as one. */
  keepOnlyCanary(canary: Canary): Promise<void>;
  /** The tables whose values are sealed. */
  tables(): Promise<readonly string[]>;
  /** In key order, later than `after`, rows whose text does not begin with `prefix`. */
  rowsWithout(prefix: string, table: string, after: string, limit: number): Promise<readonly Canary[]>;
  /** Writes what is still as it was `before`. */
  rewrite(table: string, rows: readonly Rewritten[]): Promise<void>;
};

/**
 * Whether these keys open what is in the store, by its canaries.
 *
 * @throws {StoreKeyError} when a key is missing or another one
 */
export function checkCanaries(canaries: readonly Canary[], sealing: Sealing | undefined): void {
  if (canaries.length === 0) return;
  if (sealing === undefined) throw new StoreKeyError("missing");
  if (!canaries.every(({ key, value }) => sealing.opens(CANARY_TABLE, key, value))) throw new StoreKeyError("wrong");
}

/**
 * Seals what is not sealed with the current key yet: at the first start with a key everything, after a change of
 * keys what the old one sealed. A start that was cut short is made good by the next. At every other start it does
 * nothing.
 *
 * @returns how many rows were sealed; undefined when there was nothing to be done
 */
export async function sealAll(rows: SealableRows, sealing: Sealing): Promise<number | undefined> {
  const canaries = await rows.canaries();
  const [own = ""] = sealing.fingerprints;
  const stageOf = ({ key, value }: Canary) => sealing.open(CANARY_TABLE, key, value) as Stage;
  if (canaries.length === 1 && canaries.every((one) => one.key === own && stageOf(one) === "done")) return undefined;

  const canary = (stage: Stage): Canary => ({ key: own, value: sealing.seal(CANARY_TABLE, own, stage) });
  await rows.writeCanary(canary("begun"));
  let sealed = 0;
  for (const table of await rows.tables()) sealed += await sealTable(rows, sealing, table);
  await rows.keepOnlyCanary(canary("done"));
  return sealed;
}

async function sealTable(rows: SealableRows, sealing: Sealing, table: string): Promise<number> {
  let sealed = 0;
  let after = "";
  for (;;) {
    const found = await rows.rowsWithout(sealing.currentPrefix, table, after, ROWS_AT_ONCE);
    const rewritten = found.map(({ key, value }) => ({
      key,
      before: value,
      value: sealing.seal(table, key, sealing.open(table, key, value) as string),
    }));
    await rows.rewrite(table, rewritten);
    sealed += found.length;
    if (found.length < ROWS_AT_ONCE) return sealed;
    after = found.at(-1)?.key ?? after;
    await nextTurn();
  }
}
