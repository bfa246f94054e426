import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import type { ChartNight } from "../../../../src/diary/chart-night.ts";
import { COLOUR, FONT, PAINTED_WIDTH, QUALITY_X, WIDTH } from "../../../../src/diary/picture/look.ts";
import { paint } from "../../../../src/diary/picture/paint.ts";
import { planWeek } from "../../../../src/diary/picture/plan-week.ts";
import type { WeekInput } from "../../../../src/diary/picture/week-input.ts";
import { weekSvg } from "../../../../src/diary/picture/week-svg.ts";
import { pixelsUnlike, pngSize } from "../../../support/pixels.ts";
import { someNights, WORDS } from "../../../support/week-words.ts";

function drawn(nights: readonly ChartNight[], more: Partial<WeekInput> = {}): string {
  return weekSvg(planWeek({ nights, words: WORDS, ...more }));
}

/** Shapes of a kind in the picture, without the samples in the legend. */
function shapes(svg: string) {
  const count = (pattern: RegExp) => [...svg.matchAll(pattern)].length;
  return {
    beds: count(new RegExp(`stroke="${COLOUR.bedEdge}"`, "g")) - 1,
    sleeps: count(new RegExp(`fill="${COLOUR.sleep}"`, "g")) - 2,
    midpoints: count(new RegExp(`fill="${COLOUR.midpoint}"`, "g")) - 1,
    cutOff: count(new RegExp(`fill="${COLOUR.bedEdge}"`, "g")),
  };
}

describe("what is drawn", () => {
  test("a bar, the sleep in it and a midpoint for each night", () => {
    expect(shapes(drawn(someNights(7)))).toEqual({ beds: 7, sleeps: 7, midpoints: 7, cutOff: 0 });
  });

  test("of four weeks with four gaps and two nights without sleep, what is known", () => {
    const nights = someNights(28);
    const slept = nights.filter(({ sleepAt }) => sleepAt !== undefined).length;
    const inBed = nights.filter(({ bedAt }) => bedAt !== undefined).length;
    expect([inBed, slept]).toEqual([24, 22]);
    expect(shapes(drawn(nights))).toEqual({ beds: inBed, sleeps: slept, midpoints: slept, cutOff: 0 });
  });

  test("each in the legend and every label in words", () => {
    const svg = drawn(someNights(7), { bedtime: 660 });
    const said = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);
    expect(said).toEqual(
      expect.arrayContaining([WORDS.title, "in bed", "asleep", "middle of sleep", "bedtime 23:00", "02:00", "Sun 1"]),
    );
  });

  test("the chosen bedtime as dashes, in the picture and its legend, and neither without one", () => {
    const dashes = (svg: string) => [
      ...svg.matchAll(new RegExp(`stroke="${COLOUR.bedtime}"[^>]*stroke-dasharray`, "g")),
    ];
    expect(dashes(drawn(someNights(7), { bedtime: 660 }))).toHaveLength(2);
    expect(dashes(drawn(someNights(7), { bedtime: Array(7).fill(660) }))).toHaveLength(2);
    const shifts = drawn(someNights(7), { bedtime: [660, 660, 1200, undefined, undefined, 660, 660] });
    expect(dashes(shifts)).toHaveLength(5 + 1); // one a night, and the legend's
    expect(shifts).toContain(">chosen bedtime<");
    const some = drawn(someNights(7), { bedtime: [660, ...Array(6).fill(undefined)] });
    expect(dashes(some)).toHaveLength(1 + 1);
    expect(some).toContain(">bedtime 23:00<");
    expect(dashes(drawn(someNights(7)))).toHaveLength(0);
  });

  test("no letter smaller than 11 px where a phone shows the picture 375 px wide", () => {
    const svg = drawn(someNights(28), {
      bedtime: 660,
      words: { ...WORDS, title: "A title that is much longer than others" },
    });
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(10);
    expect((Math.min(...sizes) * 375) / WIDTH).toBeGreaterThanOrEqual(11);
  });

  test("words with signs of markup stay words", () => {
    expect(drawn(someNights(1), { words: { ...WORDS, title: "<b>You & me</b>" } })).toContain(
      "&lt;b&gt;You &amp; me&lt;/b&gt;",
    );
  });
});

describe("time awake in the night", () => {
  const NIGHT = { date: "2026-11-16", bedAt: 660, sleepAt: 680, wakeAt: 1100, riseAt: 1110 };
  const pieces = (more: Partial<ChartNight>) => {
    const { rows } = planWeek({ nights: [{ ...NIGHT, ...more }], words: WORDS });
    return rows[0]?.awake ?? [];
  };

  test.each([
    ["one piece", { awakeMinutes: 40, awakenings: 1 }, 1],
    ["as many as there were awakenings", { awakeMinutes: 60, awakenings: 3 }, 3],
    ["six at the most", { awakeMinutes: 60, awakenings: 20 }, 6],
    ["one where nobody counted", { awakeMinutes: 30 }, 1],
    ["none", { awakeMinutes: 0, awakenings: 0 }, 0],
    ["no longer than the sleep", { awakeMinutes: 2000, awakenings: 2 }, 2],
  ])("%s, together as long as was said, within the sleep and apart", (_name, more, count) => {
    const found = pieces(more);
    expect(found).toHaveLength(count);
    const total = found.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(total).toBeCloseTo(Math.min(more.awakeMinutes, 420), 6);
    for (const [index, [from, to]] of found.entries()) {
      expect(from).toBeGreaterThanOrEqual((found[index - 1]?.[1] ?? 680) - 1e-6);
      expect(to).toBeLessThanOrEqual(1100 + 1e-6);
    }
  });

  test("is a gap with a light line through it, which does not need colour", () => {
    const lines = (svg: string) => [...svg.matchAll(new RegExp(`<line[^>]*stroke="${COLOUR.text}"`, "g"))].length;
    const none = lines(drawn([NIGHT]));
    expect(lines(drawn([{ ...NIGHT, awakeMinutes: 20, awakenings: 2 }]))).toBe(none + 2);
    expect(none).toBe(1); // the legend's
  });

  test("is not drawn where sleep is not known", () => {
    expect(pieces({ awakeMinutes: 20, wakeAt: undefined })).toEqual([]);
  });
});

describe("quality", () => {
  const QUALITIES = ["very-poor", "poor", "fair", "good", "very-good"] as const;
  const svg = drawn(QUALITIES.map((quality, index) => ({ date: `2026-11-${16 + index}`, quality })));

  test("is a mark of its own shape for each word, with the word in the legend", () => {
    const at = (x: number) =>
      [...svg.matchAll(/<polygon points="([^"]+)" fill="([^"]+)"/g)].filter(
        ([, points]) => Number(points?.split(" ")[4]) === x,
      );
    const shapes = at(QUALITY_X).map(([, points = "", fill]) => {
      const [, base, , , , tip] = points.split(" ").map(Number);
      return `${Number(tip) < Number(base) ? "up" : "down"} ${fill === "none" ? "outlined" : "filled"}`;
    });
    expect(shapes).toEqual(["down filled", "down outlined", "up outlined", "up filled"]);
    for (const word of Object.values(WORDS.qualities)) expect(svg).toContain(`>${word}</text>`);
  });

  test("has no legend where nobody said how they slept", () => {
    expect(drawn(someNights(3))).not.toContain("you said:");
  });

  test("alone is something to draw", () => {
    expect(svg).not.toContain(WORDS.nothing);
  });
});

test("nights before the diary began lie in the dark, and their dates are dimmed", () => {
  const svg = drawn(someNights(7), { began: "2026-10-28" });
  expect([...svg.matchAll(new RegExp(`fill="${COLOUR.dim}"`, "g"))]).toHaveLength(2);
  expect([...svg.matchAll(new RegExp(`fill="${COLOUR.dimGround}"`, "g"))]).toHaveLength(1);
  expect(drawn(someNights(7), { began: "2026-10-26" })).not.toContain(COLOUR.dim);
});

describe("strange nights", () => {
  test.each<[string, ChartNight[], object]>([
    ["no nights", [], { beds: 0, sleeps: 0, midpoints: 0, cutOff: 0 }],
    ["gaps alone", [{ date: "2026-11-16" }, { date: "2026-11-17" }], { beds: 0, sleeps: 0, midpoints: 0, cutOff: 0 }],
    [
      "one night, its beginning alone",
      [{ date: "2026-11-16", bedAt: 700 }],
      { beds: 1, sleeps: 0, midpoints: 0, cutOff: 0 },
    ],
    [
      "up after noon: cut off with a point",
      [{ date: "2026-11-16", bedAt: 900, sleepAt: 930, wakeAt: 1430, riseAt: 1500 }],
      { beds: 1, sleeps: 1, midpoints: 1, cutOff: 1 },
    ],
    [
      "to bed before noon",
      [{ date: "2026-11-16", bedAt: -60, riseAt: 400 }],
      { beds: 1, sleeps: 0, midpoints: 0, cutOff: 1 },
    ],
    [
      "a midpoint after noon is left out",
      [{ date: "2026-11-16", sleepAt: 1400, wakeAt: 1700 }],
      { beds: 1, sleeps: 1, midpoints: 0, cutOff: 1 },
    ],
    [
      "times that are none",
      [{ date: "2026-11-16", bedAt: Number.NaN, riseAt: -5, sleepAt: 900, wakeAt: 100 }],
      { beds: 1, sleeps: 0, midpoints: 0, cutOff: 1 },
    ],
  ])("%s", (_name, nights, expected) => {
    const svg = drawn(nights);
    expect(shapes(svg)).toEqual(expected);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(pngSize(paint(svg)).width).toBe(PAINTED_WIDTH);
  });

  test("where nothing is known, the picture says so", () => {
    expect(drawn([])).toContain(WORDS.nothing);
    expect(drawn([{ date: "2026-11-16" }])).toContain(WORDS.nothing);
    expect(drawn(someNights(1))).not.toContain(WORDS.nothing);
  });
});

test("the same nights make the same bytes, whatever was drawn in between", () => {
  const first = drawn(someNights(28), { bedtime: 660 });
  const png = paint(first);
  drawn(someNights(3));
  expect(drawn(someNights(28), { bedtime: 660 }) === first).toBe(true);
  expect(paint(first).equals(png)).toBe(true);
});

describe("the PNG", () => {
  const labels = { x: 16, y: 300, width: 90, height: 400 };

  test("has its size in its header and is at most 300 KB", () => {
    for (const count of [7, 14, 28]) {
      const plan = planWeek({ nights: someNights(count), bedtime: 660, words: WORDS });
      const png = paint(weekSvg(plan));
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect(pngSize(png)).toEqual({
        width: PAINTED_WIDTH,
        height: Math.round((plan.height * PAINTED_WIDTH) / plan.width),
      });
      expect(png.length).toBeLessThan(300_000);
    }
  });

  test("has its letters from the font that comes along, and from no other", () => {
    const svg = drawn(someNights(7));
    expect(pixelsUnlike(COLOUR.ground, paint(svg), labels)).toBeGreaterThan(2000);

    const withoutFont = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
    expect(pixelsUnlike(COLOUR.ground, withoutFont, labels)).toBe(0);

    const elsewhere = svg.replaceAll(FONT.family, "A font nobody has");
    expect(pixelsUnlike(COLOUR.ground, paint(elsewhere), labels)).toBeGreaterThan(2000);
  });

  test("the font has its licence beside it", () => {
    const licence = readFileSync(join(import.meta.dirname, "../../../../data/fonts/LICENSE"), "utf8");
    expect(licence).toContain("Bitstream Vera Fonts Copyright");
  });
});

describe("the colours", () => {
  test.each([
    ["words", COLOUR.text, COLOUR.ground, 4.5],
    ["the edge of a bar", COLOUR.bedEdge, COLOUR.ground, 4.5],
    ["sleep in a bar", COLOUR.sleep, COLOUR.bed, 4.5],
    ["a midpoint and its dark edge", COLOUR.midpoint, COLOUR.ground, 4.5],
    ["that edge on sleep", COLOUR.ground, COLOUR.sleep, 4.5],
    ["the bedtime on a bar", COLOUR.bedtime, COLOUR.bed, 4.5],
    ["a gap in the sleep", COLOUR.ground, COLOUR.sleep, 4.5],
    ["the line through it", COLOUR.text, COLOUR.ground, 4.5],
    ["a dimmed date", COLOUR.dim, COLOUR.ground, 4.5],
  ])("%s stand out by lightness alone", (_name, one, other, least) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });
});

/** Contrast as WCAG 2 reckons it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
