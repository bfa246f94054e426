import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Block,
  type Inline,
  parseInline,
  parseMarkdown,
  plainWords,
} from "../../src/page/client/text/markdown.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });
const paragraph = (...of: Inline[]): Block => ({ kind: "paragraph", of });

describe("within a paragraph", () => {
  test.each<[string, Inline[]]>([
    ["**a _b_**", [{ kind: "bold", of: [text("a "), { kind: "italic", of: [text("b")] }] }]],
    ["***a***", [{ kind: "bold", of: [{ kind: "italic", of: [text("a")] }] }]],
    ["__u__ ~~s~~", [{ kind: "underline", of: [text("u")] }, text(" "), { kind: "strike", of: [text("s")] }]],
    ["||secret||", [{ kind: "spoiler", of: [text("secret")] }]],
    ["`**a**`", [{ kind: "code", text: "**a**" }]],
    ["a_b_c 2 * 3 * 4", [text("a_b_c 2 * 3 * 4")]],
    ["\\*a\\*", [text("*a*")]],
    ["**open", [text("**open")]],
    ["[a](https://b.c/d)", [{ kind: "link", href: "https://b.c/d", of: [text("a")] }]],
    [
      "see https://b.c/d_(e).",
      [text("see "), { kind: "link", href: "https://b.c/d_(e)", of: [text("https://b.c/d_(e)")] }, text(".")],
    ],
    ["<https://b.c>", [{ kind: "link", href: "https://b.c", of: [text("https://b.c")] }]],
    ["<t:1773352800:R>", [{ kind: "time", unixSeconds: 1773352800, style: "R" }]],
    ["<t:-1>", [{ kind: "time", unixSeconds: -1, style: "f" }]],
    ["</reminder set:123>", [{ kind: "command", name: "reminder set" }]],
    [
      "<@1> <@&2> <#3>",
      [{ kind: "user", id: "1" }, text(" "), { kind: "role", id: "2" }, text(" "), { kind: "channel", id: "3" }],
    ],
    ["<:moon:12>", [{ kind: "emoji", name: "moon" }]],
    ["a\nb", [text("a"), { kind: "break" }, text("b")]],
  ])("%j", (typed, expected) => {
    expect(parseInline(typed)).toEqual(expected);
  });

  test.each([
    "[a](javascript:alert(1))",
    "[a](data:text/html,x)",
    "<javascript:alert(1)>",
    "javascript:alert(1)",
    '<img src=x onerror="alert(1)">',
    "<script>alert(1)</script>",
    "[a](file:///etc/passwd)",
    "[a](HTTPS.evil:x)",
  ])("%s stays text", (typed) => {
    expect(parseInline(typed).every(({ kind }) => kind === "text")).toBe(true);
    expect(
      parseInline(typed)
        .map((part) => ("text" in part ? part.text : ""))
        .join(""),
    ).toBe(typed);
  });
});

describe("blocks", () => {
  test.each<[string, Block[]]>([
    [
      "# One\n## Two\n-# small\nplain",
      [
        { kind: "heading", level: 1, of: [text("One")] },
        { kind: "heading", level: 2, of: [text("Two")] },
        { kind: "small", of: [text("small")] },
        paragraph(text("plain")),
      ],
    ],
    [
      "> a\n> b\nc",
      [{ kind: "quote", of: [paragraph(text("a"), { kind: "break" }, text("b"))] }, paragraph(text("c"))],
    ],
    [">>> a\n\nb", [{ kind: "quote", of: [paragraph(text("a"), { kind: "break" }, { kind: "break" }, text("b"))] }]],
    [
      "- a\n  - b\n- c",
      [
        {
          kind: "list",
          start: undefined,
          items: [
            [paragraph(text("a")), { kind: "list", start: undefined, items: [[paragraph(text("b"))]] }],
            [paragraph(text("c"))],
          ],
        },
      ],
    ],
    ["3. a\n4. b", [{ kind: "list", start: 3, items: [[paragraph(text("a"))], [paragraph(text("b"))]] }]],
    ["```js\n**a**\n```", [{ kind: "code-block", text: "**a**" }]],
    ["#not a heading", [paragraph(text("#not a heading"))]],
  ])("%j", (typed, expected) => {
    expect(parseMarkdown(typed)).toEqual(expected);
  });

  test("as words in one line", () => {
    expect(plainWords(parseMarkdown("## **Time** to\n- wind\n- down"))).toBe("Time to wind down");
  });
});

test("links lead to the web or to Discord, whatever is typed", () => {
  const marks = fc.constantFrom(
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "*",
    "_",
    "|",
    "~",
    "`",
    "\\",
    "\n",
    "> ",
    "- ",
    "# ",
    "a",
  );
  const starts = fc.constantFrom("http://", "https://", "javascript:", "data:", "discord://", "h");
  fc.assert(
    fc.property(fc.array(fc.oneof(marks, starts), { maxLength: 60 }), (pieces) => {
      const hrefs: string[] = [];
      const visit = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        if ("href" in value) hrefs.push(String(value.href));
        for (const inner of Object.values(value)) visit(inner);
      };
      visit(parseMarkdown(pieces.join("")));
      expect(hrefs.every((href) => /^(https?|discord):\/\//.test(href))).toBe(true);
    }),
  );
});

test.each(["*", "_", "**a", "[", "||a", "`", "<", "> ", "- a\n  ", "_a ", "*a", "h", "[a](", "~~", "<t:", "***"])(
  "a whole message of %j is read in no time",
  (piece) => {
    const typed = piece.repeat(Math.ceil(4000 / piece.length));
    const before = performance.now();
    parseMarkdown(typed);
    expect(performance.now() - before).toBeLessThan(500); // a few ms; a way of reading that takes its square takes longer
  },
);
