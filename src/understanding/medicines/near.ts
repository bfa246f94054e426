import { editDistance, lettersOf, mayBeNear } from "../../content/search/edit-distance.ts";
import { type Medicine, type MedicineIndex, respelled } from "./medicine-index.ts";

/**
 * The shortest word that may be a slip away from a name. Shorter ones are read as they are: among names of three and
 * four letters a slip leads from one medicine to another.
 */
export const LONG_ENOUGH = 5;
/** From this length on a name two slips away is worth asking about. */
const LONG = 7;
const MOST_SLIPS = 2;

export type Near = { readonly medicine: Medicine; readonly slips: number };

type Spelling = {
  readonly medicine: Medicine;
  readonly key: string;
  readonly digits: string;
  readonly letters: number;
};

const spellings = new WeakMap<MedicineIndex, readonly Spelling[]>();

/**
 * Names one or two slips of the finger away, the nearest first. Other digits make another substance, whatever the
 * letters; everyday words are reached by no slip.
 */
export function nearTo(index: MedicineIndex, typed: string): Near[] {
  if (typed.length < LONG_ENOUGH - 1) return [];
  const most = typed.length < LONG ? 1 : MOST_SLIPS;
  const found = new Map<Medicine, number>();
  const variants = new Set([typed, loosely(typed), ...(typed.endsWith("s") ? [typed.slice(0, -1)] : [])]);
  const all = spellingsOf(index);
  for (const variant of variants) {
    const digits = digitsOf(variant);
    const letters = lettersOf(variant);
    for (const one of all) {
      if (Math.abs(one.key.length - variant.length) > most || one.digits !== digits) continue;
      if (!mayBeNear(letters, one.letters, most)) continue;
      const slips = editDistance(variant, one.key, most);
      if (slips <= most && slips < (found.get(one.medicine) ?? Number.POSITIVE_INFINITY))
        found.set(one.medicine, slips);
    }
  }
  return [...found].map(([medicine, slips]) => ({ medicine, slips })).sort((one, other) => one.slips - other.slips);
}

/** Slips between what was typed and a name, `most + 1` for more than `most`. */
export function slipsTo(typed: string, { key }: Medicine, most: number): number {
  return Math.min(editDistance(typed, key, most), editDistance(respelled(typed), respelled(key), most));
}

function spellingsOf(index: MedicineIndex): readonly Spelling[] {
  const known = spellings.get(index);
  if (known !== undefined) return known;
  const made = index.all
    // In "vitamin E" the one letter is all that tells it from others.
    .filter(({ isWholeItem, key, label }) => !isWholeItem && key.length >= LONG_ENOUGH - 1 && !/\b\p{L}$/u.test(label))
    .flatMap((medicine) =>
      [...new Set([medicine.key, loosely(medicine.key)])].map((key) => ({
        medicine,
        key,
        digits: digitsOf(key),
        letters: lettersOf(key),
      })),
    );
  spellings.set(index, made);
  return made;
}

/** "hydroxizine" and "hydroxyzine" sound the same. */
function loosely(key: string): string {
  return respelled(key).replaceAll("y", "i");
}

function digitsOf(key: string): string {
  return key.replace(/\D/g, "");
}
