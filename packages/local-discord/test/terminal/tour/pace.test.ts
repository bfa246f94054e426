import { expect, test } from "vitest";

import type { LineTerminal } from "../../../src/terminal/line-terminal.ts";
import { createPace } from "../../../src/terminal/tour/pace.ts";

/** A screen on which Enter is pressed as soon as `hurryAt` stands there. */
function createScreen({ interactive, hurryAt }: { interactive: boolean; hurryAt?: string }) {
  const drafts: string[] = [];
  const printed: string[] = [];
  const terminal: Pick<LineTerminal, "interactive" | "print" | "draft" | "hearEnter"> = {
    interactive,
    print: (text) => void printed.push(text),
    draft: (prompt, text) => void drafts.push(prompt + text),
    hearEnter: (listener) => {
      if (drafts.at(-1) === hurryAt) listener?.();
    },
  };
  return { pace: createPace(terminal), drafts, printed };
}

test("where somebody watches, a line is typed letter by letter", async () => {
  const { pace, drafts, printed } = createScreen({ interactive: true });

  await pace.type("> ", "/hi");

  expect(drafts).toEqual(["> ", "> /", "> /h", "> /hi", ""]);
  expect(printed).toEqual(["> /hi"]);
});

test("Enter finishes the typing", async () => {
  const { pace, drafts, printed } = createScreen({ interactive: true, hurryAt: "> /" });

  await pace.type("> ", "/sleep tips");

  expect(drafts).toEqual(["> ", "> /", ""]);
  expect(printed).toEqual(["> /sleep tips"]);
});

test("Enter ends a pause", async () => {
  const { pace, drafts } = createScreen({ interactive: true, hurryAt: "(Enter goes on) " });

  await pace.pause(3_600);

  expect(drafts).toEqual(["(Enter goes on) ", ""]);
});

test("through a pipe nothing is typed slowly and nothing waits", async () => {
  const { pace, drafts, printed } = createScreen({ interactive: false });

  await pace.type("> ", "/sleep tips");
  await pace.pause(3_600);

  expect(drafts).toEqual([]);
  expect(printed).toEqual(["> /sleep tips"]);
});
