import { NOTHING_PREPARED, type PreparedForms, takeOrMake } from "../../content/load/prepared-forms.ts";
import type { Content } from "../../content/schema/content.ts";
import { plainWords } from "../../content/search/plain-words.ts";
import { stem } from "../../content/search/same-word.ts";
import { cleanText } from "../clean.ts";
import { intentReader } from "../intent/read-intent.ts";
import { createAboutSleep } from "./about-sleep.ts";
import { createAboutTaking } from "./about-taking.ts";
import { partsOf } from "./needs.ts";
import { createSpelling } from "./spelling.ts";
import { createTermReader } from "./terms.ts";
import { createTipSearch, type TipMatch, type TipSearchForm, tipSearchForm } from "./tip-search.ts";

/** What a question asks for. `tips` are ids, the best first, also where something else answers before them. */
export type Question = {
  readonly answer: "tips" | "cautions" | "help" | "none";
  readonly tips: readonly string[];
};

/** Letters that are read; Discord's field takes as many. */
export const LONGEST_QUESTION = 300;
/** Tips that answer one question. */
const MOST_TIPS = 10;
/** A part of a question this much like a way of asking is a need of its own. */
const OWN_NEED = 0.5;
/** What somebody says in another language whose whole message is that they cannot sleep. */
const CANNOT_SLEEP = "i can't sleep";
/** Tips that are seen at once: one in full and two by their titles. */
const SHOWN = 3;

type Reader = (text: string) => Question;
type Need = Pick<TipMatch, "id" | "topic" | "likeness">;

const built = new WeakMap<Content, Reader>();

/**
 * What somebody asks for in their own words.
 *
 * @param isDanger whether the text is that of somebody in danger, which comes before everything. It is read elsewhere
 */
export function readQuestion(
  text: string,
  content: Content,
  isDanger: (text: string) => boolean = () => false,
): Question {
  if (isDanger(text)) return { answer: "help", tips: [] };
  return questionReader(content)(text);
}

/** Questions as they are read by, which can be kept. */
type QuestionForm = {
  readonly search: TipSearchForm;
  /** Every word that is known, with how often it is used. */
  readonly counts: ReadonlyMap<string, number>;
  /** The stems of those by which people ask about sleep. */
  readonly familiar: ReadonlySet<string>;
};

/**
 * Content never changes while the bot runs, so what is read with is built once, when first asked for.
 *
 * @param prepared where it may be ready, for whoever asks first; made anew it takes half a second
 */
export function questionReader(content: Content, prepared: PreparedForms = NOTHING_PREPARED): Reader {
  const read = built.get(content) ?? createReader(content, prepared);
  built.set(content, read);
  return read;
}

function createReader(content: Content, prepared: PreparedForms): Reader {
  const readTerms = createTermReader(content.synonyms);
  const { search, counts, familiar } = takeOrMake<QuestionForm>(prepared, "questions", () => ({
    search: tipSearchForm(content, readTerms),
    ...vocabularyOf(content),
  }));
  const spell = createSpelling(counts);
  const { find, likest } = createTipSearch(content, search);
  const isAboutSleep = createAboutSleep(content.offTopic, familiar);
  const isAboutTaking = createAboutTaking(content);
  const spelt = (typed: readonly string[]) => typed.flatMap((word) => spell(word));
  /** Tips are asked for in English: the nearest English word to one of another language says nothing of the question. */
  const isForeign = (typed: readonly string[]) =>
    typed.length > 0 && typed.filter((word) => counts.has(word)).length * 2 <= typed.length;

  const read: Reader = (text) => {
    const clean = cleanText(text).slice(0, LONGEST_QUESTION);
    const typed = plainWords(clean);
    if (isForeign(typed) && intentReader(content)(clean) === "awake") return read(CANNOT_SLEEP);
    const words = spelt(typed);
    const whole = find(readTerms(words));
    const needs = partsOf(clean).map((part) => likest(readTerms(spelt(plainWords(part)))));
    const tips = withEachNeed(whole, needs)
      .slice(0, MOST_TIPS)
      .map(({ id }) => id);
    if (isAboutTaking(words, whole)) return { answer: "cautions", tips };
    return isAboutSleep(words, whole[0]?.likeness ?? 0) ? { answer: "tips", tips } : { answer: "none", tips };
  };
  return read;
}

/**
 * Among the tips shown at once stands the best one of each need that a part of the question says plainly. What answers
 * the question as a whole comes first, and fills the places that are left.
 */
function withEachNeed(whole: readonly TipMatch[], parts: readonly (Need | undefined)[]): TipMatch[] {
  const [first] = whole;
  if (first === undefined) return [];
  const needs: Need[] = [];
  const plain = parts.filter((need) => need !== undefined && need.likeness >= OWN_NEED) as Need[];
  for (const need of plain.sort((one, other) => other.likeness - one.likeness))
    if (needs.length < SHOWN - 1 && [first, ...needs].every(({ topic }) => topic !== need.topic)) needs.push(need);

  const isNeed = ({ id }: TipMatch) => needs.some((need) => need.id === id);
  const others = whole.filter((found) => !isNeed(found));
  const before = SHOWN - needs.length;
  return [...others.slice(0, before), ...whole.filter(isNeed), ...others.slice(before)];
}

function vocabularyOf({ tips, synonyms, offTopic, taking, interactions }: Content) {
  const counts = new Map<string, number>();
  const familiar = new Set<string>();
  const count = (text: string, isFamiliar: boolean) => {
    for (const word of plainWords(text)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      if (isFamiliar) familiar.add(stem(word));
    }
  };
  for (const { title, text, why, askedAs } of tips) {
    for (const phrase of [title, ...askedAs]) count(phrase, true);
    for (const sentence of [text, why]) count(sentence, false);
  }
  for (const { words } of synonyms) for (const word of words) count(word, true);
  for (const { words } of [...offTopic, ...taking]) for (const word of words) count(word, false);
  for (const { name, examples, alsoCalled = [] } of interactions.classes)
    for (const label of [name, ...examples, ...alsoCalled]) count(label, false);
  return { counts, familiar };
}
