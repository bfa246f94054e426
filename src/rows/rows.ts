/** What a key holds. An unreadable row is neither a record nor nothing, and is treated as neither. */
export type Read<T> =
  | { readonly kind: "found"; readonly value: T }
  | { readonly kind: "absent" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Records of one kind by key, as a domain asks for them: the collections of `storage/` fit it, and so does a `Map`. */
export interface Rows<T> {
  get(key: string): Promise<Read<T>>;
  /** Durable when it resolves. Rejects when the key holds a row that cannot be read: quarantine it first. */
  put(key: string, value: T): Promise<void>;
  /** Whether there was such a row. */
  delete(key: string): Promise<boolean>;
  /** Moves the row, whatever it holds, out of the way, where it is kept word for word. */
  quarantine(key: string): Promise<void>;
  /** Deletes the row, readable or not, and all that is in quarantine under its key; false when there was nothing. */
  erase(key: string): Promise<boolean>;
  /** In key order. Rows may be deleted on the way, and everybody else has a turn between two pages. */
  entries(pages?: { readonly pageSize?: number }): AsyncIterable<[key: string, read: Read<T>]>;
  /** What stands under this key word for word, readable or not, what is in quarantine included. */
  wordForWord(key: string): Promise<readonly string[]>;
}

/** Writes that are made in a transaction, with others or not at all. What a `Write` is, only the store knows. */
export interface RowWrites<T, Write> {
  putting(key: string, value: T): Write;
  deleting(key: string): Write;
}

/** Makes the writes as one: when it resolves all are durable, when it rejects none was made. */
export type Transaction<Write> = (writes: readonly Write[]) => Promise<void>;

export interface PersonLocks {
  /** Runs `work` when all earlier work for this person is over. Taking a lock while holding it waits for ever. */
  withLock<T>(userId: string, work: () => Promise<T>): Promise<T>;
}
