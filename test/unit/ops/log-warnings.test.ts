import { expect, onTestFinished, test, vi } from "vitest";
import { logWarnings } from "../../../src/ops/log-warnings.ts";
import { logIntoMemory } from "./log-lines.ts";

test("a warning of Node's or a library's is one line of the log, without its words", async () => {
  const before = process.listeners("warning");
  const printed = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  onTestFinished(() => {
    vi.restoreAllMocks();
    process.removeAllListeners("warning");
    for (const listener of before) process.on("warning", listener);
  });
  const { log, lines, text } = logIntoMemory();
  logWarnings(log);
  process.emitWarning("first line\nsecond line of postgres://user:secret@host", {
    type: "SecurityWarning",
    code: "X1",
  });
  await vi.waitFor(() => expect(lines()).toHaveLength(1));

  expect(lines()).toMatchObject([{ level: 40, msg: "Node or a library warns", error: { code: "X1" } }]);
  expect(text()).not.toContain("secret");
  expect(printed).not.toHaveBeenCalled();
});
