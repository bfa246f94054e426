import { readFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createWeekPainter } from "../src/diary/picture/week-painter.ts";
import type { ReportPlan } from "../src/diary/report/report-plan.ts";
import { browserPath, openBrowser } from "../test/browser/browser.ts";
import { nightsInARow, planOf } from "../test/support/report-words.ts";
import { percentile, ratio, short } from "./figures.ts";
import { type Measure, notMeasured } from "./measured.ts";
import { residentMb } from "./process-figures.ts";

const REPORTS = 40;
const FONT = join(import.meta.dirname, "../data/fonts/DejaVuSans.ttf");

/** No two nights are alike, so that no text is measured once for all. */
const NIGHTS = nightsInARow(28, (at) => ({
  onsetMinutes: (at * 23) % 70,
  awakeMinutes: (at * 31) % 80,
  awakenings: at % 5,
}));

/** The page for an appointment as a person waits for it, against Chromium, which most bots print with. */
export const measure: Measure = async () => {
  const path = await browserPath();
  if (path === undefined) return notMeasured("report of two weeks", "there is no Chromium to compare it with");
  const painter = createWeekPainter({ wait: () => new Promise(() => {}) });
  const plans = [2, 4].map((weeks) => planOf(NIGHTS.slice(-weeks * 7), { weeks, freeNights: [5, 6] }));
  const [two, four] = plans as [ReportPlan, ReportPlan];

  global.gc?.();
  const before = residentMb(process.pid);
  const first = await timed(() => painter.drawReport(two));
  const blocked = monitorEventLoopDelay({ resolution: 1 });
  blocked.enable();
  for (let made = 0; made < REPORTS; made++) await painter.drawReport(two);
  blocked.disable();
  global.gc?.();
  const after = residentMb(process.pid);

  const browser = await openBrowser(path);
  const page = await browser.newPage();
  const print = async (plan: ReportPlan) => {
    await page.setContent(htmlOf(plan));
    return page.pdf({ format: "A4", tagged: true, printBackground: true });
  };
  const printed = (await timed(() => print(two))).result.length;
  const times = { two: [] as number[], four: [] as number[], chromium: [] as number[], chromiumFour: [] as number[] };
  for (let made = 0; made < REPORTS; made++) {
    times.two.push((await timed(() => painter.drawReport(two))).ms);
    times.chromium.push((await timed(() => print(two))).ms);
    times.four.push((await timed(() => painter.drawReport(four))).ms);
    times.chromiumFour.push((await timed(() => print(four))).ms);
  }
  const longest = (await painter.drawReport(four)).pdf.length;
  await browser.close();
  await painter.close();

  const figures = (of: readonly number[]) =>
    `p50 ${short(percentile(of, 0.5))} ms, p99 ${short(percentile(of, 0.99))} ms`;
  const ratios = (ours: readonly number[], theirs: readonly number[]) =>
    `p50 ${ratio(percentile(ours, 0.5), percentile(theirs, 0.5))}, p99 ${ratio(percentile(ours, 0.99), percentile(theirs, 0.99))}`;
  return {
    rows: [
      {
        what: "report of two weeks",
        measured: `${figures(times.two)} (goal: p50 300 ms); the first ${short(first.ms)} ms (goal: 1 s)`,
        baseline: `Chromium that is open already, printing it as HTML: ${figures(times.chromium)}`,
        ratio: ratios(times.two, times.chromium),
      },
      {
        what: "report of four weeks",
        measured: figures(times.four),
        baseline: `the same: ${figures(times.chromiumFour)}`,
        ratio: ratios(times.four, times.chromiumFour),
      },
      {
        what: "report, size of two and of four weeks",
        measured: `${short(first.result.pdf.length / 1000)} kB, ${short(longest / 1000)} kB (goal: 150 kB)`,
        baseline: `the same, two weeks: ${short(printed / 1000)} kB`,
        ratio: ratio(first.result.pdf.length, printed),
      },
      {
        what: "meanwhile: the bot's own thread held up",
        measured: `${short(blocked.max / 1e6)} ms at the most, p99 ${short(blocked.percentile(99) / 1e6)} ms`,
        baseline: "",
        ratio: "",
      },
      {
        what: `memory for ${REPORTS + 1} reports, on top of what was there`,
        measured: `${short(after - before)} MB`,
        baseline: "",
        ratio: "",
      },
    ],
    notes: [
      `report: ${REPORTS} pages of each kind through the thread and back, and as many printed by Chromium, in turn. Starting Chromium is not counted; the first of ours starts its thread and compiles HarfBuzz.`,
    ],
  };
};

/** The same words, table and bars for a browser. */
function htmlOf({ language, title, about, notice, chart, table, figures, notes }: ReportPlan): string {
  const { from, to } = chart.axis;
  const x = (minutes: number) => ((minutes - from) * 500) / (to - from);
  const rect = (start: number | undefined, end: number | undefined, y: number, fill: string) =>
    start === undefined || end === undefined
      ? ""
      : `<rect x="${x(start)}" y="${y}" width="${x(end) - x(start)}" height="9" fill="${fill}"/>`;
  const bars = chart.rows.map(
    ({ label, bed, rise, asleep, woke }, at) =>
      `<text x="0" y="${at * 12 + 9}" font-size="8">${label}</text><g transform="translate(70)">${rect(bed, rise, at * 12, "#ddd")}${rect(asleep, woke, at * 12, "#444")}</g>`,
  );
  const rows = [...table.nights, ...table.averages].map(
    ({ label, cells }) => `<tr><th scope="row">${label}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
  );
  const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join("");
  const heads = table.heads.map((head) => `<th scope="col">${head.join("<br>")}</th>`).join("");
  return `<html lang="${language}"><title>${title}</title><style>@font-face{font-family:D;src:url(data:font/ttf;base64,${font()})}body{font:8px D}</style><h1>${title}</h1>${paragraphs([...about, notice])}<svg width="600" height="${chart.rows.length * 12}" role="img" aria-label="${chart.altText}">${bars.join("")}</svg><table><tr>${heads}</tr>${rows.join("")}</table>${paragraphs([...figures.lines, ...notes])}</html>`;
}

let encoded: string | undefined;
function font(): string {
  encoded ??= readFileSync(FONT).toString("base64");
  return encoded;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}
