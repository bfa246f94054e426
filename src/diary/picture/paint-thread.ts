// Draws in a thread of its own: making a PNG of the SVG takes tens of milliseconds in which nothing else would run.
import { parentPort } from "node:worker_threads";
import { paint } from "./paint.ts";
import type { WeekPlan } from "./plan-week.ts";
import { weekSvg } from "./week-svg.ts";

/** What comes back for each plan, in the order they were sent. */
export type Painted = { readonly png: Uint8Array<ArrayBuffer> } | { readonly failure: unknown };

parentPort?.on("message", (plan: WeekPlan) => {
  try {
    const png = new Uint8Array(paint(weekSvg(plan)));
    answer({ png }, [png.buffer]);
  } catch (failure) {
    answer({ failure });
  }
});

function answer(painted: Painted, handedOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage(painted, handedOver);
}
