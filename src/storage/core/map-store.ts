import { type BeforeStep, createMapTables } from "./map-table.ts";
import type { Store } from "./store.ts";
import { createTablesStore } from "./tables-store.ts";

type Options = {
  /** Called before each step, so that a test can make one fail or take its time. */
  readonly before?: BeforeStep;
};

/** A store on Maps, held to the same contract as the one on SQLite (test/contract). */
export function openMapStore({ before }: Options = {}): Store {
  return createTablesStore(createMapTables(before));
}
