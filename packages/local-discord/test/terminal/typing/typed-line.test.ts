import { expect, test } from "vitest";

import { readTypedLine } from "../../../src/terminal/typing/typed-line.ts";

test.each([
  ["  ", { kind: "nothing" }],
  ["/sleep tips", { kind: "slash", text: "sleep tips" }],
  ["  / ", { kind: "slash", text: "" }],
  [":Clock 22:30", { kind: "colon", name: "clock", rest: "22:30" }],
  [": dm  stop it", { kind: "colon", name: "dm", rest: "stop it" }],
  [":", { kind: "colon", name: "", rest: "" }],
  ["15 more minutes", { kind: "words", text: "15 more minutes" }],
])("“%s” is understood by its first letter", (line, expected) => {
  expect(readTypedLine(line)).toEqual(expected);
});
