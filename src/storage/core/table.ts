/** Which rows a page holds: keys later than `after`, up to and including `upTo`, at most `limit` of them. */
export type Bounds = {
  readonly after?: string | undefined;
  readonly upTo?: string | undefined;
  readonly limit: number;
};

export type Row = readonly [key: string, text: unknown];

export type KeysFound = { readonly keys: readonly string[]; readonly last: string | undefined };

/** One row of one table to be written or, without a text, deleted. */
export type RowChange = { readonly table: string; readonly key: string; readonly text: string | undefined };

/**
 * Where one collection's rows are kept: a value for each key, in key order.
 *
 * Values are text and come back as they were given; what is not text was put there by somebody else.
 * Every method rejects when it could not do its work: no answer ever stands for a failure.
 */
export interface Table {
  /** The value, or undefined when there is none. */
  get(key: string): Promise<unknown>;
  getMany(keys: readonly string[]): Promise<readonly unknown[]>;
  /** Durable when it resolves. */
  set(key: string, text: string): Promise<void>;
  /** Durable when it resolves; when it rejects, some of the rows may have been written. */
  setMany(rows: readonly (readonly [key: string, text: string])[]): Promise<void>;
  /** Whether there was such a row. */
  delete(key: string): Promise<boolean>;
  page(bounds: Bounds): Promise<readonly Row[]>;
  /** Of the next `limit` keys, later than `after`, those that hold `part`; `last` is where to go on, if there is more. */
  keysHolding(part: string, bounds: Omit<Bounds, "upTo">): Promise<KeysFound>;
  /** How many there are; with `upTo`, how many keys up to and including it. Costs as much as it counts. */
  count(upTo?: string): Promise<number>;
  close(): Promise<void>;
}

/** All tables of one engine. */
export interface Tables {
  open(name: string): Table;
  /**
   * Makes the changes as one: when it resolves all are durable, when it rejects none was made.
   * @param changes of tables that are open
   */
  transaction(changes: readonly RowChange[]): Promise<void>;
  /** Soon, what was deleted until now is in none of the engine's files. */
  scrub?(): void;
  /** Rejects when there is no room for more. */
  tryRoom?(): Promise<void>;
  /** Rejects when what the tables stand on is not there any more. */
  check?(): void | Promise<void>;
  /** Lets go of what the tables stand on, after the last of them is closed. */
  release?(): void | Promise<void>;
}
