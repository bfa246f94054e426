import { editDistance } from "./nearest.ts";
import type { Problem } from "./problem.ts";

/** An option as typed, not yet checked. */
export type TypedOption = {
  readonly name: string;
  readonly text: string;
  /** Taken exactly as it stands: it was in quotes. */
  readonly quoted: boolean;
};

/**
 * `about:can't switch off private:true` → about, private. A value runs until the next name of an option, so it
 * may hold blanks and colons; quotes around a value keep such a name inside it. Words before the first name go
 * to the first option that is not named: Discord puts required ones first.
 */
export function splitOptions(text: string, names: readonly string[]): TypedOption[] | Problem {
  const marks = findNames(text, names);
  const lead = text.slice(0, marks[0]?.start ?? text.length).trim();
  const named = marks.map(({ name, end }, index) =>
    unquote(name, text.slice(end, marks[index + 1]?.start ?? text.length)),
  );

  const twice = named.find(({ name }, index) => named.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) return { problem: `“${twice.name}” is there twice; give it once.` };

  const mistyped = mistypedName(lead, named, names);
  if (mistyped !== undefined) return { problem: mistyped };
  if (lead === "") return named;

  const free = names.find((name) => !named.some((option) => option.name === name));
  if (free === undefined) return { problem: takesNoWords(lead, names) };
  return [unquote(free, lead), ...named];
}

/** Where the name of an option stands, its colon included. */
export type Mark = { readonly name: string; readonly start: number; readonly end: number };

/** The names of options in `text`, in order; one inside a quoted value is part of the value. */
export function findNames(text: string, names: readonly string[]): Mark[] {
  const marks: Mark[] = [];
  for (const found of text.matchAll(/(?<=^|\s)([\p{L}\p{N}_-]+):/gu)) {
    const name = names.find((one) => one === found[1]?.toLowerCase());
    if (name === undefined || insideQuotes(text, found.index)) continue;
    marks.push({ name, start: found.index, end: found.index + found[0].length });
  }
  return marks;
}

/** Whether a quoted value is open at `position`. Only a double quote that begins a value opens one. */
function insideQuotes(text: string, position: number): boolean {
  let close = "";
  for (let index = 0; index < position; index += 1) {
    const letter = text[index] ?? "";
    if (close !== "") {
      if (letter === close) close = "";
    } else if (quotes.has(letter) && /(^|[\s:])$/.test(text.slice(0, index))) {
      const end = quotes.get(letter) ?? "";
      if (text.includes(end, index + 1)) close = end;
    }
  }
  return close !== "";
}

const quotes = new Map([
  ['"', '"'],
  ["“", "”"],
]);

function unquote(name: string, raw: string): TypedOption {
  const text = raw.trim();
  const close = quotes.get(text[0] ?? "");
  const quoted = close !== undefined && text.length >= 2 && text.endsWith(close);
  return { name, text: quoted ? text.slice(1, -1) : text, quoted };
}

/** "bedtme:22:30" must not be sent as somebody's bedtime, nor "zon:Lisbon" as the end of one. */
function mistypedName(lead: string, named: readonly TypedOption[], names: readonly string[]): string | undefined {
  const atStart = /^(\p{L}[\p{L}\p{N}_-]*):/u.exec(lead)?.[1];
  if (atStart !== undefined && names.length > 0) {
    const meant = closest(atStart, names);
    const hint = meant === undefined ? "" : ` Did you mean ${meant}:?`;
    return `There is no option “${atStart}” here; there is ${names.map((name) => `${name}:`).join(", ")}.${hint}`;
  }
  const free = names.filter((name) => !named.some((option) => option.name === name));
  for (const { text, quoted } of [...named, { text: lead, quoted: false }]) {
    if (quoted) continue;
    for (const found of text.matchAll(/(?<=\s)(\p{L}[\p{L}\p{N}_-]+):/gu)) {
      const meant = closest(found[1] ?? "", free);
      if (meant === undefined) continue;
      return `There is no option “${found[1]}” here. Did you mean ${meant}:? If it is part of the text, put the text in quotes.`;
    }
  }
  return undefined;
}

function closest(word: string, names: readonly string[]): string | undefined {
  return names.find((name) => editDistance(word.toLowerCase(), name) <= (name.length < 5 ? 1 : 2));
}

function takesNoWords(lead: string, names: readonly string[]): string {
  if (names.length === 0) return `This command takes nothing after its name; leave out “${lead}”.`;
  return `I cannot tell what “${lead}” belongs to; every option is there already.`;
}
