import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { avatarSvg, bannerSvg } from "../../../tools/pictures/art.ts";
import { cardSvg } from "../../../tools/pictures/card-svg.ts";
import { png, widthAt100 } from "../../../tools/pictures/svg.ts";

const ROOT = join(import.meta.dirname, "../../..");
const drawn = (name: string) => readFileSync(join(ROOT, "docs/pictures", name));
const size = (bytes: Buffer) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

describe("what is drawn of a message", () => {
  const text = (content: string) => ({ type: 10, content });
  const button = (label: string) => ({ type: 2, style: 2, label });
  const head = { at: "9:45 PM", time: (seconds: number) => `${seconds} s` };
  const svg = (...components: object[]) =>
    cardSvg([{ type: 17, accent_color: 0x6b5ba5, components: components as [] }], head);
  /** The words as they stand in the picture, one text after the other. */
  const words = (picture: string) =>
    [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
      .map(([, word = ""]) => word.trim())
      .filter(Boolean)
      .join(" ");

  test("is all it says, with its times written out and its marks made into looks", () => {
    const picture = svg(text("## Time & rest\nBed at <t:42:t>, **really**.\n-# Why: it helps."), {
      type: 1,
      components: [button("Stop")],
    });
    expect(words(picture)).toBe(
      "Winddown direct message · 9:45 PM Time &amp; rest Bed at 42 s, really . Why: it helps. Stop",
    );
    expect(picture).not.toContain("**");
  });

  test("stays within the picture, however long a line and however many buttons", () => {
    const long = "one idea for tonight that goes on ".repeat(12);
    const buttons = Array.from({ length: 5 }, (_, at) => button(`A button of some length ${at}`));
    const picture = svg(text(long), { type: 1, components: buttons });
    const ends = [...picture.matchAll(/<text[^>]* x="([\d.]+)"[^>]* font-size="(\d+)"[^>]*>([^<]*)</g)].map(
      ([, x, size, word = ""]) => Number(x) + (widthAt100(word.trimEnd()) * Number(size)) / 100,
    );
    expect(ends.length).toBeGreaterThan(50);
    expect(Math.max(...ends)).toBeLessThan(960);
    const rows = new Set([...picture.matchAll(/<rect[^>]* y="([\d.]+)"[^>]* height="62"/g)].map(([, y]) => y));
    expect(rows.size).toBeGreaterThan(1);
  });

  test("a part that it cannot draw is told, not left out", () => {
    expect(() => svg({ type: 12 })).toThrow("type 12");
  });
});

test.each([
  ["avatar.png", avatarSvg, [1024, 1024]],
  ["banner.png", bannerSvg, [1360, 480]],
] as const)("%s is what the code draws", (name, svg, dimensions) => {
  expect(size(drawn(name))).toEqual(dimensions);
  expect(drawn(name).equals(png(svg())), "run `npm run pictures`").toBe(true);
});

test.each(["night.png", "week.png"])("%s is a picture as wide as a phone needs, and small", (name) => {
  expect(size(drawn(name))[0]).toBe(1000);
  expect(drawn(name).length).toBeLessThan(200_000);
});
