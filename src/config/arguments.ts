import { ConfigError } from "./config.ts";

/** What follows `npm start --`. */
export type Arguments = { readonly tour: boolean };

/** @throws {ConfigError} for anything but `--tour`: a typing mistake must not look like it was understood */
export function readArguments(words: readonly string[]): Arguments {
  const unknown = words.find((word) => word !== "--tour");
  if (unknown !== undefined) {
    throw new ConfigError(`npm start does not know “${unknown}”: it takes nothing, or -- --tour for a guided tour.`);
  }
  return { tour: words.length > 0 };
}
