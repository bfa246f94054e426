import { expect, test } from "vitest";

import type { Tour, TourStep } from "../../../src/terminal/tour/tour-step.ts";
import { sit } from "../sitting.ts";

const tip: TourStep = { say: "A tip.", type: "/sleep tips", readSeconds: 60 };

/** Nobody watches a pipe, so nobody waits for the reading time. */
async function play(...steps: readonly TourStep[]): Promise<{ code: number | null; output: string }> {
  const ending = { atKeyboard: "Your turn.", piped: "That was it." };
  const tour: Tour = { opening: "Look around.", steps, ending };
  const { ended } = await sit([], { TOUR: JSON.stringify(tour) });
  return ended;
}

test.concurrent("each step is introduced, typed and answered; a pipe ends with the tour", async () => {
  const { code, output } = await play(
    tip,
    { say: "Another one.", type: "Another", readSeconds: 60 },
    { say: "To be sure.", type: "Yes, really", readSeconds: 60, mayBeMissing: true },
  );

  expect(output.split("\n").filter((line) => line !== "" && !/^[│─]/.test(line))).toEqual([
    "Look around.",
    "(1 of 3) A tip.",
    "robin #general > /sleep tips",
    "(2 of 3) Another one.",
    "robin #general > Another",
    "That was it.",
  ]);
  expect(output).toContain("Keep the room cool.");
  expect(code).toBe(0);
});

test.concurrent("a button that is not there ends the tour with its name", async () => {
  const { code, output } = await play(tip, { say: "Enough.", type: "Stop", readSeconds: 1 });

  expect(output).toContain("The tour ends here: there is nothing to press called “Stop”.");
  expect(code).toBe(1);
});

test.concurrent("a step of which nothing comes ends the tour, and says which", async () => {
  const { code, output } = await play({ say: "A night.", type: ":clock +1d", readSeconds: 1 }, tip);

  expect(output).toContain("The tour ends here: no message came of “:clock +1d”.");
  expect(output).not.toContain("A tip.");
  expect(code).toBe(1);
});
