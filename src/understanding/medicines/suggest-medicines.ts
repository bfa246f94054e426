import type { Content } from "../../content/schema/content.ts";
import { type Medicine, type MedicineIndex, medicineIndex, nameWords } from "./medicine-index.ts";
import { nearTo } from "./near.ts";
import { readMedicines } from "./read-medicines.ts";

/** Choices Discord shows while somebody types, and how long each may be. */
const CHOICES = 25;
const LONGEST = 100;
/** From here on the letters may stand in the middle of a name, and may hold a slip. */
const LONG_ENOUGH = 4;
const LONG_ENOUGH_FOR_SLIPS = 6;

/** Offered before a letter is typed: what people most often ask about. */
const AT_FIRST = [
  ...["melatonin", "alcohol", "diphenhydramine", "doxylamine", "hydroxyzine", "trazodone", "mirtazapine", "zolpidem"],
  ...["zopiclone", "lorazepam", "diazepam", "gabapentin", "pregabalin", "quetiapine", "sertraline", "escitalopram"],
  ...["cannabis", "valerian", "magnesium", "paracetamol", "ibuprofen", "caffeine", "codeine", "kratom", "nicotine"],
];

/**
 * Completions of the name being typed, the part after the last comma. What came before is written again in our own
 * spelling; where we do not know it as it stands nothing is offered, since taking a choice would change the question.
 */
export function suggestMedicines(content: Content, typed: string): string[] {
  const index = medicineIndex(content);
  const from = [...typed.matchAll(SEPARATOR)].reduce((_, { 0: found, index: at }) => at + found.length, 0);
  const [before, last] = [typed.slice(0, from), typed.slice(from)];
  const read = nameWords(before).length === 0 ? undefined : readMedicines(content, before);
  if (read !== undefined && (read.unknown > 0 || read.names.some(({ as }) => as === "slip"))) return [];
  const spelled = read?.names.map(({ medicine }) => medicine.label) ?? [];
  const choices: string[] = [];
  for (const { label } of completions(index, last)) {
    if (choices.length === CHOICES) break;
    const choice = [...spelled, label].join(", ");
    if (!spelled.includes(label) && choice.length <= LONGEST) choices.push(choice);
  }
  return choices;
}

/** A comma between digits belongs to a name: "1,4-BDO". */
const SEPARATOR = /(?<!\d),|,(?!\d)|[;+&]|\sand\s/giu;

function completions(index: MedicineIndex, typed: string): Medicine[] {
  const key = nameWords(typed).join("");
  if (key === "") return AT_FIRST.flatMap((label) => index.byKey.get(nameWords(label).join("")) ?? []);
  // "red bali" begins no name of ours, and comes near a drink that has nothing to do with it.
  if (index.words.kratom.has(key) && index.kratom !== undefined) return [index.kratom];
  const byFit: Medicine[][] = [[], [], [], []];
  for (const medicine of index.all) {
    const fit = fitOf(key, medicine);
    if (fit > 0) byFit[fit - 1]?.push(medicine);
  }
  const [inside = [], further = [], begun = [], whole = []] = byFit;
  const found = [...whole, ...begun, ...further, ...inside];
  if (found.length > 0 || key.length < LONG_ENOUGH_FOR_SLIPS) return found;
  return nearTo(index, key)
    .filter(({ slips, medicine }) => slips <= 1 || medicine.key.length >= LONG_ENOUGH_FOR_SLIPS + 2)
    .map(({ medicine }) => medicine);
}

function fitOf(key: string, medicine: Medicine): number {
  if (!medicine.key.includes(key)) return 0;
  if (medicine.key === key) return 4;
  if (medicine.key.startsWith(key)) return 3;
  if (medicine.words.some((word) => word.startsWith(key))) return 2;
  return key.length >= LONG_ENOUGH ? 1 : 0;
}
