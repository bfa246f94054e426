/** The values that were set last, `most` of them, by their keys. */
export function createRecent<V>(most: number) {
  const values = new Map<string, V>(); // the longest ago first

  return {
    get: (key: string): V | undefined => values.get(key),

    set(key: string, value: V): void {
      values.delete(key);
      values.set(key, value);
      if (values.size > most) values.delete(values.keys().next().value as string);
    },

    delete: (key: string): boolean => values.delete(key),
  };
}
