import { NOTHING_PREPARED, type PreparedForms } from "../../content/load/prepared-forms.ts";
import type { Content } from "../../content/schema/content.ts";
import { plainWords } from "../../content/search/plain-words.ts";
import { cleanText } from "../clean.ts";
import { medicineIndex } from "../medicines/medicine-index.ts";
import { readMedicines } from "../medicines/read-medicines.ts";
import { takenIn } from "../medicines/taken.ts";
import { createFinder, type Finder } from "./expressions.ts";
import { questionReader } from "./read-question.ts";

/** What answers a question. `tips` are ids, the best first; where they are not the answer, they come nearest to one. */
export type Routed = (
  | { readonly kind: "tips" }
  /** Names of what was taken, mixed or asked about, as `/cautions with:` reads them; none where none was named. */
  | { readonly kind: "cautions"; readonly names: readonly string[]; readonly isTaken: boolean }
  /** It has nothing to do with sleep, or nothing answers it. */
  | { readonly kind: "none" }
) & {
  readonly tips: readonly string[];
  /** The answer concerns nobody but whoever asked. */
  readonly isPrivate: boolean;
};

/** Names that are answered for at once: the worst are among them. */
const MOST_NAMES = 8;

export type RouteQuestion = (text: string) => Routed;

/** Reads a question for where it belongs. What it is read with is taken, or built in half a second, with the first. */
export function createRouteQuestion(content: Content, prepared: PreparedForms = NOTHING_PREPARED): RouteQuestion {
  const isSensitive = createIsSensitive(content);

  return (text) => {
    medicineIndex(content, prepared);
    const taken = takenIn(content, text, MOST_NAMES);
    const { answer, tips } = questionReader(content, prepared)(text);
    if (taken.length > 0) return { kind: "cautions", names: taken, isTaken: true, tips, isPrivate: true };
    if (answer === "cautions")
      return { kind: "cautions", names: namesIn(content, text), isTaken: false, tips, isPrivate: true };
    if (answer === "none") return { kind: "none", tips, isPrivate: true };
    return { kind: "tips", tips, isPrivate: isSensitive(text, tips) };
  };
}

function namesIn(content: Content, text: string): string[] {
  const { names } = readMedicines(content, text);
  return names.map(({ medicine }) => medicine.label).slice(0, MOST_NAMES);
}

/** By its words (data/sensitive.json), or because the tip that comes first is about something sensitive. */
function createIsSensitive({ sensitive, topics, tips: all }: Content) {
  const find: Finder = createFinder(sensitive.flatMap(({ words }) => words));
  const topicOf = new Map(all.map(({ id, topic }) => [id, topic]));
  const isSensitiveTopic = new Set(topics.filter((topic) => topic.isSensitive).map(({ id }) => id));

  return (text: string, [first]: readonly string[]): boolean =>
    find(plainWords(cleanText(text))).length > 0 || isSensitiveTopic.has(topicOf.get(first ?? "") ?? "");
}
