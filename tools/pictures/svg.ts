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
