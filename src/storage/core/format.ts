import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StoreFormatError } from "./store-errors.ts";

/** Where the format of a store is noted: a table of its own, which is neither sealed nor migrated. */
export const FORMAT_TABLE = "format";
export const FORMAT_KEY = "format";

/** What was noted of a store: which version wrote the newest records in it, and who can read them. */
const Format = z.object({
  /** The newest format of any record in it. */
  writes: z.int(),
  /** Whoever knows this format can read all of it: fields they do not know are kept and may be ignored. */
  readers: z.int(),
  /** The version of Winddown that wrote it, for people. */
  by: z.string(),
});
export type Format = z.infer<typeof Format>;

/** A version of Winddown, as far as its stores are concerned. */
export type Reader = Format & { /** The oldest format that it reads. */ readonly oldest: number };

/**
 * What this version reads and writes. To be raised with every change of what is stored, beside a line here:
 * 0: until 22 November 2026; past nights are a list.
 * 1: from 23 November 2026 on; past nights are a text. Format 0 cannot read it.
 * 2: the format is noted in the store; records as in 1, and fields of later versions are kept.
 * 3: schedules have bedtimes by the night (src/nights/cycle.ts) and travel; messages may go to a thread. A version that
 *    does not know them would call their records damaged, so it is refused instead. The earlier nights of a diary are a
 *    text in a field of its own.
 * 4: in PostgreSQL what is due are rows beside the records, as in a folder, and no jobs of pg-boss. A version that looks
 *    for those would go on without what is planned here, so it is refused there; a folder is as it was.
 *
 * Where it can be, `readers` is the format of the release before, so that people can go back to it: a new field at the
 * top of a record that may be ignored needs no new one. A new word where a record has a choice of words, a field inside
 * a field, or a field without which something wrong is done, raises both.
 */
export const OURS: Reader = { writes: 4, readers: 3, oldest: 0, by: versionOfPackage() };
/** The same in a database, where earlier versions had their plans elsewhere. */
export const OURS_IN_POSTGRES: Reader = { ...OURS, readers: 4 };

/**
 * Whether `ours` can go on with a store of which `noted` is known; nothing is noted in those of formats 0 and 1.
 *
 * @throws {StoreFormatError} naming both versions
 */
export function checkFormat(noted: Format | undefined, ours: Reader = OURS): void {
  if (noted === undefined) return;
  if (noted.readers > ours.writes) throw new StoreFormatError("newer", noted, ours);
  if (noted.writes < ours.oldest) throw new StoreFormatError("older", noted, ours);
}

/** What is to be noted once `ours` writes to it; undefined when that is noted already. */
export function formatAfter(noted: Format | undefined, ours: Reader = OURS): Format | undefined {
  if (noted !== undefined && noted.writes >= ours.writes && noted.readers >= ours.readers) return undefined;
  return {
    writes: Math.max(ours.writes, noted?.writes ?? 0),
    readers: Math.max(ours.readers, noted?.readers ?? 0),
    by: noted !== undefined && noted.writes > ours.writes ? noted.by : ours.by,
  };
}

/** @throws {StoreFormatError} when the note cannot be read: it is of a version that notes something else */
export function readFormat(text: string | undefined, ours: Reader = OURS): Format | undefined {
  if (text === undefined) return undefined;
  const parsed = Format.safeParse(jsonIn(text));
  if (parsed.success) return parsed.data;
  throw new StoreFormatError("newer", { writes: Number.NaN, by: "of which nothing is known" }, ours);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not ours: said by the caller
  }
}

function versionOfPackage(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"));
  return String(version);
}
