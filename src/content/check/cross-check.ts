import { aboutArticle } from "../choose/article.ts";
import { partsOf } from "../choose/usable.ts";
import type { Content } from "../schema/content.ts";
import { problemAt } from "../schema/data-file.ts";
import type { Sourced } from "../schema/entry.ts";
import type { InteractionClass, Interactions } from "../schema/interaction.ts";
import { EVERY_PART } from "../schema/part-of-day.ts";
import type { ReviewedException } from "../schema/reviewed-exception.ts";
import type { Source } from "../schema/source.ts";
import type { Topic, TopicGroup } from "../schema/topic.ts";
import { checkProblems } from "./check-problems.ts";
import { sleepCostProblems } from "./costs-sleep.ts";
import { eveningProblems } from "./evening-checks.ts";
import { helpProblems } from "./help-problems.ts";
import { medicineProblems } from "./medicine-problems.ts";
import { messageProblems } from "./message-size.ts";
import { programmeProblems } from "./programme-problems.ts";

/** What could be parsed, before it is known to hold together. */
export type UncheckedContent = Omit<Content, "sources" | "interactions"> & {
  readonly sources: readonly Source[];
  readonly interactions: {
    readonly notice: Interactions["notice"] | undefined;
    readonly unlisted: Interactions["unlisted"] | undefined;
    readonly classes: readonly InteractionClass[];
  };
  readonly exceptions: readonly ReviewedException[];
};

/** Discord shows at most 25 options in one menu and 25 autocomplete choices. */
const MENU = 25;
/** Tips shown at once, so that every part of the day can fill one message. */
const TIPS_A_MESSAGE = 3;
/** Ideas for the nightly message: a week without a repeat at the least. */
const NIGHTLY_IDEAS = 7;

/** What no single entry can show: names that point nowhere, names used twice, menus too long, topics left empty. */
export function crossCheck(draft: UncheckedContent): string[] {
  return [
    ...sourceProblems(draft),
    ...repeatProblems(draft),
    ...articleProblems(draft),
    ...articleTopicProblems(draft),
    ...topicProblems(draft),
    ...tooFewProblems(draft),
    ...checkProblems(draft),
    ...programmeProblems(draft),
    ...messageProblems(draft),
    ...eveningProblems(draft),
    ...helpProblems(draft),
    ...placeProblems(draft),
    ...sleepCostProblems(draft.tips),
    ...medicineProblems(draft.medicines),
  ];
}

type EntryList<Entry> = readonly [file: string, noun: string, entries: readonly Entry[]];

function sourcedLists(draft: UncheckedContent): EntryList<Sourced>[] {
  const { notice, unlisted, classes } = draft.interactions;
  return [
    ["sleep-tips.json", "tip", draft.tips],
    ["cautions.json", "caution", draft.cautions],
    ["article-claims.json", "claim", draft.claims],
    ["interactions.json", "class", classes],
    ["interactions.json", "notice", [notice, unlisted].filter((entry) => entry !== undefined)],
    ["medicines/pairs.json", "pair", draft.medicines.pairs],
    ["medicines/named-pairs.json", "named pair", draft.medicines.namedPairs],
    ["medicines/alone.json", "card", draft.medicines.alone],
    ["legal-status.json", "place", draft.jurisdictions],
    ["helplines.json", "helpline", draft.helplines],
    ["help-cards.json", "entry", draft.helpCards],
    ["check.json", "entry", draft.check],
    ["programme.json", "entry", draft.programme.filter((entry) => "sources" in entry)],
    ["relaxation.json", "exercise", draft.relaxation],
    ["awake.json", "card", draft.awake],
  ];
}

function* sourceProblems(draft: UncheckedContent): Generator<string> {
  const known = new Set(draft.sources.map(({ id }) => id));
  for (const [file, noun, entries] of sourcedLists(draft)) {
    for (const { id: entry, sources } of entries) {
      for (const [index, source] of sources.entries()) {
        const spot = { file, noun, entry, field: `sources[${index}]` };
        if (!known.has(source)) yield problemAt(spot, `no such source “${source}”`);
        if (sources.indexOf(source) < index) yield problemAt(spot, `“${source}” is named twice`);
      }
    }
  }
}

function* repeatProblems(draft: UncheckedContent): Generator<string> {
  const lists: EntryList<{ readonly id: string; readonly code?: string }>[] = [
    ...sourcedLists(draft),
    ["sources.json", "source", draft.sources],
    ["topics.json", "topic", draft.topics],
    ["topic-groups.json", "topic group", draft.topicGroups],
    ["tonight.json", "step", draft.tonight],
    ["programme.json", "entry", draft.programme.filter((entry) => !("sources" in entry))],
    ["caution-topics.json", "caution topic", draft.cautionTopics],
    ["article-topics.json", "article topic", draft.articleTopics],
  ];
  for (const [file, noun, entries] of lists) {
    for (const field of ["id", "code"] as const) {
      const names = entries.map((entry) => entry[field]).filter((name) => name !== undefined);
      const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
      for (const entry of repeated) yield problemAt({ file, noun, entry, field }, "is used twice");
    }
  }
}

/** What only shops and advocates say of a law is told, but decides nothing. */
function* placeProblems({ jurisdictions, sources }: UncheckedContent): Generator<string> {
  const tiers = new Map(sources.map(({ id, tier }) => [id, tier]));
  for (const { id: entry, status, sources: its } of jurisdictions) {
    if (status === "unclear" || its.some((id) => tiers.get(id) !== "vendor-or-advocacy")) continue;
    const spot = { file: "legal-status.json", noun: "place", entry, field: "status" };
    yield problemAt(spot, "rests on shop and advocacy pages alone, so it is “unclear”");
  }
}

/** What the article says about dosing is answered; nothing grows from it, and nothing excuses it. */
function* articleProblems({ tips, claims, exceptions }: UncheckedContent): Generator<string> {
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  for (const { id: entry, fromArticle } of tips) {
    if (fromArticle === null) continue;
    const spot = { file: "sleep-tips.json", noun: "tip", entry, field: "fromArticle" };
    const claim = known.get(fromArticle);
    if (claim === undefined) yield problemAt(spot, `no such claim “${fromArticle}”`);
    else if (claim.kind === "dosing") yield problemAt(spot, `“${claim.id}” is about dosing: no tip may grow from it`);
  }
  for (const { file, entry, field } of exceptions) {
    if (file !== "article-claims.json" || field !== "articleSays" || known.get(entry)?.kind !== "dosing") continue;
    const spot = { file: "reviewed-exceptions.json", noun: "exception", entry: `${file} ${entry}`, field };
    yield problemAt(spot, "what the article says about dosing has no exceptions");
  }
}

/** Every statement is found by its matter, and no word leads to two. */
function* articleTopicProblems({ articleTopics, claims, cautions }: UncheckedContent): Generator<string> {
  const file = "article-topics.json";
  yield* menuProblems(file, articleTopics);
  const wordOwners = new Map<string, string>();
  for (const { id: entry, askedAs, claims: its, card } of articleTopics) {
    const spot = { file, noun: "article topic", entry, field: "" };
    for (const id of its)
      if (!claims.some((claim) => claim.id === id))
        yield problemAt({ ...spot, field: "claims" }, `no such claim “${id}”`);
    for (const word of askedAs) {
      const owner = wordOwners.get(word);
      if (owner !== undefined) yield problemAt({ ...spot, field: "askedAs" }, `“${word}” is of “${owner}”, too`);
      wordOwners.set(word, entry);
    }
    if (card !== undefined && !cautions.some(({ id }) => id === card))
      yield problemAt({ ...spot, field: "card" }, `no such card “${card}” in data/cautions.json`);
  }
  for (const { id: entry } of claims)
    if (!articleTopics.some((topic) => topic.claims.includes(entry)))
      yield problemAt(
        { file: "article-claims.json", noun: "claim", entry, field: "" },
        `is in no topic of data/${file}`,
      );
}

function* topicProblems({ tips, topics, topicGroups, cautions, cautionTopics }: UncheckedContent): Generator<string> {
  yield* topicsAgainst("topics.json", "topic", topics, "sleep-tips.json", "tip", tips);
  yield* groupProblems(topics, topicGroups);
  yield* topicsAgainst("caution-topics.json", "caution topic", cautionTopics, "cautions.json", "caution", cautions);
  yield* menuProblems("caution-topics.json", cautionTopics);
}

/** Tips have more topics than a menu holds. A menu shows their groups instead, and then the topics of one group. */
function* groupProblems(topics: readonly Topic[], groups: readonly TopicGroup[]): Generator<string> {
  const file = "topic-groups.json";
  yield* menuProblems(file, groups);
  for (const { id: entry, topics: its } of groups) {
    const spot = { file, noun: "topic group", entry, field: "topics" };
    if (its.length > MENU) yield problemAt(spot, `are ${its.length}; a menu holds ${MENU}`);
    for (const [index, id] of its.entries())
      if (!topics.some((topic) => topic.id === id))
        yield problemAt({ ...spot, field: `topics[${index}]` }, `no such topic “${id}” in data/topics.json`);
  }
  for (const { id: entry } of topics) {
    const found = groups.flatMap((group) => group.topics.filter((id) => id === entry)).length;
    const spot = { file: "topics.json", noun: "topic", entry, field: "" };
    if (found !== 1) yield problemAt(spot, `stands ${found} times in data/${file}, and not once`);
  }
}

function* menuProblems(file: string, entries: readonly unknown[]): Generator<string> {
  if (entries.length > MENU) yield wholeFile(file, `has ${entries.length} entries; a menu holds ${MENU}`);
}

function* topicsAgainst(
  topicFile: string,
  topicNoun: string,
  topics: readonly { readonly id: string }[],
  file: string,
  noun: string,
  entries: readonly { readonly id: string; readonly topic: string }[],
): Generator<string> {
  for (const { id: entry, topic } of entries) {
    if (topics.some(({ id }) => id === topic)) continue;
    yield problemAt({ file, noun, entry, field: "topic" }, `no such topic “${topic}” in data/${topicFile}`);
  }
  for (const { id: entry } of topics) {
    if (entries.some(({ topic }) => topic === entry)) continue;
    yield problemAt({ file: topicFile, noun: topicNoun, entry, field: "" }, `has no ${noun} in data/${file}`);
  }
}

function* tooFewProblems({ tips, topics, cautions }: UncheckedContent): Generator<string> {
  for (const part of EVERY_PART) {
    const fitting = tips.filter((tip) => partsOf(tip, topics).includes(part)).length;
    if (fitting < TIPS_A_MESSAGE)
      yield wholeFile("sleep-tips.json", `has ${fitting} tips for the ${part}; a message shows ${TIPS_A_MESSAGE}`);
  }
  const ideas = tips.filter((tip) => tip.nightlyIdea).length;
  if (ideas < NIGHTLY_IDEAS)
    yield wholeFile("sleep-tips.json", `has ${ideas} nightly ideas; a week needs ${NIGHTLY_IDEAS}`);
  if (!cautions.some(({ topic, steps }) => topic === "emergency" && steps !== undefined))
    yield wholeFile("cautions.json", "has no steps for an emergency");
  if (aboutArticle({ cautions }) === undefined) yield wholeFile("cautions.json", "does not say what the article is");
}

function wholeFile(file: string, message: string): string {
  return problemAt({ file, noun: "", entry: "", field: "" }, message);
}
