import type { Sentences } from "./keys.ts";

/** Names a sentence of data/text: the file, a point, and the key in it, such as "help.description". */
export type Key = keyof Sentences;

/** The keys that stand in one file, without its name. */
export type KeyIn<File extends string> = Key extends infer One
  ? One extends `${File}.${infer Rest}`
    ? Rest
    : never
  : never;

/** What a sentence needs to be told: nothing, or its arguments by name. */
export type Arguments<K extends Key> = Sentences[K] extends null ? [] : [told: Sentences[K]];

/** What may stand in for `{name}`. */
export type Word = string | number;

/** Every sentence of the bot in one language. */
export type Text = {
  /** Words it: `text("cautions.names-missing")`, `text("sleep-tips.another", { left: 3 })`. */
  <K extends Key>(key: K, ...told: Arguments<K>): string;
  /** For `Intl` and `toLocaleString`: dates in the same language as the sentences around them. */
  readonly locale: string;
};

/**
 * A key that stands where Discord wants a description or the name of a choice: `localise` words it when commands
 * are registered.
 */
export function key<K extends Key>(name: Sentences[K] extends null ? K : never): K {
  return name;
}
