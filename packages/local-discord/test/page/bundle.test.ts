import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildPageScript } from "../../src/page/bundle.ts";

const LARGEST_BYTES = 150_000;
const LARGEST_GZIP_BYTES = 60_000;

test("what the browser loads stays small, and asks for nothing elsewhere", async () => {
  const script = await buildPageScript();
  const css = readFileSync(join(import.meta.dirname, "../../src/page/client/page.css"), "utf8");
  expect(script.length + css.length).toBeLessThan(LARGEST_BYTES);
  expect(gzipSync(script).length + gzipSync(css).length).toBeLessThan(LARGEST_GZIP_BYTES);
  expect(script).not.toMatch(/innerHTML\s*=(?!=)(?!.{0,80}__html)|\beval\(|new Function\(/);
  expect(css).not.toMatch(/@import|url\(/);
});
