import { expect, test } from "vitest";

import { textWidth } from "../../src/terminal/render/text-width.ts";
import { sit } from "./sitting.ts";

const everything = [
  "/sleep tips about:light",
  "anothr",
  "/",
  "/slepe",
  "/sleep tips about:?",
  "/log",
  "",
  "22:45",
  "",
  "/remind",
  ":help",
  ":help all",
  ":people",
  ":in dm",
  ":in nowhere",
  ":as sam",
  ":as nobody",
  ":clock",
  ":clock soon",
  ":clock +1d",
  ":inspect 9",
  ":block",
  ":unblock",
  ":drop",
  ":fault",
  ":save",
  ":nothing",
];

test.each([40, 32])("at %i columns nothing is wider, but for what cannot be broken", async (width) => {
  const { ended } = await sit(everything, { WIDTH: String(width) });

  const { code, output } = await ended;
  const tooWide = output
    .split("\n")
    .filter((line) => textWidth(line) > width && !/https?:\/\//.test(line) && !/ > [/:]/.test(line));

  expect(tooWide).toEqual([]);
  expect(output).not.toContain("\u001B");
  expect(code).toBe(0);
});
