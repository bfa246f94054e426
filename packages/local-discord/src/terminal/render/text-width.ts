import { stripVTControlCharacters } from "node:util";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const invisible = /^[\p{Cc}\p{Mn}\p{Me}\p{Cf}]+$/u;
const emoji = /\p{Emoji_Presentation}|\uFE0F/u;
/** East Asian wide and full-width blocks, as terminals draw them. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/;

/** How many terminal columns `text` takes. Colour codes take none, emoji and East Asian characters two. */
export function textWidth(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) columns += graphemeWidth(segment);
  return columns;
}

/** The longest beginning of `text` that fits in `columns`, at least one character, and what is left of it. */
export function splitAtWidth(text: string, columns: number): readonly [string, string] {
  let used = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += graphemeWidth(segment);
    if (used > columns && index > 0) return [text.slice(0, index), text.slice(index)];
  }
  return [text, ""];
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}
