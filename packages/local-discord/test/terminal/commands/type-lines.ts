import { expect } from "vitest";
import { sit } from "../sitting.ts";

/** What each of the lines brought to the screen, in their order. */
export async function typeLines(...lines: readonly string[]): Promise<string[]> {
  const { ended } = await sit(lines);
  const { code, output } = await ended;
  expect(code, output).toBe(0);
  return output
    .split(/^\w+ (?:#general|DM) > .*\n/m)
    .slice(2)
    .map((part) => part.trim());
}
