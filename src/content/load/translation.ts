import type { z } from "zod";
import { messageProblems } from "../check/message-size.ts";
import { Awake } from "../schema/awake.ts";
import { Caution, CautionTopic } from "../schema/caution.ts";
import { CheckEntry } from "../schema/check.ts";
import { ArticleClaim, ArticleTopic } from "../schema/claim.ts";
import type { Content } from "../schema/content.ts";
import { parseEntry, problemAt, type Spot } from "../schema/data-file.ts";
import { HelpEntry } from "../schema/help-card.ts";
import { Helpline } from "../schema/helpline.ts";
import { InteractionClass, Interactions } from "../schema/interaction.ts";
import { Jurisdiction } from "../schema/jurisdiction.ts";
import { AloneCard, ClassPairs, NamedPairs } from "../schema/medicine.ts";
import { ProgrammeEntry } from "../schema/programme.ts";
import { Relaxation } from "../schema/relaxation.ts";
import type { Saying } from "../schema/saying.ts";
import { Tip } from "../schema/tip.ts";
import { TonightStep } from "../schema/tonight.ts";
import { Topic, TopicGroup } from "../schema/topic.ts";

/** What one language says instead of English: by file of data/, by entry, by field, such as "steps[0].title". */
export type Translation = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

type Entry = { readonly id: string };

type Translatable = {
  readonly of: (content: Content) => readonly Entry[];
  readonly schema: z.ZodType;
  /** The fields that are sentences; "steps[].title" is the title of every step. */
  readonly fields: readonly string[];
};

/**
 * What can be said in another language. Everything else stays: ids, grades, numbers to call, and every name, since
 * what is read as the name of a medicine, a class or a place is also what can be typed.
 */
const FILES: Readonly<Record<string, Translatable>> = {
  "sleep-tips.json": { of: ({ tips }) => tips, schema: Tip, fields: ["title", "text", "why"] },
  "topics.json": { of: ({ topics }) => topics, schema: Topic, fields: ["label", "description"] },
  "topic-groups.json": { of: ({ topicGroups }) => topicGroups, schema: TopicGroup, fields: ["label"] },
  "tonight.json": { of: ({ tonight }) => tonight, schema: TonightStep, fields: ["title", "text", "time.whenPast"] },
  "relaxation.json": {
    of: ({ relaxation }) => relaxation,
    schema: Relaxation,
    fields: ["title", "description", "caution", "steps[].title", "steps[].lines[]"],
  },
  "awake.json": { of: ({ awake }) => awake, schema: Awake, fields: ["title", "lines[]", "caution"] },
  "cautions.json": { of: ({ cautions }) => cautions, schema: Caution, fields: ["title", "steps[]", "text"] },
  "caution-topics.json": {
    of: ({ cautionTopics }) => cautionTopics,
    schema: CautionTopic,
    fields: ["label", "description"],
  },
  "article-topics.json": {
    of: ({ articleTopics }) => articleTopics,
    schema: ArticleTopic,
    fields: ["label", "description"],
  },
  "article-claims.json": {
    of: ({ claims }) => claims,
    schema: ArticleClaim,
    fields: ["section", "articleSays", "note"],
  },
  "interactions.json": {
    of: ({ interactions: { notice, unlisted, classes } }) => [notice, unlisted, ...classes],
    schema: InteractionClass,
    fields: ["title", "text", "mechanism"],
  },
  "medicines/pairs.json": { of: ({ medicines }) => medicines.pairs, schema: ClassPairs, fields: ["text"] },
  "medicines/named-pairs.json": { of: ({ medicines }) => medicines.namedPairs, schema: NamedPairs, fields: ["text"] },
  "medicines/alone.json": { of: ({ medicines }) => medicines.alone, schema: AloneCard, fields: ["title", "text"] },
  "legal-status.json": { of: ({ jurisdictions }) => jurisdictions, schema: Jurisdiction, fields: ["note"] },
  "check.json": { of: ({ check }) => check, schema: CheckEntry, fields: ["asks", "title", "text"] },
  "programme.json": {
    of: ({ programme }) => programme,
    schema: ProgrammeEntry,
    fields: [
      ...["asks", "title", "text", "goal", "ifHard", "summary", "short", "seeDoctor"],
      ...["actions[].text", "fields[]", "firstDays[]"],
    ],
  },
  "helplines.json": { of: ({ helplines }) => helplines, schema: Helpline, fields: ["note"] },
  "help-cards.json": {
    of: ({ helpCards }) => helpCards,
    schema: HelpEntry,
    fields: [
      ...["label", "title", "ifOpioid", "closing", "callFirst", "caution", "instead"],
      ...["calls[].when", "calls[].without", "steps[].text", "steps[]"],
    ],
  },
};

/** Every sentence of a translation, for the rules; `text/de/content/sleep-tips.json` is its file. */
export function sayingsOfTranslation(locale: string, translation: Translation): Saying[] {
  return Object.entries(translation).flatMap(([file, entries]) =>
    Object.entries(entries).flatMap(([entry, fields]) =>
      Object.entries(fields).map(([field, text]) => ({ spot: spotOf(locale, file, entry, field), text })),
    ),
  );
}

/** The content with the sentences of one language in place of the English ones; what it leaves out stays English. */
export function translate(english: Content, locale: string, translation: Translation, problems: string[]): Content {
  const one = <E extends Entry>(file: string, entry: E, schema = FILES[file]?.schema): E => {
    const fields = translation[file]?.[entry.id];
    if (fields === undefined) return entry;
    const copy = withFields(entry, fields, locale, file, problems);
    const spot = spotOf(locale, file, entry.id, "");
    if (schema) parseEntry(schema, { name: entry.id, value: copy }, spot.file, spot.noun, problems);
    return copy;
  };
  const list = <E extends Entry>(file: string, entries: readonly E[]) => entries.map((entry) => one(file, entry));

  const { notice, unlisted, classes } = english.interactions;
  const content: Content = {
    tips: list("sleep-tips.json", english.tips),
    topicGroups: list("topic-groups.json", english.topicGroups),
    topics: foundByBoth(english.topics, list("topics.json", english.topics)),
    cautions: list("cautions.json", english.cautions),
    cautionTopics: foundByBoth(english.cautionTopics, list("caution-topics.json", english.cautionTopics)),
    claims: list("article-claims.json", english.claims),
    articleTopics: list("article-topics.json", english.articleTopics),
    interactions: {
      notice: one("interactions.json", notice, Interactions.shape.notice),
      unlisted: one("interactions.json", unlisted, Interactions.shape.unlisted),
      classes: list("interactions.json", classes),
    },
    medicines: {
      ...english.medicines,
      pairs: list("medicines/pairs.json", english.medicines.pairs),
      namedPairs: list("medicines/named-pairs.json", english.medicines.namedPairs),
      alone: list("medicines/alone.json", english.medicines.alone),
    },
    jurisdictions: list("legal-status.json", english.jurisdictions),
    helplines: list("helplines.json", english.helplines),
    helpCards: list("help-cards.json", english.helpCards),
    tonight: list("tonight.json", english.tonight),
    awake: list("awake.json", english.awake),
    relaxation: list("relaxation.json", english.relaxation),
    check: list("check.json", english.check),
    programme: list("programme.json", english.programme),
    synonyms: english.synonyms,
    offTopic: english.offTopic,
    taking: english.taking,
    sensitive: english.sensitive,
    intents: english.intents,
    sources: english.sources,
  };
  problems.push(...unknownEntries(english, locale, translation), ...tornSections(english, content, locale));
  const tooLong = messageProblems({ ...content, sources: [...content.sources.values()] });
  problems.push(...tooLong.map((problem) => `in ${locale}: ${problem}`));
  return content;
}

/** A topic whose label is translated is still found by its English one, which others in the place may read. */
function foundByBoth<E extends { readonly label: string; readonly words: readonly string[] }>(
  english: readonly E[],
  translated: readonly E[],
): E[] {
  return translated.map((topic, index) => {
    const label = english[index]?.label ?? topic.label;
    return label === topic.label ? topic : { ...topic, words: [...topic.words, label] };
  });
}

/** An entry with other words in some of its fields; a field that is no sentence of it is a problem. */
function withFields<E extends Entry>(
  entry: E,
  fields: Readonly<Record<string, string>>,
  locale: string,
  file: string,
  problems: string[],
): E {
  const copy = structuredClone(entry);
  const sentences = FILES[file]?.fields ?? [];
  for (const [field, text] of Object.entries(fields)) {
    const isSentence = sentences.includes(field.replaceAll(/\[\d+\]/g, "[]"));
    if (!isSentence || !put(copy, field, text))
      problems.push(problemAt(spotOf(locale, file, entry.id, field), "is no sentence of the English entry"));
  }
  return copy;
}

/** Puts a text where one stands already; says whether one did. */
function put(entry: object, field: string, text: string): boolean {
  const path = field.split(/[.[\]]+/).filter((step) => step !== "");
  const last = path.pop() ?? "";
  let at: unknown = entry;
  for (const step of path)
    at = typeof at === "object" && at !== null && Object.hasOwn(at, step) ? at[step as never] : undefined;
  if (typeof at !== "object" || at === null || !Object.hasOwn(at, last)) return false;
  if (typeof at[last as never] !== "string") return false;
  (at as Record<string, unknown>)[last] = text;
  return true;
}

function unknownEntries(english: Content, locale: string, translation: Translation): string[] {
  return Object.entries(translation).flatMap(([file, told]) => {
    const entries = FILES[file]?.of(english);
    if (entries === undefined) return [problemAt(spotOf(locale, file, "", ""), "no sentence of that file is shown")];
    return Object.keys(told)
      .filter((entry) => !entries.some(({ id }) => id === entry))
      .map((entry) => problemAt(spotOf(locale, file, entry, ""), "English has no such entry"));
  });
}

/** A section of the article is named in each of its statements; half of them under another name would tear it apart. */
function tornSections(english: Content, content: Content, locale: string): string[] {
  const names = new Map<string, string>();
  return english.claims.flatMap(({ id, section }, index) => {
    const name = content.claims[index]?.section ?? section;
    const known = names.get(section) ?? name;
    names.set(section, known);
    if (known === name) return [];
    return [
      problemAt(spotOf(locale, "article-claims.json", id, "section"), `is “${known}” in the statement before it`),
    ];
  });
}

function spotOf(locale: string, file: string, entry: string, field: string): Spot {
  return { file: `text/${locale}/content/${file}`, noun: "entry", entry, field };
}
