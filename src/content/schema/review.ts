import { z } from "zod";

/**
 * Who read an entry last: a role, never a name. An editor writes and checks and is no clinician; only what somebody
 * else has read says so in its file.
 */
export const Reviewer = z.enum(["editor", "clinician", "pharmacist", "crisisWorker", "lawyer"]);
export type Reviewer = z.infer<typeof Reviewer>;

/** Whoever may say that something about health is right. */
const CLINICIANS: readonly Reviewer[] = ["clinician", "pharmacist"];

/**
 * How a source was seen, the weakest last: its page was opened where it stands; a stored copy, an abstract or an
 * extract was read; or somebody else's report of it. Seen is not proven.
 */
export const Seen = z.enum(["opened", "stored", "secondhand"]);
export type Seen = z.infer<typeof Seen>;

/** The last reading of an entry, as far as it is known. */
export type Review = { readonly on: string; readonly by: Reviewer; readonly how: Seen };

type Read = { readonly sources: readonly string[]; readonly reviewedOn: string; readonly reviewedBy: Reviewer };
type Sources = ReadonlyMap<string, { readonly seen: Seen }>;

/** The article is what is answered, and vouches for nothing. */
export const THE_ARTICLE = "seed-article";

/** How an entry was read is how the least seen of its sources was: no reading is better than that. */
export function reviewOf({ sources }: { readonly sources: Sources }, entry: Read): Review {
  const seen = entry.sources.filter((id) => id !== THE_ARTICLE).map((id) => sources.get(id)?.seen ?? "secondhand");
  const how = Seen.options.findLast((one) => seen.includes(one)) ?? "stored";
  return { on: entry.reviewedOn, by: entry.reviewedBy, how };
}

/** Whether nobody who may say that it is right has read it. */
export function isUnread({ reviewedBy }: Pick<Read, "reviewedBy">): boolean {
  return !CLINICIANS.includes(reviewedBy);
}
