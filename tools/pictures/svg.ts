import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { COLOUR, FONT } from "../../src/diary/picture/look.ts";

const FONT_FILE = join(import.meta.dirname, "../../data/fonts/DejaVuSans.ttf");

const options = {
  background: COLOUR.ground,
  font: { loadSystemFonts: false, fontFiles: [FONT_FILE], defaultFontFamily: FONT.family },
};

/** The same bytes on every machine: the font comes along. */
export function png(svg: string): Buffer {
  return new Resvg(svg, options).render().asPng();
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const widths = new Map<string, number>();

/** How wide a text is at a font size of 100 px, in px. The font has one weight; bold is an outline. */
export function widthAt100(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  // Blanks at the ends have no box, so the text is measured between two letters.
  const boxed = (inner: string) =>
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200"><text xml:space="preserve" x="0" y="100" font-size="100">${escaped(inner)}</text></svg>`,
      options,
    ).getBBox()?.width ?? 0;
  const width = boxed(`i${text}i`) - boxed("ii");
  widths.set(text, width);
  return width;
}
