import { styleText } from "node:util";

export type Style = "bold" | "italic" | "underline" | "strikethrough" | "dim" | "cyan" | "green" | "red" | "yellow";

/** A stretch of text that looks the same throughout. */
export type Span = { readonly text: string; readonly styles: readonly Style[] };

export const plain = (text: string): Span => ({ text, styles: [] });

/** Text for the terminal. Without colour the words are all there is, so they must say everything. */
export function paint(span: Span, colour: boolean): string {
  if (!colour || span.styles.length === 0) return span.text;
  return styleText([...span.styles], span.text, { validateStream: false });
}
