/** What sort of thing somebody typed. */
export type TypedLine =
  | { readonly kind: "nothing" }
  /** "/sleep tips about:…" without its slash. */
  | { readonly kind: "slash"; readonly text: string }
  /** ":clock 22:30": the playground is spoken to, not the bot. */
  | { readonly kind: "colon"; readonly name: string; readonly rest: string }
  | { readonly kind: "words"; readonly text: string };

export function readTypedLine(line: string): TypedLine {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  if (text.startsWith("/")) return { kind: "slash", text: text.slice(1).trim() };
  const colon = /^:\s*(\S+)\s*(.*)$/s.exec(text);
  if (colon !== null) return { kind: "colon", name: (colon[1] ?? "").toLowerCase(), rest: colon[2] ?? "" };
  return text === ":" ? { kind: "colon", name: "", rest: "" } : { kind: "words", text };
}
