import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { endsWithTest } from "../../support/ends-with-test.ts";

const CHILD = join(import.meta.dirname, "../../support/closing-child.ts");

/** A child whose close goes as `how` says; resolves once it is up. */
async function start(how: string) {
  const child = spawn(process.execPath, [CHILD, how], { stdio: ["ignore", "pipe", "pipe"] });
  endsWithTest(child);
  let said = "";
  const closed = once(child, "close") as Promise<[code: number | null, signal: string | null]>;
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  await vi.waitFor(() => expect(said).toMatch(/up|closing/), { timeout: 60_000 });
  return {
    child,
    said: () => said,
    closings: () => said.match(/^closing$/gm)?.length ?? 0,
    ended: async () => (await closed)[0],
  };
}

test.each(["SIGTERM", "SIGINT"] as const)("%s closes once and exits with 0", async (signal) => {
  const { child, ended, closings } = await start("well");
  child.kill(signal);
  expect(await ended()).toBe(0);
  expect(closings()).toBe(1);
});

test("a second request ends it at once", async () => {
  const { child, ended, closings, said } = await start("hangs");
  child.kill("SIGTERM");
  await vi.waitFor(() => expect(closings()).toBe(1), { timeout: 60_000 });
  child.kill("SIGTERM");
  expect(await ended()).toBe(1);
  expect(said()).not.toContain("closing took too long");
  expect(closings()).toBe(1);
});

test("a close that takes too long is not waited for", async () => {
  const { child, ended, said } = await start("hangs briefly");
  child.kill("SIGTERM");
  expect(await ended()).toBe(1);
  expect(said()).toContain("closing took too long");
});

test("a close that fails is logged, without its words, and exits with 1", async () => {
  const { child, ended, said } = await start("fails");
  child.kill("SIGTERM");
  expect(await ended()).toBe(1);
  expect(said()).toContain("could not close cleanly");
  expect(said()).not.toContain("secret");
});

test("the bot can ask for its own end, with a code", async () => {
  const { ended, closings } = await start("from within");
  expect(await ended()).toBe(3);
  expect(closings()).toBe(1);
});

test.each(["uncaught", "unhandled"])(
  "an error that is %s closes, exits with 1, and is not printed whole",
  async (how) => {
    const { ended, said, closings } = await start(how);
    expect(await ended()).toBe(1);
    expect(closings()).toBe(1);
    expect(said()).toContain("an error that nothing caught");
    expect(said()).toContain("closing-child.ts");
    expect(said()).not.toContain("secret");
  },
);
