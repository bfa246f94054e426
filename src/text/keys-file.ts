import type { Message } from "./message.ts";
import type { MessagesOf } from "./texts.ts";

/** The text of src/text/keys.ts: every key of English, and what its sentence has to be told. */
export function keysFile(english: MessagesOf): string {
  const entries = [...english]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, message]) => {
      const told = [...message.arguments.keys()];
      if (told.length === 0) return `  readonly "${key}": null;`;
      const fields = told.map((name) => `    readonly ${name}: ${typeOf(message, name)};`);
      return [`  readonly "${key}": {`, ...fields, "  };"].join("\n");
    });
  const usesWord = entries.some((entry) => entry.includes(": Word;"));
  return [
    "// Written by `npm run text` from data/text/en. Change the sentences there.",
    ...(usesWord ? ['import type { Word } from "./text.ts";'] : []),
    "",
    "/** Every sentence by key, with what it has to be told; null for nothing. */",
    "export interface Sentences {",
    ...entries,
    "}",
    "",
  ].join("\n");
}

function typeOf({ arguments: told, choices }: Message, name: string): string {
  const among = choices.get(name);
  if (among !== undefined) return among.map((choice) => `"${choice}"`).join(" | ");
  return told.get(name) === "number" ? "number" : "Word";
}
