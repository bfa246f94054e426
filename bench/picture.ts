import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createWeekPainter } from "../src/diary/picture/week-painter.ts";
import { someNights, WORDS } from "../test/support/week-words.ts";
import { percentile, ratio, short } from "./figures.ts";
import type { Measure } from "./measured.ts";
import { residentMb } from "./process-figures.ts";

const PICTURES = 100;
const INPUT = { nights: someNights(28), bedtime: 660, words: WORDS };
let asked = 0;
/** Another each time, as the painter keeps the last few. */
const another = () => ({ ...INPUT, words: { ...WORDS, title: `${WORDS.title} (${++asked})` } });

/** A four-week picture as a person waits for it, what the bot cannot do meanwhile, and the memory it costs. */
export const measure: Measure = async () => {
  const painter = createWeekPainter({ wait: () => new Promise(() => {}) });
  const blocked = monitorEventLoopDelay({ resolution: 1 });
  const resident = () => {
    blocked.disable(); // our own collecting is no part of it
    global.gc?.();
    const megabytes = residentMb(process.pid);
    blocked.enable();
    return megabytes;
  };

  const before = resident();
  const first = await timed(() => painter.drawWeek(another()));
  const afterFirst = resident();
  let afterHundred = 0;
  for (let drawn = 0; drawn < 2 * PICTURES; drawn++) {
    await painter.drawWeek(another());
    if (drawn === PICTURES - 1) afterHundred = resident();
  }
  const afterTwoHundred = resident();
  const [longestBlock, blocked99] = [blocked.max / 1e6, blocked.percentile(99) / 1e6];
  await painter.close();
  await sleep(500);
  const afterEnd = resident();
  blocked.disable();

  // Loaded only now, so that their memory is in none of the figures above; here they hold up this thread.
  const { planWeek } = await import("../src/diary/picture/plan-week.ts");
  const { weekSvg } = await import("../src/diary/picture/week-svg.ts");
  const { paint } = await import("../src/diary/picture/paint.ts");
  const plan = planWeek(INPUT);
  await painter.drawWeek(another()); // starts the thread anew
  const ours: number[] = [];
  const svg: number[] = [];
  const png: number[] = [];
  for (let drawn = 0; drawn < PICTURES; drawn++) {
    ours.push((await timed(() => painter.drawWeek(another()))).ms);
    const written = await timed(() => weekSvg(plan));
    svg.push(written.ms);
    png.push((await timed(() => paint(written.result))).ms);
  }

  await painter.close();

  const [p50, p99] = [percentile(ours, 0.5), percentile(ours, 0.99)];
  const here = svg.map((ms, at) => ms + (png[at] ?? 0));
  const [here50, here99] = [percentile(here, 0.5), percentile(here, 0.99)];
  const bytes = first.result.png.length;
  return {
    rows: [
      {
        what: "picture of four weeks",
        measured: `p50 ${short(p50)} ms, p99 ${short(p99)} ms; the first ${short(first.ms)} ms`,
        baseline: `without a thread: p50 ${short(here50)} ms, p99 ${short(here99)} ms`,
        ratio: `p50 ${ratio(p50, here50)}, p99 ${ratio(p99, here99)}`,
      },
      {
        what: "the same, size",
        measured: `${short(bytes / 1000)} kB`,
        baseline: "–",
        ratio: "–",
      },
      {
        what: "meanwhile: the bot's own thread held up",
        measured: `${short(longestBlock)} ms at the most, p99 ${short(blocked99)} ms`,
        baseline: `drawn in that thread: p50 ${short(here50)} ms each`,
        ratio: "",
      },
      {
        what: "memory for pictures, on top of what was there",
        measured: `${short(afterFirst - before)} MB after the first, ${short(afterHundred - before)} MB after ${PICTURES}, ${short(afterTwoHundred - before)} MB after ${2 * PICTURES}`,
        baseline: `after their thread has ended: ${short(afterEnd - before)} MB`,
        ratio: "",
      },
    ],
    notes: [
      `picture: ${PICTURES} pictures through the thread and back and as many without, in turn; the first starts that thread and loads what paints. Of each, writing the SVG takes p50 ${short(percentile(svg, 0.5))} ms, resvg p50 ${short(percentile(png, 0.5))} ms and p99 ${short(percentile(png, 0.99))} ms.`,
      "picture: resident memory of the whole process. What stays after the end of the thread is kept by the allocator and by the library that was loaded; the machine may use it, but this process does not show it as free.",
    ],
  };
};

async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ ms: number; result: Result }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}
