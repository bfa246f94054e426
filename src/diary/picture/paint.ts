import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { COLOUR, FONT, PAINTED_WIDTH } from "./look.ts";
import { encodePng } from "./png.ts";

/** The font that comes along; no other is looked for, so a picture is the same on every machine. */
const FONT_FILE = join(import.meta.dirname, "../../../data/fonts/DejaVuSans.ttf");

/** Takes tens of milliseconds and holds up whoever calls it. */
export function paint(svg: string): Buffer {
  const drawing = new Resvg(svg, {
    background: COLOUR.ground,
    fitTo: { mode: "width", value: PAINTED_WIDTH },
    font: {
      loadSystemFonts: false,
      fontFiles: [FONT_FILE],
      defaultFontFamily: FONT.family,
      sansSerifFamily: FONT.family,
    },
  });
  const { pixels, width, height } = drawing.render();
  return encodePng(pixels, width, height);
}
