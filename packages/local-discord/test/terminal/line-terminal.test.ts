import { PassThrough } from "node:stream";
import { setImmediate as soon } from "node:timers/promises";
import { expect, test } from "vitest";

import { createLineTerminal, type LineTerminal } from "../../src/terminal/line-terminal.ts";

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

test("what is printed may have colours, and nothing else that a terminal obeys", () => {
  const { terminal, shown } = createTerminal("pipe");
  const coloured = "\u001b[31mred\u001b[39m and\n\tplain";

  terminal.print(`${coloured}\u001b[2J\u001b]0;a title\u0007\u009b2J\r\b`);

  expect(shown()).toBe(`${coloured}\n`);
});

test("Tab puts in what is certain", async () => {
  const { terminal, input } = createTerminal("screen");
  const line = terminal.ask("> ", async (typed) => ({ typed, insert: typed === "/re" ? "/reminder " : undefined }));
  for (const key of ["/re", "\t", "show", "\r"]) {
    input.write(key);
    await soon();
  }

  expect(await line).toBe("/reminder show");
  terminal.close();
});

test("a question that offers nothing leaves Tab without effect", async () => {
  const { terminal, input } = createTerminal("screen");
  const line = terminal.ask("> ");
  for (const key of ["22", "\t", "\r"]) {
    input.write(key);
    await soon();
  }

  expect(await line).toBe("22");
  terminal.close();
});

test("the up arrow brings back what was typed", async () => {
  const { terminal, input } = createTerminal("screen");
  const first = terminal.ask("> ");
  input.write("/help\r");
  await first;
  const second = terminal.ask("> ");
  input.write("\u001B[A\r");

  expect(await second).toBe("/help");
  terminal.close();
});

test("while somebody else types, Enter ends no line", async () => {
  const { terminal, input, shown } = createTerminal("screen");
  let heard = 0;
  terminal.hearEnter(() => {
    heard += 1;
  });
  terminal.draft("> ", "/sleep ti");
  expect(shown()).toContain("> /sleep ti");
  input.write("\r");
  await soon();
  terminal.draft("", "");
  terminal.hearEnter(undefined);
  const line = terminal.ask("> ");
  input.write("/help\r");

  expect(heard).toBe(1);
  expect(await line).toBe("/help");
  terminal.close();
});

test.each(["pipe", "screen"] as const)("what was on a %s can be kept as plain text", async (kind) => {
  const { terminal, input } = createTerminal(kind);
  terminal.print("\u001B[1mbold\u001B[22m");
  const line = terminal.ask("> ");
  input.write("/help\n");
  await line;
  terminal.print("Help.");

  expect(terminal.screen()).toBe("bold\n> /help\nHelp.\n");
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
