import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CACHE_FOLDER } from "../../../src/ops/compile-cache.ts";

test("an image is made with all that a start takes over: in the container nothing can be written", {
  timeout: 120_000,
}, () => {
  const prepared = join(CACHE_FOLDER, "prepared");
  rmSync(prepared, { recursive: true, force: true }); // whoever starts meanwhile makes it anew
  const program = join(import.meta.dirname, "../../../src/bin/prepare.ts");
  const { status, stderr } = spawnSync(process.execPath, [program], { env: { PATH: process.env.PATH } });
  expect([String(stderr), status]).toEqual(["", 0]);
  expect(readdirSync(prepared)).toEqual(expect.arrayContaining(["danger", "medicines", "questions", "said"]));
});
