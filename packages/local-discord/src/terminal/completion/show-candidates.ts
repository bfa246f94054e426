import { flow } from "../render/flow.ts";
import type { Look } from "../render/look.ts";
import { plain } from "../render/span.ts";
import { textWidth } from "../render/text-width.ts";
import { wrap } from "../render/wrap.ts";
import type { Candidate } from "./completion.ts";

/** More lines would scroll away what one is answering to. */
const mostLines = 12;

/** What there is to choose from: one a line with what each stands for, or only the words when there are many. */
export function showCandidates(candidates: readonly Candidate[], look: Look): string[] {
  const words = candidates.map(({ text }) => text.trim());
  if (candidates.length > mostLines) return flow(words, look);

  const column = Math.max(...words.map(textWidth)) + 4;
  return candidates.flatMap(({ text, about = "" }) => {
    const word = text.trim();
    if (about === "") return wrap([plain(word)], { ...look, first: "  ", rest: "    " });
    if (column > look.width / 2) return wrap([plain(`${word} – ${about}`)], { ...look, first: "  ", rest: "      " });
    return wrap([plain(about)], { ...look, first: `  ${word}${" ".repeat(column - 2 - textWidth(word))}` });
  });
}
