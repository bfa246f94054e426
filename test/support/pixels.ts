import { Resvg } from "@resvg/resvg-js";

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Width and height as the first chunk of a PNG has them. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** Every pixel as red, green, blue and opacity, row by row. */
export function pixelsOf(png: Buffer): Buffer {
  const { width, height } = pngSize(png);
  const image = `<image width="${width}" height="${height}" xlink:href="data:image/png;base64,${png.toString("base64")}"/>`;
  const root = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">${image}</svg>`;
  return new Resvg(root, { font: { loadSystemFonts: false } }).render().pixels;
}

/**
 * The share of the pixels of which a colour differs by more than `slack` of 255; 1 when the sizes differ.
 */
export function shareUnlike(one: Buffer, other: Buffer, slack: number): number {
  const [size, otherSize] = [pngSize(one), pngSize(other)];
  if (size.width !== otherSize.width || size.height !== otherSize.height) return 1;
  const [pixels, others] = [pixelsOf(one), pixelsOf(other)];
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const isUnlike = [0, 1, 2].some(
      (colour) => Math.abs((pixels[at + colour] ?? 0) - (others[at + colour] ?? 0)) > slack,
    );
    if (isUnlike) count += 1;
  }
  return count / (size.width * size.height);
}

/** How many pixels of an area are not of this colour, "#14161f". */
export function pixelsUnlike(colour: string, png: Buffer, area: Area): number {
  const { width } = pngSize(png);
  const pixels = pixelsOf(png);
  const wanted = Number.parseInt(colour.slice(1), 16);
  let count = 0;
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) {
      if (pixels.readUIntBE((y * width + x) * 4, 3) !== wanted) count += 1;
    }
  }
  return count;
}
