import { ConfigError } from "./config.ts";

/** What follows `npm start --`. */
export type Arguments = {
  readonly tour: boolean;
  /** Opens the page in the browser also where nobody sits at a keyboard. */
  readonly page: boolean;
};

export const ARGUMENTS: readonly string[] = ["--tour", "--page"];

/**
 * @param environment where npm puts what stands before the `--`, which it takes for options of its own
 * @throws {ConfigError} for anything but `--tour` and `--page`: a typing mistake must not look like it was understood
 */
export function readArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Arguments {
  const unknown = words.find((word) => !ARGUMENTS.includes(word));
  if (unknown !== undefined) {
    throw new ConfigError(
      `npm start does not know “${unknown}”: it takes nothing, -- --tour for a guided tour, or -- --page for a page in the browser.`,
    );
  }
  const isAsked = (name: string) => words.includes(`--${name}`) || environment[`npm_config_${name}`] === "true";
  return { tour: isAsked("tour"), page: isAsked("page") };
}
