import { seededToken, TOKEN_LENGTH } from "../../content/choose/seeded.ts";
import { NOTHING_PREPARED, type PreparedForms, takeOrMake } from "../../content/load/prepared-forms.ts";
import type { Content } from "../../content/schema/content.ts";
import { type LookAlike, type MedicineName, type Medicines, ReadingWords } from "../../content/schema/medicine.ts";
import { editDistance } from "../../content/search/edit-distance.ts";
import { cleanText } from "../clean.ts";

/** A name of data/medicines/names.json, as it is compared and decided by. */
export type Medicine = {
  /** As the file writes it. */
  readonly label: string;
  /** Letters and digits of it, nothing else. */
  readonly key: string;
  readonly words: readonly string[];
  readonly kind: MedicineName["kind"];
  /** The substances in it; none where nobody knows. */
  readonly parts: readonly string[];
  /** Ids of classes, in the order of classes.json; none for what is a concern beside nothing that we know of. */
  readonly classes: readonly string[];
  readonly isWholeItem: boolean;
  readonly meanings: NonNullable<MedicineName["meanings"]>;
  readonly note: string | undefined;
  readonly countries: readonly string[];
};

export type MedicineIndex = {
  readonly all: readonly Medicine[];
  readonly byKey: ReadonlyMap<string, Medicine>;
  /** By what stands for it in a custom id. */
  readonly byToken: ReadonlyMap<string, Medicine>;
  /** By the spelling that all countries share; none where it would be two things. */
  readonly byRespelled: ReadonlyMap<string, Medicine>;
  /** Generic names by what is left without the ending that differs by language: "sertralin", "sertralina". */
  readonly byStem: ReadonlyMap<string, Medicine>;
  /** Words in the longest name. */
  readonly mostWords: number;
  /** Names that each name is mixed up with. */
  readonly lookAlikes: ReadonlyMap<Medicine, readonly Medicine[]>;
  readonly words: Readonly<Record<ReadingWords["id"], ReadonlySet<string>>>;
  /** What every name of kratom's kinds is read as. */
  readonly kratom: Medicine | undefined;
  /** Words of the content that are no names: ordinary ones, which stand around names. */
  readonly isOrdinary: (word: string) => boolean;
  /** What a substance is called to people, whatever their country. */
  readonly shownAs: (part: string) => string;
};

/** The index as it can be kept. */
type MedicineForm = Omit<MedicineIndex, "isOrdinary" | "shownAs"> & {
  readonly ordinary: ReadonlySet<string>;
  readonly shown: ReadonlyMap<string, string>;
};

const built = new WeakMap<Medicines, MedicineIndex>();

/**
 * Content never changes while the bot runs, so this is worked out once, when the first name is read.
 *
 * @param prepared where it may be ready, for whoever asks first
 */
export function medicineIndex(content: Content, prepared: PreparedForms = NOTHING_PREPARED): MedicineIndex {
  const known = built.get(content.medicines) ?? indexBy(takeOrMake(prepared, "medicines", () => formOf(content)));
  built.set(content.medicines, known);
  return known;
}

function indexBy({ ordinary, shown, ...form }: MedicineForm): MedicineIndex {
  return { ...form, isOrdinary: (word) => ordinary.has(word), shownAs: (part) => shown.get(part) ?? part };
}

/**
 * What stands for a name in a custom id: always as long, since names follow one another there without a sign between.
 * Long enough for some thousand names to have one each; checked when the content is.
 */
export function medicineToken({ key }: Pick<Medicine, "key">): string {
  return seededToken(key).padStart(TOKEN_LENGTH, "0");
}

/** Words as names are compared by: "St. John's-wort" is st, johns, wort. */
export function nameWords(text: string): string[] {
  return cleanText(text).replaceAll("'", "").match(WORD) ?? [];
}

export const WORD = /[\p{L}\p{N}]+/gu;

/** "ph", "ae" and "oe" are how some countries write "f" and "e". */
export function respelled(key: string): string {
  return key.replace(/ph|ae|oe/g, (found) => RESPELLED[found] ?? found);
}

const RESPELLED: Readonly<Record<string, string>> = { ph: "f", ae: "e", oe: "e" };

/** What languages end the names of substances in. */
const ENDING = /(?:um|e|a|o|os|as|i)$/;
/** In shorter names what is left would be too little. */
const LONG_ENOUGH_TO_STEM = 7;

export function stemOf(key: string): string | undefined {
  return key.length < LONG_ENOUGH_TO_STEM || /\d/.test(key) ? undefined : respelled(key).replace(ENDING, "");
}

function formOf(content: Content): MedicineForm {
  const { medicines } = content;
  const all = medicinesOf(medicines);
  const byKey = new Map(all.map((one) => [one.key, one]));
  const byLabel = new Map(all.map((one) => [one.label, one]));
  return {
    all,
    byKey,
    byToken: new Map(all.map((one) => [medicineToken(one), one])),
    byRespelled: unambiguous(all, ({ key }) => respelled(key)),
    byStem: unambiguous(
      all.filter(({ kind, label }) => kind === "generic" && !label.includes(" ")),
      ({ key }) => stemOf(key),
    ),
    mostWords: Math.max(...all.map(({ words }) => words.length)),
    lookAlikes: lookAlikesOf(medicines.lookAlikes, byLabel),
    words: wordsOf(medicines.reading),
    kratom: byKey.get("kratom"),
    ordinary: ordinaryWords(content, byKey),
    shown: new Map(medicines.substances.map(({ name, shownAs = name }) => [name, shownAs])),
  };
}

function medicinesOf({ names, substances, classes }: Medicines): Medicine[] {
  const order = new Map(classes.map(({ id }, index) => [id, index]));
  const classesOf = new Map(substances.map(({ name, classes: its }) => [name, its]));
  const inOrder = (ids: Iterable<string>) =>
    [...new Set(ids)].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  return names.map(({ name, kind, parts, classes: its, wholeItem, meanings = [], note, countries = [] }) => ({
    label: name,
    key: nameWords(name).join(""),
    words: nameWords(name),
    kind,
    parts,
    classes: inOrder(its ?? parts.flatMap((part) => classesOf.get(part) ?? [])),
    isWholeItem: wholeItem === true,
    meanings,
    note,
    countries,
  }));
}

/** Two names that stand for the same are one; two that do not are left out, and asked about as slips. */
function unambiguous(all: readonly Medicine[], keyOf: (one: Medicine) => string | undefined): Map<string, Medicine> {
  const found = new Map<string, Medicine>();
  const refused = new Set<string>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === undefined || one.isWholeItem) continue;
    const other = found.get(key);
    if (other === undefined) found.set(key, one);
    else if (!isSameThing(one, other)) refused.add(key);
  }
  for (const key of refused) found.delete(key);
  return found;
}

export function isSameThing(one: Medicine, other: Medicine): boolean {
  const isSame = (some: readonly string[], others: readonly string[]) =>
    some.length === others.length && some.every((each) => others.includes(each));
  return isSame(one.parts, other.parts) && isSame(one.classes, other.classes);
}

function lookAlikesOf(pairs: readonly LookAlike[], byLabel: ReadonlyMap<string, Medicine>) {
  const found = new Map<Medicine, Medicine[]>();
  for (const { names } of pairs) {
    const [one, other] = names.map((name) => byLabel.get(name));
    if (one === undefined || other === undefined) continue;
    found.set(one, [...(found.get(one) ?? []), other]);
    found.set(other, [...(found.get(other) ?? []), one]);
  }
  return found;
}

function wordsOf(reading: readonly ReadingWords[]): MedicineIndex["words"] {
  const of = (id: ReadingWords["id"]) => {
    const words = reading.find((one) => one.id === id)?.words ?? [];
    return new Set(words.map((word) => nameWords(word).join("")));
  };
  const words = ReadingWords.shape.id.options.map((id) => [id, of(id)]);
  return Object.fromEntries(words) as MedicineIndex["words"];
}

/** The shortest word that is taken for a misspelt name beside it: "adderal" in a list with "adderall". */
const LONG_ENOUGH_TO_MISSPELL = 6;

function isMisspelt(word: string, names: readonly string[]): boolean {
  return (
    word.length >= LONG_ENOUGH_TO_MISSPELL && names.some((name) => name !== word && editDistance(word, name, 1) <= 1)
  );
}

/** What people write about sleep, and what the bot answers, is full of words that are no medicine. */
function ordinaryWords(
  { tips, topics, synonyms, offTopic, taking, cautions }: Content,
  byKey: ReadonlyMap<string, unknown>,
) {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const word of nameWords(text)) if (!byKey.has(word)) words.add(word);
  };
  for (const { askedAs, title, text, why } of tips) for (const said of [...askedAs, title, text, why]) add(said);
  for (const topic of topics) for (const said of topic.words) add(said);
  for (const { words: said } of [...synonyms, ...offTopic, ...taking]) {
    const names = said.filter((one) => byKey.has(one));
    for (const one of said) if (!isMisspelt(one, names)) add(one);
  }
  for (const { title, text } of cautions) add(`${title} ${text}`);
  return words;
}
