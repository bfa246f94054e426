import { problemAt } from "../schema/data-file.ts";
import { type HelpCard, HelpCardId, HelpGuideId } from "../schema/help-card.ts";
import { HelpField, type Helpline } from "../schema/helpline.ts";
import type { UncheckedContent } from "./cross-check.ts";

const CARDS = "help-cards.json";

/** What no single entry can show: a card that is missing, or does not say whom to call; a number that is not vouched for. */
export function* helpProblems(draft: Pick<UncheckedContent, "helpCards" | "helplines" | "sources">): Generator<string> {
  yield* missingEntries(draft);
  for (const entry of draft.helpCards) if (entry.kind === "card") yield* cardProblems(entry);
  for (const helpline of draft.helplines) yield* helplineProblems(helpline);
}

function* missingEntries({ helpCards, sources }: Pick<UncheckedContent, "helpCards" | "sources">): Generator<string> {
  const missing = [...HelpCardId.options, ...HelpGuideId.options].filter(
    (id) => !helpCards.some((one) => one.id === id),
  );
  for (const entry of missing) yield problemAt({ file: CARDS, noun: "entry", entry, field: "" }, "is missing");

  const directories = helpCards.filter(({ kind }) => kind === "directory");
  if (directories.length !== 1)
    yield problemAt(
      { file: CARDS, noun: "", entry: "", field: "" },
      `has ${directories.length} directories; one is shown`,
    );
  for (const { id, sources: named } of directories) {
    if (sources.find((one) => one.id === named[0])?.link !== undefined) continue;
    yield problemAt({ file: CARDS, noun: "entry", entry: id, field: "sources[0]" }, "has no link to show");
  }
}

function* cardProblems({ id: entry, calls }: HelpCard): Generator<string> {
  const spot = { file: CARDS, noun: "entry", entry, field: "calls" };
  if (!calls.some(({ line }) => line === "emergency")) yield problemAt(spot, "do not name the emergency number");
  if (calls.some(({ line, without }) => line === "emergency" && without !== undefined))
    yield problemAt(spot, "say what to do without an emergency number: there is always one");
}

function* helplineProblems(helpline: Helpline): Generator<string> {
  const { id: entry, evidence = {}, onCard = {}, unconfirmed } = helpline;
  const at = (field: string) => ({ file: "helplines.json", noun: "helpline", entry, field });
  for (const field of HelpField.options) {
    const support = evidence[field];
    if (support !== undefined && helpline[field] === null) yield problemAt(at(`evidence.${field}`), "grades no number");
    if ((support === "one" || support === "conflict") && !unconfirmed.includes(field))
      yield problemAt(at(`evidence.${field}`), `is “${support}”, so the number has to be among the unconfirmed`);
    const short = onCard[field];
    const numbers = new Set(digitsIn(helpline[field] ?? ""));
    if (short !== undefined && digitsIn(short).some((digits) => !numbers.has(digits)))
      yield problemAt(at(`onCard.${field}`), `has digits that ${field} has not`);
  }
}

function digitsIn(text: string): string[] {
  return text.match(/\d+/g) ?? [];
}
