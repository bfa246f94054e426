import type { Caution } from "../schema/caution.ts";
import { problemAt } from "../schema/data-file.ts";
import type { Sourced } from "../schema/entry.ts";
import type { Source } from "../schema/source.ts";
import type { UncheckedContent } from "./cross-check.ts";

/** Discord refuses more over all text displays of one message (discord.js guide, display-components). */
export const LONGEST_MESSAGE = 4_000;
/** Kept free on every message for what stands beside an answer to words that somebody typed. */
export const BESIDE_WORDS = 400;
const MESSAGE = LONGEST_MESSAGE - BESIDE_WORDS;
/** Kept free for headings, and for where to get help. */
const AROUND = 500;
/** Kept free for a heading alone. */
const HEADING = 100;

/** What is shown together and would not fit in one message: a topic's cards, and the sources behind one of them. */
export function messageProblems({
  cautions,
  cautionTopics,
  tips,
  sources,
}: Pick<UncheckedContent, "cautions" | "cautionTopics" | "tips" | "sources">): string[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  const problems: string[] = [];

  for (const { id } of cautionTopics) {
    const cards = cautions.filter((card) => card.topic === id);
    const spot = { file: "caution-topics.json", noun: "caution topic", entry: id, field: "" };
    const cardsTake = sum(cards.map(cautionLength));
    if (cardsTake > MESSAGE - AROUND)
      problems.push(problemAt(spot, `its cards take ${cardsTake} of ${MESSAGE - AROUND} characters`));
  }

  for (const card of cautions) {
    const spot = { file: "cautions.json", noun: "card", entry: card.id, field: "sources" };
    if (sourcesLength(card, known) > MESSAGE - HEADING) problems.push(problemAt(spot, "are too long for a message"));
  }

  for (const tip of tips) {
    const take = 3 * sourcesLength(tip, known); // three tips are shown at once; each may use a third
    if (take > MESSAGE - HEADING)
      problems.push(
        problemAt(
          { file: "sleep-tips.json", noun: "tip", entry: tip.id, field: "sources" },
          "are too long for a message",
        ),
      );
  }
  return problems;
}

function cautionLength({ title, steps = [], text }: Caution): number {
  return title.length + sum(steps.map((step) => step.length + 4)) + text.length + 20;
}

function sourcesLength(entry: Sourced & { title: string }, known: ReadonlyMap<string, Source>): number {
  const lines = entry.sources.map((id) => {
    const source = known.get(id);
    return source === undefined ? 0 : source.title.length + source.publisher.length + (source.link?.length ?? 0) + 20;
  });
  return entry.title.length + sum(lines) + 30;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
