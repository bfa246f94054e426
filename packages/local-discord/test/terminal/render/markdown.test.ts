import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";

import { renderMarkdown } from "../../../src/terminal/render/markdown.ts";
import { look } from "./look.ts";

test.each([
  ["bold and italics lose their marks", "**Dim** the *lights* _now_ __please__", ["Dim the lights now please"]],
  ["marks inside marks", "**bold with *italics* inside**", ["bold with italics inside"]],
  ["an underscore inside a word stays", "snake_case_word", ["snake_case_word"]],
  ["stars that mark nothing stay", "2 * 3 * 4", ["2 * 3 * 4"]],
  ["an escaped star stays", String.raw`\*not bold\*`, ["*not bold*"]],
  ["what is to be typed keeps its ticks", "Type `stop` here", ["Type `stop` here"]],
  [
    "a link shows where it leads",
    "See [the study](https://example.org/a_(b))",
    ["See the study (https://example.org/a_(b))"],
  ],
  ["a link whose text is its address shows once", "[https://e.org](https://e.org)", ["https://e.org"]],
  ["underscores in an address are not italics", "https://e.org/a_b_c", ["https://e.org/a_b_c"]],
  ["a command mention is what one would type", "Use </reminder set:123>.", ["Use /reminder set."]],
  ["a mentioned person is named", "Hello <@7> and <@8>", ["Hello @robin and @someone"]],
  ["a spoiler is shown", "||secret||", ["secret"]],
  ["a list", "- one\n- two\n  - three\n1. first", ["• one", "• two", "  • three", "1. first"]],
  ["a quotation", "> said\n> so", ["> said", "> so"]],
  ["small print", "-# Source: somebody", ["Source: somebody"]],
  ["headings are underlined", "# Tonight\n## Light\n### Why", ["Tonight", "=======", "Light", "-----", "Why"]],
  ["a block of code keeps its blanks", "```\na   b\n  c\n```", ["a   b", "  c"]],
  ["blank lines inside stay, outside go", "\na\n\nb\n", ["a", "", "b"]],
])("%s", (_name, text, lines) => {
  expect(renderMarkdown(text, look)).toEqual(lines);
});

test.each([
  ["t", "22:30"],
  ["T", "22:30:00"],
  ["d", "22/11/2026"],
  ["D", "22 November 2026"],
  ["f", "22 November 2026 at 22:30"],
  ["F", "Sunday, 22 November 2026 at 22:30"],
  ["R", "in 1 hour"],
  ["s", "22/11/2026, 22:30"],
  ["S", "22/11/2026, 22:30:00"],
])("a timestamp of style %s shows the reader's own clock", (style, shown) => {
  const unix = Temporal.Instant.from("2026-11-22T21:30Z").epochMilliseconds / 1000;

  expect(renderMarkdown(`<t:${unix}:${style}>`, look)).toEqual([shown]);
});

test("a timestamp without a style is a date and a time", () => {
  expect(renderMarkdown("<t:1795383000>", look)).toEqual(["22 November 2026 at 22:30"]);
});

test("a relative timestamp in the past says so", () => {
  expect(renderMarkdown("<t:1795379100:R>", look)).toEqual(["5 minutes ago"]);
});

test("long lines break between words, and a list goes on under its text", () => {
  const text = "- Keep the bedroom dark, quiet and a little cooler than the rest";

  expect(renderMarkdown(text, { ...look, width: 30 })).toEqual([
    "• Keep the bedroom dark, quiet",
    "  and a little cooler than the",
    "  rest",
  ]);
});

test("an address is never broken, so that it can be copied", () => {
  const address = "https://example.org/a/very/long/address/of/a/study";

  expect(renderMarkdown(`See ${address}`, { ...look, width: 20 })).toEqual(["See", address]);
});

test("wide characters count twice", () => {
  expect(renderMarkdown("睡眠 睡眠 睡眠", { ...look, width: 10 })).toEqual(["睡眠 睡眠", "睡眠"]);
});

test("colour adds nothing but colour", () => {
  const text = "## Heading\n**bold** and [link](https://e.org)";
  const coloured = renderMarkdown(text, { ...look, colour: true });

  expect(coloured.join("\n")).toContain("\u001B[1m");
  expect(coloured.map(stripVTControlCharacters)).toEqual(["Heading", "bold and link (https://e.org)"]);
});
