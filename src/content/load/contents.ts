import type { Content } from "../schema/content.ts";

/** What the bot may say, in each language that has it. */
export type Contents = {
  readonly english: Content;
  readonly translated: ReadonlyMap<string, Content>;
  /** In this language, as far as it is translated; in English where it is not. */
  in(locale: string | null | undefined): Content;
};

/** Contents as they can be kept. */
export type ContentsForm = Omit<Contents, "in">;

export function contentsOf({ english, translated }: ContentsForm): Contents {
  return { english, translated, in: (locale) => (locale ? (translated.get(locale) ?? english) : english) };
}
