import { checkQuestions, checkResult } from "../choose/run-check.ts";
import { Urgency } from "../schema/check.ts";
import { problemAt } from "../schema/data-file.ts";
import type { UncheckedContent } from "./cross-check.ts";

const FILE = "check.json";

/** A button carries the ids of every yes, beside a country and the question it belongs to (Discord: 100 characters). */
const IDS_ROOM = 64;

/** What no single entry of `/sleep check` can show: urgent questions late, an answer to nobody, a page not public. */
export function* checkProblems(draft: Pick<UncheckedContent, "check" | "sources">): Generator<string> {
  const spot = { file: FILE, noun: "", entry: "", field: "" };
  const questions = checkQuestions(draft);
  const order = questions.map(({ urgency }) => Urgency.options.indexOf(urgency));
  if (order[0] !== 0) yield problemAt(spot, "does not ask about a crisis first");
  if (order.some((rank, index) => rank < (order[index - 1] ?? 0)))
    yield problemAt(spot, "asks something urgent after something that can wait");
  if (questions.map(({ id }) => id).join(".").length > IDS_ROOM)
    yield problemAt(spot, `has ids of questions longer than ${IDS_ROOM} characters together`);
  for (const yes of [[], questions.map(({ id }) => id)])
    if (checkResult(draft, yes).cards.length === 0) yield problemAt(spot, "leaves somebody without a closing card");

  for (const entry of draft.check) {
    if (entry.kind === "question" || !entry.readOn) continue;
    for (const [index, id] of entry.sources.entries()) {
      const source = draft.sources.find((one) => one.id === id);
      if (source === undefined || (source.tier === "official" && source.link !== undefined)) continue;
      const at = { file: FILE, noun: "entry", entry: entry.id, field: `sources[${index}]` };
      yield problemAt(at, `“${id}” is no public page that may be linked`);
    }
  }
}
