import { z } from "zod";
import { Severity } from "./caution.ts";
import { EntryId, maintainerNote, shownText, sourced } from "./entry.ts";
import { InteractionRisk } from "./interaction.ts";

/*
 * What data/medicines/ says: which names there are, what is in them, and what two of them do with each other. A name
 * has parts (substances), a substance has classes, and two classes have a text. So a generic and its brands cannot
 * stand in different classes, and one text is written once for all the pairs it is true of.
 */

/** One entry of classes.json: what meets other medicines in the same way. */
export const MedicineClass = z.strictObject({ id: EntryId, name: shownText(80) });
export type MedicineClass = z.infer<typeof MedicineClass>;

/** One entry of substances.json. */
export const Substance = z.strictObject({
  /** What names.json calls it among `parts`. */
  name: shownText(40),
  /** What people in every country know it by, where that is not its name. */
  shownAs: shownText(60).optional(),
  /** Ids of classes.json; none for what is a concern beside nothing that we know of. */
  classes: z.array(EntryId),
});
export type Substance = z.infer<typeof Substance>;

const CountryCode = z.string().regex(/^[A-Z]{2}$/, "must be two capitals, such as UK");

/** What a name means where it does not mean one thing everywhere. */
const Meaning = z.strictObject({
  countries: z.array(CountryCode).min(1).optional(),
  product: shownText(60).optional(),
  parts: z.array(z.string()).min(1),
});

/** One entry of names.json: what people call a medicine, a substance or a group of them. */
export const MedicineName = z.strictObject({
  name: shownText(40),
  kind: z.enum(["generic", "brand", "combination", "also-called", "group"]),
  /** Names of substances.json: all that is in it. None for a group, or where nobody knows what is in it. */
  parts: z.array(z.string()),
  /** Instead of the classes of its parts: for groups, and where the same substance is taken for something else. */
  classes: z.array(EntryId).optional(),
  countries: z.array(CountryCode).min(1).optional(),
  /** An everyday word: it counts only where it is a whole item of a list ("ice, coke"), never inside anything. */
  wholeItem: z.literal(true).optional(),
  meanings: z.array(Meaning).min(2).optional(),
  /** Shown with an answer about it. */
  note: shownText(160).optional(),
  maintainerNote,
  /** Nobody has seen it with this meaning in a source: general knowledge. */
  verified: z.literal(false).optional(),
});
export type MedicineName = z.infer<typeof MedicineName>;

/** `direct`: a source speaks of this pair; `class`: of a part of it; `mechanism`: inferred; `none`: nothing was found. */
const Basis = z.enum(["direct", "class", "mechanism", "none"]);

/** `a + b`: two classes, or two substances. */
const PairOf = z.string().regex(/^\S.* \+ .*\S$/, "must be two names joined by “ + ”");

/** A text and every pair it is said of. */
const pairText = {
  ...sourced,
  risk: InteractionRisk,
  text: shownText(300),
  basis: Basis,
  of: z.array(PairOf).min(1),
};

/** One entry of pairs.json. Every two classes stand in one, each class with itself, too. */
export const ClassPairs = z.strictObject({
  ...pairText,
  /** Pairs whose words were written for a wider class than theirs: to be read first. For maintainers. */
  inherited: z.array(PairOf).min(1).optional(),
});
export type ClassPairs = z.infer<typeof ClassPairs>;

/** One entry of named-pairs.json: said before what their classes say. */
export const NamedPairs = z.strictObject({
  ...pairText,
  /** Nobody has opened a source for it: general knowledge, and said to be that where its sources are shown. */
  verified: z.literal(false).optional(),
});
export type NamedPairs = z.infer<typeof NamedPairs>;

/** One entry of alone.json, named for its class: what to know before it is taken to sleep. */
export const AloneCard = z.strictObject({
  ...sourced,
  severity: Severity.exclude(["info"]),
  title: shownText(60),
  text: shownText(400),
});
export type AloneCard = z.infer<typeof AloneCard>;

/** One entry of look-alikes.json: two names that are mixed up. A misspelling near both is asked about. */
export const LookAlike = z.strictObject({
  names: z.tuple([z.string(), z.string()]),
  /** A source names the mix-up; the others were computed or named by hand. */
  reported: z.literal(true).optional(),
  sources: z.array(EntryId),
});
export type LookAlike = z.infer<typeof LookAlike>;

/** One entry of reading.json: words by which names are told from what stands around them. Compared, never shown. */
export const ReadingWords = z.strictObject({
  id: z.enum([
    ...["around", "forms", "salts", "makers", "releases", "products", "connectors", "kratom", "taking"],
    /** What is named by what it is for or who gave it, whose it may be, and what is no illness of theirs. */
    ...["unnamed", "given", "owners", "no-illness"],
    /** Of who asks for something to take, and of any sentence. */
    ...["wishes", "sentence"],
  ] as const),
  words: z.array(z.string().min(1)).min(1),
});
export type ReadingWords = z.infer<typeof ReadingWords>;

/** All of data/medicines/, checked. */
export type Medicines = {
  readonly classes: readonly MedicineClass[];
  readonly substances: readonly Substance[];
  readonly names: readonly MedicineName[];
  readonly pairs: readonly ClassPairs[];
  readonly namedPairs: readonly NamedPairs[];
  readonly alone: readonly AloneCard[];
  readonly lookAlikes: readonly LookAlike[];
  readonly reading: readonly ReadingWords[];
};
