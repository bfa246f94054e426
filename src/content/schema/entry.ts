import { z } from "zod";
import { Reviewer } from "./review.ts";

/** The name of an entry: kept for good, because records, tests and reviewed exceptions point at it. */
export const EntryId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be words of a-z and 0-9 joined by hyphens");

/** A month, for facts whose day nobody wrote down: "2026-03". */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, "must be a month such as 2026-03");

/** Text a person will read: trimmed, on one line, and short enough for its place. */
export function shownText(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .regex(/^\S(?:.*\S)?$/u, "must be one line without spaces at its ends");
}

/**
 * When an entry was last read, and by whom: by an editor, unless the entry says otherwise. How it was read is known
 * from its sources (`reviewOf`).
 */
export const reviewed = { reviewedOn: z.iso.date(), reviewedBy: Reviewer.default("editor") };

/**
 * What every sentence about health carries: a name, where it comes from, and who last read it when.
 * Spread into each schema, so that no file can leave one out.
 */
export const sourced = {
  id: EntryId,
  sources: z.array(EntryId).min(1),
  ...reviewed,
};

/** Any entry that names its sources. */
export type Sourced = {
  readonly id: string;
  readonly sources: readonly string[];
  readonly reviewedOn: string;
  readonly reviewedBy: Reviewer;
};

/** For whoever looks after data/: where something was seen, what is doubted. Never shown, and no translation has it. */
export const maintainerNote = z.string().min(1).max(900).optional();
