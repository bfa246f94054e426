import type { z } from "zod";
import type { Collection } from "./collection.ts";
import type { RowChange } from "./table.ts";

/** All the bot's collections in one place. */
export interface Store {
  /**
   * The collection of that name, created when it is new. Opened twice, both show the same rows.
   * @throws {RangeError} when the name is not lower-case letters, digits and `_`
   */
  collection<T>(name: string, schema: z.ZodType<T>): Collection<T>;
  /**
   * Makes changes of one or several collections as one: when it resolves all are durable, when it rejects none
   * was made. They come from `putting` and `deleting` of this store's collections.
   */
  transaction(changes: readonly RowChange[]): Promise<void>;
  /** To be called when something about a person was deleted: soon it is in none of the store's files any more. */
  scrub(): void;
  /** Whether a row can be written right now; tried for real, since a full disk shows in no other way. */
  writable(): Promise<boolean>;
  /** Rejects with a sentence when the store is not where it was opened any more, as when its folder was moved away. */
  check(): Promise<void>;
  /** Afterwards every call on the store's collections rejects. Closing twice is fine. */
  close(): Promise<void>;
}
