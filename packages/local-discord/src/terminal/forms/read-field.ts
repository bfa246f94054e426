import type { Problem } from "../typing/problem.ts";
import type { FormEntry, FormField } from "./form-fields.ts";

/** What one line typed into a field sends, or why the form would not take it. */
export function readField(field: FormField, line: string): { readonly value: string } | Problem {
  const text = line.trim();
  if (text === "") {
    if (field.preset === "" && field.required) return { problem: "This one cannot be left blank." };
    return { value: field.preset };
  }
  switch (field.input.kind) {
    case "text":
      return readText(text, field.input.shortest, field.input.longest);
    case "entries":
      return readEntries(text, field.input.entries, field.input.fewest, field.input.most);
    case "yes-or-no":
      return readYesOrNo(text);
    case "elsewhere":
      return { problem: "This one can only be left blank here: press Enter." };
  }
}

function readText(text: string, shortest: number, longest: number): { value: string } | Problem {
  if (text.length > longest) return { problem: `At most ${longest} characters fit; this has ${text.length}.` };
  return text.length < shortest ? { problem: `At least ${shortest} characters are needed.` } : { value: text };
}

function readEntries(
  text: string,
  entries: readonly FormEntry[],
  fewest: number,
  most: number,
): { value: string } | Problem {
  const wanted = /^[\d\s,]+$/.test(text) ? text.split(/[\s,]+/).filter((part) => part !== "") : [text];
  const picked: string[] = [];
  for (const part of wanted) {
    const entry = entries.find(({ label }) => label.toLowerCase() === part.toLowerCase()) ?? entries[Number(part) - 1];
    if (entry === undefined)
      return { problem: `There is no “${part}” here; type a number from 1 to ${entries.length}.` };
    picked.push(entry.value);
  }
  if (picked.length > most) return { problem: most === 1 ? "Pick one." : `Pick at most ${most}.` };
  return picked.length < fewest ? { problem: `Pick at least ${fewest}.` } : { value: picked.join(",") };
}

function readYesOrNo(text: string): { value: string } | Problem {
  if (/^(y|yes|true|on)$/i.test(text)) return { value: "true" };
  return /^(n|no|false|off)$/i.test(text) ? { value: "false" } : { problem: "Type yes or no." };
}
