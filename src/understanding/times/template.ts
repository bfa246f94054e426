import { cleanText } from "../clean.ts";
import { type InDigits, ORDINAL } from "./numbers.ts";
import { wordPattern } from "./phrase-pattern.ts";

/** What stood in the places of a template. */
export type Slots = Readonly<Record<string, string>>;

export type Template = {
  /** What was in its places; undefined when the text does not have this form. */
  readonly match: (text: string) => Slots | undefined;
  /** Each sum that the form may stand for. */
  readonly sums: readonly Sum[];
};

/** A number of minutes made of constants and of what stood in the places. */
export type Sum = readonly { readonly factor: number; readonly slot: string | undefined }[];

const NOT_BEFORE = "(?<![\\d:.,/])";
const NOT_AFTER = "(?![\\d:]|[.,/]\\d)";
const SLOTS: Readonly<Record<string, string>> = {
  /** An hour; "!" says that it is of the 24-hour clock. */
  H: `${NOT_BEFORE}(\\d{1,2}!?)${NOT_AFTER}`,
  M: `${NOT_BEFORE}(\\d{1,2})${NOT_AFTER}`,
  /** Minutes in two digits. */
  Z: `${NOT_BEFORE}(\\d{2})${NOT_AFTER}`,
  N: `${NOT_BEFORE}(\\d{1,4}(?:[.,]\\d{1,2})?)${NOT_AFTER}`,
  O: `${NOT_BEFORE}(\\d{1,2})${ORDINAL}`,
  /** A whole time: "22:30". */
  T: `${NOT_BEFORE}(\\d{1,2}):(\\d{2})${NOT_AFTER}`,
};
const TOKEN = /[HMZNOT]|[()[\]|]| +|[^HMZNOT()[\]| ]+/gu;

/**
 * A template is words with places in them: "M (minutes) past H". What stands in (…) may be left out, of [a|b] one must
 * be there. H is an hour, M minutes, Z minutes in two digits, N any number, O an ordinal, T a whole time.
 *
 * @param value what it makes in minutes, such as "60H+M"; with "|" between readings that are all possible
 */
export function compileTemplate(written: string, value: string, inDigits: InDigits): Template {
  const slots: string[] = [];
  let source = "";
  const tokens = written.match(TOKEN) ?? [];
  for (const [at, token] of tokens.entries()) {
    if (token in SLOTS) {
      slots.push(...(token === "T" ? ["H", "M"] : [token === "Z" ? "M" : token]));
      source += SLOTS[token] + (at === tokens.length - 1 ? "" : "\\s*");
    } else if (/^ +$/u.test(token)) source += "\\s*";
    else if (token === "(" || token === "[") source += "(?:";
    else if (token === ")") source += ")?";
    else if (token === "]") source += ")";
    else if (token === "|") source += "|";
    else source += wordPattern(inDigits(cleanText(token)));
  }
  const pattern = new RegExp(`^${source}$`, "u");
  return {
    match(text) {
      const found = pattern.exec(text);
      return found ? Object.fromEntries(slots.map((slot, at) => [slot, found[at + 1] ?? ""])) : undefined;
    },
    sums: value.split("|").map(sumOf),
  };
}

export function compileTemplates(
  templates: Readonly<Record<string, readonly string[]>>,
  inDigits: InDigits,
): readonly Template[] {
  return Object.entries(templates).flatMap(([value, forms]) =>
    forms.map((form) => compileTemplate(form, value, inDigits)),
  );
}

function sumOf(value: string): Sum {
  return [...value.matchAll(/([+-]?)(\d*)([HMNO]?)/gu)]
    .filter(([all]) => all !== "")
    .map(([, sign, digits = "", slot = ""]) => ({
      factor: (sign === "-" ? -1 : 1) * (digits === "" ? 1 : Number(digits)),
      slot: slot === "" ? undefined : slot,
    }));
}
