/**
 * Keys are 1 to 240 visible ASCII characters, so that every engine sorts them alike (SQLite by bytes,
 * JavaScript by UTF-16 units, PostgreSQL by locale) and none cuts them: keyv's columns hold 255, and
 * keyv ignores the empty key without a word.
 * @throws {RangeError}
 */
export function checkKey(key: string): void {
  if (!/^[!-~]{1,240}$/.test(key)) throw new RangeError("A key must be 1 to 240 visible ASCII characters");
}

/**
 * Table names are spelled so that keyv takes them as they are: it strips what is not a letter, a digit
 * or `_`, and `a-b` would silently share a table with `ab`.
 * @throws {RangeError}
 */
export function checkTableName(name: string): void {
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(name)) {
    throw new RangeError(`“${name}” cannot name a collection: use lower-case letters, digits and _`);
  }
}
