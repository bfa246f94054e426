import type { z } from "zod";
import {
  AloneCard,
  ClassPairs,
  LookAlike,
  MedicineClass,
  MedicineName,
  type Medicines,
  NamedPairs,
  ReadingWords,
  Substance,
} from "../schema/medicine.ts";

/** Reads one list file of data/ and parses its entries; what is wrong becomes a problem of the caller's. */
export type ReadList = <Schema extends z.ZodType>(file: string, noun: string, schema: Schema) => z.output<Schema>[];

/**
 * @param shown reads what is shown, so that the rules are run over it
 * @param compared reads what is only compared with typed text
 */
export function loadMedicines(shown: ReadList, compared: ReadList): Medicines {
  return {
    classes: shown("medicines/classes.json", "class", MedicineClass),
    substances: compared("medicines/substances.json", "substance", Substance),
    names: compared("medicines/names.json", "name", MedicineName),
    pairs: shown("medicines/pairs.json", "pair", ClassPairs),
    namedPairs: shown("medicines/named-pairs.json", "named pair", NamedPairs),
    alone: shown("medicines/alone.json", "card", AloneCard),
    lookAlikes: compared("medicines/look-alikes.json", "pair", LookAlike),
    reading: compared("medicines/reading.json", "words", ReadingWords),
  };
}
