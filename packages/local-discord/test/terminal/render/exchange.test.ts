import { expect, test } from "vitest";

import { renderExchange } from "../../../src/terminal/render/exchange.ts";
import type { Exchange } from "../../../src/types.ts";
import { look } from "./look.ts";

const exchange: Exchange = {
  method: "POST",
  path: "/interactions/1574093909613117504/aW50ZXJhY3Rpb246MTU3NDA5MzkwOTYxMzExNzUwNA/callback",
  query: { with_response: "true" },
  body: { type: 4, data: { content: "Dim the lights." } },
  status: 200,
  answer: { interaction: { id: "1574093909613117504", token: "aW50ZXJhY3Rpb246MTU3NDA5MzkwOQ" } },
  at: Temporal.Instant.from("2026-11-22T20:30:05Z"),
};

test("a request is shown as it went over the wire, with its tokens shortened", () => {
  expect(renderExchange(exchange, "9 of 9", look)).toEqual([
    "── 9 of 9 · 21:30:05 · answered 200 ────────────────────────────────────────────",
    "POST /interactions/1574093909613117504/aW50ZX…/callback?with_response=true",
    "Sent:",
    "{",
    '  "type": 4,',
    '  "data": {',
    '    "content": "Dim the lights."',
    "  }",
    "}",
    "Answer:",
    "{",
    '  "interaction": {',
    '    "id": "1574093909613117504",',
    '    "token": "aW50ZX…"',
    "  }",
    "}",
  ]);
});

test("an answer that was lost is told from an empty one", () => {
  const lost = renderExchange({ ...exchange, body: undefined, status: 0, answer: undefined }, "1 of 1", look);

  expect(lost[0]).toContain("no answer: the connection was cut");
  expect(lost.slice(2)).toEqual(["Sent: nothing", "Answer: nothing"]);
});

test("a long body is cut, unless the whole is asked for", () => {
  const long = { ...exchange, body: Array.from({ length: 100 }, (_, index) => index) };

  expect(renderExchange(long, "1 of 1", look)).toContain("… and 42 more lines, which :inspect last whole shows");
  expect(renderExchange(long, "1 of 1", look, true)).toContain("  99");
});

test("long text goes on below, with not a character lost", () => {
  const text = "Keep the bedroom dark, quiet  and a little cooler than the rest of the house";
  const lines = renderExchange({ ...exchange, body: { text } }, "1 of 1", { ...look, width: 40 });

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(lines).toContain('  "text": "Keep the bedroom dark, quiet');
});
