/** What a piece of a message's text shows. Text is always text: nothing in it is ever markup of the page. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "bold" | "italic" | "underline" | "strike" | "spoiler"; readonly of: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly of: readonly Inline[] }
  | { readonly kind: "time"; readonly unixSeconds: number; readonly style: string }
  | { readonly kind: "user" | "role" | "channel"; readonly id: string }
  | { readonly kind: "everyone"; readonly text: string }
  | { readonly kind: "command"; readonly name: string }
  | { readonly kind: "emoji"; readonly name: string };

export type Block =
  | { readonly kind: "paragraph" | "small"; readonly of: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly of: readonly Inline[] }
  | { readonly kind: "quote"; readonly of: readonly Block[] }
  | { readonly kind: "list"; readonly start: number | undefined; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "code-block"; readonly text: string };

/** Deeper marks than this stay as they were typed. */
const DEEPEST = 12;

/**
 * Discord's markdown as a tree. In the time of a few passes over the text, whatever it holds.
 * Source of what counts as markdown: support.discord.com, "Markdown Text 101"; of marks in angle brackets:
 * docs.discord.com, "Reference", Message Formatting.
 */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const clean = text.replaceAll("\r", "");
  let from = 0;
  for (const found of clean.matchAll(/```(?:[\w+#.-]*\n)?([\s\S]*?)```\n?/g)) {
    if ((found[1] ?? "").trim() === "") continue;
    blocks.push(...parseLines(clean.slice(from, found.index).split("\n"), 0));
    blocks.push({ kind: "code-block", text: (found[1] ?? "").replace(/\n$/, "") });
    from = found.index + found[0].length;
  }
  if (from < clean.length) blocks.push(...parseLines(clean.slice(from).split("\n"), 0));
  return blocks;
}

function parseLines(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  const endParagraph = () => {
    while (plain.at(-1) === "") plain.pop();
    while (plain[0] === "") plain.shift();
    if (plain.length > 0) blocks.push({ kind: "paragraph", of: parseInline(plain.join("\n")) });
    plain = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const heading = /^(#{1,3})\s+(\S.*)$/.exec(line);
    const small = /^-#\s+(\S.*)$/.exec(line);
    if (heading) {
      endParagraph();
      const level = (heading[1]?.length ?? 1) as 1 | 2 | 3;
      blocks.push({ kind: "heading", level, of: parseInline(heading[2] ?? "") });
    } else if (small) {
      endParagraph();
      blocks.push({ kind: "small", of: parseInline(small[1] ?? "") });
    } else if (line.startsWith(">>> ")) {
      endParagraph();
      const rest = [line.slice(4), ...lines.slice(index + 1)];
      blocks.push({ kind: "quote", of: depth < DEEPEST ? parseLines(rest, depth + 1) : [] });
      return blocks;
    } else if (line === ">" || line.startsWith("> ")) {
      endParagraph();
      const quoted = takeWhile(lines, index, (each) => each === ">" || each.startsWith("> "));
      const inner = quoted.map((each) => each.slice(2));
      blocks.push({ kind: "quote", of: [{ kind: "paragraph", of: parseInline(inner.join("\n")) }] });
      index += quoted.length - 1;
    } else if (isItem(line)) {
      endParagraph();
      const items = takeWhile(lines, index, (each) => isItem(each) || /^ {2,}\S/.test(each));
      blocks.push(...parseList(items, depth));
      index += items.length - 1;
    } else plain.push(line);
  }
  endParagraph();
  return blocks;
}

const ITEM = /^( *)([-*]|\d{1,9}\.)\s+(?=\S)/;

function isItem(line: string): boolean {
  return ITEM.test(line);
}

/** One level of a list; what stands further in belongs to the item above it. */
function parseList(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  const indent = ITEM.exec(lines[0] ?? "")?.[1]?.length ?? 0;
  let items: string[][] = [];
  let mark = "";
  const endList = () => {
    if (items.length === 0) return;
    const start = /\d/.test(mark) ? Number.parseInt(mark, 10) : undefined;
    blocks.push({
      kind: "list",
      start,
      items: items.map(([first = "", ...below]) => [
        { kind: "paragraph" as const, of: parseInline(first) },
        ...(depth < DEEPEST
          ? parseLines(
              below.map((line) => line.replace(/^ {1,2}/, "")),
              depth + 1,
            )
          : []),
      ]),
    });
    items = [];
  };
  for (const line of lines) {
    const found = ITEM.exec(line);
    if (found && (found[1]?.length ?? 0) <= indent + 1) {
      const isNumber = /\d/.test(found[2] ?? "");
      if (items.length > 0 && isNumber !== /\d/.test(mark)) endList();
      if (items.length === 0) mark = found[2] ?? "";
      items.push([line.slice(found[0].length)]);
    } else items.at(-1)?.push(line);
  }
  endList();
  return blocks;
}

function takeWhile(lines: readonly string[], from: number, fits: (line: string) => boolean): string[] {
  let end = from;
  while (end < lines.length && fits(lines[end] ?? "")) end += 1;
  return lines.slice(from, end);
}

const PAIRS = [
  ["**", "bold"],
  ["__", "underline"],
  ["~~", "strike"],
  ["||", "spoiler"],
] as const;

const IN_BRACKETS: readonly (readonly [RegExp, (found: RegExpExecArray) => Inline])[] = [
  [
    /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    ([, unix, style = "f"]) => ({ kind: "time", unixSeconds: Number(unix), style }),
  ],
  [/<\/([^:<>\n]{1,98}):\d{1,20}>/y, ([, name = ""]) => ({ kind: "command", name })],
  [/<@!?(\d{1,20})>/y, ([, id = ""]) => ({ kind: "user", id })],
  [/<@&(\d{1,20})>/y, ([, id = ""]) => ({ kind: "role", id })],
  [/<#(\d{1,20})>/y, ([, id = ""]) => ({ kind: "channel", id })],
  [/<a?:(\w{2,32}):\d{1,20}>/y, ([, name = ""]) => ({ kind: "emoji", name })],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, href = ""]) => ({ kind: "link", href, of: [{ kind: "text", text: href }] })],
];

const MASKED = /\(<?((?:https?|discord):\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?:\s+"[^"\n]*")?\)/y;
const BARE = /https?:\/\/[^\s<>]+/y;
const ESCAPED = /[\\*_~`|>#\-[\]()<:.!+]/;

/** The marks within a paragraph. */
export function parseInline(text: string, depth = 0): readonly Inline[] {
  const out: Inline[] = [];
  let plain = "";
  let at = 0;
  const endText = () => {
    if (plain === "") return;
    plain.split("\n").forEach((line, index) => {
      if (index > 0) out.push({ kind: "break" });
      if (line !== "") out.push({ kind: "text", text: line });
    });
    plain = "";
  };
  const put = (inline: Inline, end: number) => {
    endText();
    out.push(inline);
    at = end;
  };
  const read = createReader(text, depth);
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (letter === "\\" && ESCAPED.test(text[at + 1] ?? "")) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    const found = read(at, letter);
    if (found) put(found.inline, found.end);
    else {
      plain += letter;
      at += 1;
    }
  }
  endText();
  return out;
}

type Found = { readonly inline: Inline; readonly end: number };

/** Reads one mark; what closes nowhere is looked for once. */
function createReader(text: string, depth: number): (at: number, letter: string) => Found | undefined {
  const missing = new Set<string>();
  const find = (what: string, from: number): number => {
    if (missing.has(what)) return -1;
    const found = text.indexOf(what, from);
    if (found < 0) missing.add(what);
    return found;
  };
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  function code(at: number): Found | undefined {
    const ticks = text.startsWith("``", at) ? "``" : "`";
    const end = find(ticks, at + ticks.length);
    if (end <= at + ticks.length) return undefined;
    const inner = text.slice(at + ticks.length, end);
    return { inline: { kind: "code", text: inner }, end: end + ticks.length };
  }

  function bracketed(at: number): Found | undefined {
    for (const [pattern, make] of IN_BRACKETS) {
      const found = match(pattern, at);
      if (found) return { inline: make(found), end: at + found[0].length };
    }
    return undefined;
  }

  function masked(at: number): Found | undefined {
    const close = find("](", at + 1);
    if (close < 0) return undefined;
    const label = text.slice(at + 1, close);
    if (label.trim() === "" || /[\n[]/.test(label)) return undefined;
    const found = match(MASKED, close + 1);
    if (!found?.[1]) return undefined;
    const of = parseInline(label, depth + 1);
    return { inline: { kind: "link", href: found[1], of }, end: close + 1 + found[0].length };
  }

  function bare(at: number): Found | undefined {
    let href = match(BARE, at)?.[0] ?? "";
    while (/[.,:;!?"'\]*_~|]$/.test(href) || (href.endsWith(")") && count(href, ")") > count(href, "("))) {
      href = href.slice(0, -1);
    }
    if (!/^https?:\/\/[^/]/.test(href)) return undefined;
    return { inline: { kind: "link", href, of: [{ kind: "text", text: href }] }, end: at + href.length };
  }

  function paired(at: number): Found | undefined {
    if (depth >= DEEPEST) return undefined;
    for (const [mark, kind] of PAIRS) {
      if (!text.startsWith(mark, at)) continue;
      let end = find(mark, at + 2);
      // "***a***": the last star but two belongs to what is inside.
      while (end >= 0 && text[end + 2] === mark[0] && text[end + 1] === mark[0]) end += 1;
      if (end <= at + 2) continue;
      return { inline: { kind, of: parseInline(text.slice(at + 2, end), depth + 1) }, end: end + 2 };
    }
    return single(at);
  }

  function single(at: number): Found | undefined {
    const mark = text[at] ?? "";
    if ((mark !== "*" && mark !== "_") || /[\s*_]/.test(text[at + 1] ?? " ")) return undefined;
    if (mark === "_" && /\w/.test(text[at - 1] ?? "")) return undefined;
    for (let end = find(mark, at + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
      if (text[end + 1] === mark) {
        end += 1;
        continue;
      }
      if (/\s/.test(text[end - 1] ?? "")) continue;
      if (mark === "_" && /\w/.test(text[end + 1] ?? "")) continue;
      return { inline: { kind: "italic", of: parseInline(text.slice(at + 1, end), depth + 1) }, end: end + 1 };
    }
    missing.add(mark);
    return undefined;
  }

  return (at, letter) => {
    switch (letter) {
      case "`":
        return code(at);
      case "<":
        return bracketed(at);
      case "[":
        return masked(at);
      case "h":
        return /\w/.test(text[at - 1] ?? "") ? undefined : bare(at);
      case "*":
      case "_":
      case "~":
      case "|":
        return paired(at);
      case "@": {
        const word = ["@everyone", "@here"].find((each) => text.startsWith(each, at));
        return word ? { inline: { kind: "everyone", text: word }, end: at + word.length } : undefined;
      }
      default:
        return undefined;
    }
  };
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

/** The same without marks, for a line that has room for a few words. */
export function plainWords(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case "code-block":
          return block.text;
        case "quote":
          return plainWords(block.of);
        case "list":
          return block.items.map(plainWords).join(" ");
        default:
          return inlineWords(block.of);
      }
    })
    .join(" ");
}

function inlineWords(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if ("of" in part) return inlineWords(part.of);
      if ("text" in part) return part.text;
      if (part.kind === "command") return `/${part.name}`;
      if (part.kind === "emoji") return `:${part.name}:`;
      return part.kind === "break" ? " " : "…";
    })
    .join("");
}
