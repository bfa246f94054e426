import { expect, test } from "vitest";
import { giveBackMemory } from "../../../src/ops/give-back-memory.ts";

const BYTES = 64 * 2 ** 20;

/** Leaves that much behind for nobody. */
function litter(): number {
  const texts = Array.from({ length: BYTES / 1_024 }, (_, index) => String(index).padEnd(1_024, "x"));
  return texts.map((text) => Buffer.from(text).toString("latin1")).length;
}

test("what nobody needs any more is given back, as often as it is asked for", () => {
  for (let time = 0; time < 2; time++) {
    expect(litter()).toBeGreaterThan(0);
    const before = process.memoryUsage().heapUsed;
    giveBackMemory();
    expect(before - process.memoryUsage().heapUsed).toBeGreaterThan(BYTES / 4);
  }
});
