import { readingsOf } from "./message.ts";
import type { Texts } from "./texts.ts";

/** One way a sentence can read, and where it stands. */
export type WordedSaying = {
  readonly spot: { readonly file: string; readonly noun: string; readonly entry: string; readonly field: string };
  readonly text: string;
};

/** Everything the catalogue can say, line by line and in every language, for the rules on wording (src/content/check/rules.ts). */
export function sayingsOf({ messages }: Texts): WordedSaying[] {
  return [...messages].flatMap(([locale, own]) =>
    [...own].flatMap(([key, message]) => {
      const [file = "", entry = ""] = key.split(".");
      const spot = { file: `text/${locale}/${file}.json`, noun: "key", entry, field: "text" };
      const lines = new Set(readingsOf(message).flatMap((reading) => reading.split("\n")));
      return [...lines].map((text) => ({ spot, text }));
    }),
  );
}
