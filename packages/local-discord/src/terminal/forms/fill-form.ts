import type { OpenForm } from "../../types.ts";
import type { Look } from "../render/look.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { renderRule } from "../render/rule.ts";
import { plain } from "../render/span.ts";
import { wrap } from "../render/wrap.ts";
import { isProblem } from "../typing/problem.ts";
import { type FormField, formParts } from "./form-fields.ts";
import { readField } from "./read-field.ts";

export type FormDesk = {
  print(text: string): void;
  ask(prompt: string): Promise<string | undefined>;
};

/** Asks for a form's fields one by one. Undefined when it was cancelled or the input ended. */
export async function fillForm(
  form: OpenForm,
  desk: FormDesk,
  look: Look,
): Promise<Record<string, string> | undefined> {
  const parts = formParts(form.data);
  const count = parts.filter((part) => "field" in part).length;
  desk.print(`\n${renderOpening(form, look).join("\n")}`);

  const values: Record<string, string> = {};
  for (const part of parts) {
    if ("text" in part) {
      desk.print(renderMarkdown(part.text, look).join("\n"));
      continue;
    }
    desk.print(renderField(part.field, Object.keys(values).length + 1, count, look).join("\n"));
    const value = await askField(part.field, desk, look);
    if (value === undefined) return undefined;
    values[part.field.customId] = value;
  }
  return values;
}

async function askField(field: FormField, desk: FormDesk, look: Look): Promise<string | undefined> {
  for (;;) {
    const line = await desk.ask("  > ");
    if (line === undefined || line.trim().toLowerCase() === ":cancel") return undefined;
    const read = readField(field, line);
    if (!isProblem(read)) return read.value;
    desk.print(wrap([plain(read.problem)], look).join("\n"));
  }
}

function renderOpening(form: OpenForm, look: Look): string[] {
  const how = "One line for each field. Enter leaves a field blank where that is allowed, :cancel closes the form.";
  return [...renderRule(`Form: ${form.data.title}`, "─", look), ...wrap([plain(how)], look)];
}

function renderField(field: FormField, number: number, count: number, look: Look): string[] {
  const blank = field.required ? "" : " (may be blank)";
  return [
    ...wrap([{ text: `${number} of ${count} · ${field.label}${blank}`, styles: ["bold"] }], look),
    ...[...aboutField(field)].flatMap((line) => wrap([plain(line)], { ...look, first: "  " })),
  ];
}

function* aboutField({ description, preset, input }: FormField): Generator<string> {
  if (description !== undefined) yield description;
  if (input.kind === "text" && input.example !== undefined) yield `For example: ${input.example}`;
  if (input.kind === "entries") {
    for (const [index, entry] of input.entries.entries()) {
      yield `[${index + 1}] ${entry.label}${entry.description === undefined ? "" : ` – ${entry.description}`}`;
    }
    if (input.most > 1) yield `Up to ${input.most}: type their numbers with blanks between.`;
  }
  if (input.kind === "yes-or-no") yield "Type yes or no.";
  if (input.kind === "elsewhere") yield "Cannot be filled in here: press Enter.";
  if (preset !== "") yield `Enter keeps: ${presetWords(preset, input)}`;
}

function presetWords(preset: string, input: FormField["input"]): string {
  if (input.kind === "yes-or-no") return preset === "true" ? "yes" : "no";
  if (input.kind !== "entries") return preset;
  const values = preset.split(",");
  return input.entries
    .filter(({ value }) => values.includes(value))
    .map(({ label }) => label)
    .join(", ");
}
