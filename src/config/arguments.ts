import { ConfigError } from "./config.ts";

/** What follows `npm start --`. */
export type Arguments = {
  readonly tour: boolean;
  /** Opens the page in the browser also where nobody sits at a keyboard. */
  readonly page: boolean;
};

export const ARGUMENTS: readonly string[] = ["--tour", "--page"];

/** @throws {ConfigError} for anything but `--tour` and `--page`: a typing mistake must not look like it was understood */
export function readArguments(words: readonly string[]): Arguments {
  const unknown = words.find((word) => !ARGUMENTS.includes(word));
  if (unknown !== undefined) {
    throw new ConfigError(
      `npm start does not know “${unknown}”: it takes nothing, -- --tour for a guided tour, or -- --page for a page in the browser.`,
    );
  }
  return { tour: words.includes("--tour"), page: words.includes("--page") };
}
