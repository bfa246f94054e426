/** One string of a source file, without what is put into it, and the code just before it. */
export type Found = { readonly text: string; readonly before: string };

/** Every string and template in TypeScript code, those inside templates too. Comments are stepped over. */
export function stringsIn(code: string): Found[] {
  const found: Found[] = [];
  readCode(code, 0, found);
  return found;
}

/** Reads code until its end, or until the brace that closes a template's hole; says where it stopped. */
function readCode(code: string, from: number, found: Found[]): number {
  let depth = 0;
  for (let at = from; at < code.length; at++) {
    const two = code.slice(at, at + 2);
    const one = code[at];
    if (two === "//") at = endOf(code, "\n", at);
    else if (two === "/*") at = endOf(code, "*/", at) + 1;
    else if (one === '"' || one === "'") at = readQuoted(code, at, one, found);
    else if (one === "`") at = readTemplate(code, at, found);
    else if (one === "{") depth++;
    else if (one === "}" && depth-- === 0) return at;
  }
  return code.length;
}

function readQuoted(code: string, from: number, quote: string, found: Found[]): number {
  let at = from + 1;
  while (at < code.length && code[at] !== quote) at += code[at] === "\\" ? 2 : 1;
  found.push({ text: code.slice(from + 1, at), before: code.slice(Math.max(0, from - 40), from) });
  return at;
}

function readTemplate(code: string, from: number, found: Found[]): number {
  let text = "";
  let at = from + 1;
  for (; at < code.length && code[at] !== "`"; at++) {
    if (code.startsWith("${", at)) {
      at = readCode(code, at + 2, found);
      text += "{}";
    } else if (code[at] === "\\") text += code[++at] === "n" ? "\n" : code[at];
    else text += code[at];
  }
  found.push({ text, before: code.slice(Math.max(0, from - 40), from) });
  return at;
}

function endOf(code: string, mark: string, from: number): number {
  const at = code.indexOf(mark, from + 2);
  return at < 0 ? code.length : at;
}
