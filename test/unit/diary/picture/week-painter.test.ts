import { afterEach, expect, test } from "vitest";
import { PAINTED_WIDTH } from "../../../../src/diary/picture/look.ts";
import {
  createWeekPainter,
  PICTURES_A_THREAD,
  PICTURES_KEPT,
  type WeekPainter,
} from "../../../../src/diary/picture/week-painter.ts";
import { pngSize } from "../../../support/pixels.ts";
import { nightsInARow, planOf } from "../../../support/report-words.ts";
import { someNights, WORDS } from "../../../support/week-words.ts";

let painter: WeekPainter | undefined;
afterEach(() => painter?.close());

const never = () => new Promise<void>(() => {});

function open(wait: () => Promise<void> = never): WeekPainter {
  painter = createWeekPainter({ wait });
  return painter;
}

test("pictures asked for at once come back each to whom it belongs, with their words", async () => {
  const { drawWeek } = open();
  const counts = [7, 28, 14, 1];
  const pictures = await Promise.all(counts.map((count) => drawWeek({ nights: someNights(count), words: WORDS })));
  for (const { png, width, height, altText } of pictures) {
    expect(pngSize(png)).toEqual({ width, height });
    expect(altText).toContain(WORDS.alt.opening);
  }
  expect(pictures.map(({ height }) => height)).toEqual([800, 1091, 968, 579]);
});

test("a picture that cannot be drawn fails alone", async () => {
  const { drawWeek } = open();
  const nights = someNights(7);
  const results = await Promise.allSettled([
    drawWeek({ nights, words: { ...WORDS, title: "\u0000" } }), // no SVG may hold it
    drawWeek({ nights, words: WORDS }),
    drawWeek({ nights: someNights(29), words: WORDS }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
});

test("what is in flight when it is closed fails, and the next picture starts anew", async () => {
  const { drawWeek, close } = open();
  const cut = drawWeek({ nights: someNights(7), words: WORDS });
  await Promise.all([expect(cut).rejects.toThrow("has ended"), close()]);
  const { png } = await drawWeek({ nights: someNights(7), words: WORDS });
  expect(pngSize(png).width).toBe(PAINTED_WIDTH);
});

test("the same picture asked for twice is drawn once, and only the last few are kept", async () => {
  const { drawWeek } = open();
  const input = (count: number) => ({ nights: someNights(count), words: WORDS });
  const first = await drawWeek(input(7));
  expect((await drawWeek(input(7))).png).toBe(first.png);
  for (let count = 8; count < 8 + PICTURES_KEPT; count++) await drawWeek(input(count));
  expect((await drawWeek(input(7))).png).not.toBe(first.png);
});

test("a thread is replaced after so many pictures, and all that were asked for come", async () => {
  const { drawWeek } = open();
  const inputs = Array.from({ length: PICTURES_A_THREAD + 5 }, (_, at) => ({
    nights: someNights(1),
    words: { ...WORDS, title: `Picture ${at}` },
  }));
  let threads = 0;
  const count = () => void threads++;
  process.on("worker", count);
  const pictures = await Promise.all(inputs.map(drawWeek));
  process.off("worker", count);

  expect(threads).toBe(2);
  expect(new Set(pictures.map(({ png }) => png.toString("base64"))).size).toBe(inputs.length);
  await expect.poll(() => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length).toBe(1);
});

test("after a while without pictures the thread ends, and the next picture starts anew", async () => {
  const waits: (() => void)[] = [];
  const { drawWeek } = open(() => new Promise((resolve) => waits.push(resolve)));
  const threads = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
  const before = threads();

  const input = { nights: someNights(7), words: WORDS };
  await drawWeek(input);
  await drawWeek(input);
  const [early, late] = waits;
  early?.();
  const third = await drawWeek(input); // the first wait was outlived by the second picture
  late?.();
  waits.at(-1)?.();
  await expect.poll(threads).toBe(before);
  const fourth = await drawWeek(input);
  expect(fourth.png.equals(third.png)).toBe(true);
});

test("a report and pictures asked for at once come from one thread, each to whom it belongs", async () => {
  const { drawWeek, drawReport } = open();
  const week = { nights: someNights(7), words: WORDS };
  const plan = planOf(nightsInARow(14), { name: "山田花子" });
  const [before, report, after] = await Promise.all([
    drawWeek(week),
    drawReport(plan),
    drawWeek({ ...week, nights: someNights(8) }),
  ]);
  expect(report.pdf.subarray(0, 8).toString()).toBe("%PDF-1.7");
  expect(report.isNameLeftOut).toBe(true);
  expect([before, after].map(({ png }) => pngSize(png).width)).toEqual([PAINTED_WIDTH, PAINTED_WIDTH]);
});

test("a report that cannot be made fails alone", async () => {
  const { drawReport } = open();
  const plan = planOf(nightsInARow(14));
  const results = await Promise.allSettled([drawReport({ ...plan, madeAt: "never" }), drawReport(plan)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});
