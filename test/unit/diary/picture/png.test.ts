import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { encodePng } from "../../../../src/diary/picture/png.ts";

test("a PNG is read by others as the very pixels it was made of", () => {
  const [width, height] = [5, 3];
  const rgba = Uint8Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 37) % 256));
  const png = encodePng(rgba, width, height).toString("base64");
  const image = `<image width="${width}" height="${height}" xlink:href="data:image/png;base64,${png}" image-rendering="optimizeSpeed"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">${image}</svg>`;
  const { pixels } = new Resvg(svg).render();
  expect([...pixels]).toEqual([...rgba]);
});
