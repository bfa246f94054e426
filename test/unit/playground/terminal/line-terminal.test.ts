import { PassThrough } from "node:stream";
import { setImmediate as soon } from "node:timers/promises";
import { expect, test } from "vitest";

import { createLineTerminal, type LineTerminal } from "../../../../src/playground/terminal/line-terminal.ts";

function createTerminal(kind: "pipe" | "screen") {
  const isTTY = kind === "screen";
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  const terminal: LineTerminal = createLineTerminal({
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    onInterrupt: () => {},
    onGone: () => {},
  });
  const shown = () => {
    let text = "";
    for (let chunk = output.read(); chunk !== null; chunk = output.read()) text += String(chunk);
    return text;
  };
  return { terminal, input, shown };
}

test("lines that come in one piece are all kept, and shown behind the prompt they answer", async () => {
  const { terminal, input, shown } = createTerminal("pipe");
  const first = terminal.ask("one > ");
  input.end("a\nb\nc");

  expect([await first, await terminal.ask("two > "), await terminal.ask("three > ")]).toEqual(["a", "b", "c"]);
  expect(await terminal.ask("four > ")).toBeUndefined();
  expect(shown()).toBe("one > a\ntwo > b\nthree > c\n");
});

test("text that arrives while somebody types stands above what they type", async () => {
  const { terminal, input, shown } = createTerminal("screen");
  void terminal.ask("> ");
  input.write("half a li");
  await soon();
  shown();

  terminal.print("A message.");

  const [, after = ""] = shown().split("A message.\n");
  expect(after).toContain("> half a li");
  terminal.close();
});

test("blank lines around messages never add up", () => {
  const { terminal, shown } = createTerminal("pipe");
  terminal.print("\nfirst\n");
  terminal.print("\nsecond\n");
  terminal.print("third");

  expect(shown()).toBe("first\n\nsecond\n\nthird\n");
  terminal.close();
});

test("nothing is printed once it is closed", () => {
  const { terminal, shown } = createTerminal("pipe");
  terminal.close();
  terminal.print("too late");

  expect(shown()).toBe("");
});
