// Draws in a thread of its own: a PNG or a PDF takes tens of milliseconds in which nothing else would run.
import { parentPort } from "node:worker_threads";
import type { ReportPlan } from "../report/report-plan.ts";
import { paint } from "./paint.ts";
import type { WeekPlan } from "./plan-week.ts";
import { weekSvg } from "./week-svg.ts";

/** What is to be drawn. */
export type Drawing = { readonly week: WeekPlan } | { readonly report: ReportPlan };

/** What comes back for each drawing, in the order they were sent. */
export type Painted =
  | { readonly file: Uint8Array<ArrayBuffer>; readonly isNameLeftOut?: boolean }
  | { readonly failure: unknown };

/** One after the other: what reports are made with is loaded for the first of them, and later drawings wait for it. */
let last = Promise.resolve();

parentPort?.on("message", (drawing: Drawing) => {
  last = last.then(async () => {
    try {
      if ("week" in drawing) return handOver(paint(weekSvg(drawing.week)));
      const { reportPdf } = await import("../report/report-pdf.ts");
      const { pdf, isNameLeftOut } = reportPdf(drawing.report);
      handOver(pdf, isNameLeftOut);
    } catch (failure) {
      parentPort?.postMessage({ failure } satisfies Painted);
    }
  });
});

function handOver(bytes: Buffer, isNameLeftOut = false): void {
  const file = new Uint8Array(bytes);
  parentPort?.postMessage({ file, ...(isNameLeftOut && { isNameLeftOut }) } satisfies Painted, [file.buffer]);
}
