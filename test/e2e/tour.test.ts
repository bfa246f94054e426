import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { groupEndsWithTest } from "../support/ends-with-test.ts";
import { tempFolder } from "../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

/** `npm start -- …` through a pipe with no input. */
async function npmStart(...words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn("npm", ["start", "--", ...words], {
    cwd: ROOT,
    env: { PATH, HOME, STATE_DIR: tempFolder() },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  groupEndsWithTest(child);
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, said: said.join("") };
}

test("the tour shows a tip, a caution, a reminder, its night, Skip and Stop, and exits with 0", async () => {
  const { code, said } = await npmStart("--tour");

  const seen = [
    "Why: ",
    "Hard to wake",
    "Your reminder is on",
    "Time to wind down",
    "Skipped for tonight",
    "Time to wind down",
    "I won't send any more",
    "That was the tour",
  ];
  let from = 0;
  for (const words of seen) {
    const at = said.indexOf(words, from);
    expect(at, `${words} in\n${said}`).toBeGreaterThan(-1);
    from = at + words.length;
  }
  expect(code).toBe(0);
});

test("a word npm start does not know is named, and nothing starts", async () => {
  const { code, said } = await npmStart("--tuor");

  expect(said).toContain("“--tuor”");
  expect(said).not.toContain("practice Discord");
  expect(code).toBe(1);
});
