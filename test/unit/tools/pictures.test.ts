import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { avatarSvg, bannerSvg } from "../../../tools/pictures/art.ts";
import { png } from "../../../tools/pictures/svg.ts";

const ROOT = join(import.meta.dirname, "../../..");
const drawn = (name: string) => readFileSync(join(ROOT, "docs/pictures", name));
const size = (bytes: Buffer) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

test.each([
  ["avatar.png", avatarSvg, [1024, 1024]],
  ["banner.png", bannerSvg, [1360, 480]],
] as const)("%s is what the code draws", (name, svg, dimensions) => {
  expect(size(drawn(name))).toEqual(dimensions);
  expect(drawn(name).equals(png(svg())), "run `npm run pictures`").toBe(true);
});

test.each(["night.png", "week.png", "week-light.png"])(
  "%s is a picture as wide as a phone needs, and small",
  (name) => {
    const [width = 0] = size(drawn(name));
    expect(width).toBeGreaterThan(800);
    expect(width).toBeLessThanOrEqual(1000);
    expect(drawn(name).length).toBeLessThan(200_000);
  },
);
