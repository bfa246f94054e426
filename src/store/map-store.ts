import { type BeforeStep, createMapTable } from "./map-table.ts";
import type { Store } from "./store.ts";
import { createTablesStore } from "./tables-store.ts";

type Options = {
  /** Called before each step on each table, so that a test can make one fail or take its time. */
  readonly before?: (table: string, step: Parameters<BeforeStep>[0]) => void | Promise<void>;
};

/** A store on Maps, held to the same contract as the one on SQLite (test/contract). */
export function openMapStore({ before }: Options = {}): Store {
  return createTablesStore({ openTable: (name) => createMapTable((step) => before?.(name, step)) });
}
