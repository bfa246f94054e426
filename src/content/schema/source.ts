import { z } from "zod";
import { EntryId, Month, shownText } from "./entry.ts";
import { Seen } from "./review.ts";

/**
 * One entry of data/sources.json: where a sentence comes from.
 *
 * The address is turned into `link` here, and only when `showLink` is true. Nothing behind this schema can
 * show the address of a shop, an advocacy page or a mirror, because it no longer has one.
 */
export const Source = z
  .strictObject({
    id: EntryId,
    title: shownText(240),
    publisher: shownText(160),
    year: z.int().min(1950).max(2100).nullable(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional(),
    kind: z.enum(["guideline", "regulator", "systematic-review", "trial", "observational", "agency-page", "article"]),
    /** The page, its abstract or a copy was seen. Seen is not proven. */
    verified: z.boolean(),
    /** How it was seen. Without it: a stored copy, an abstract or an extract; and where nobody saw it, a report of it. */
    seen: Seen.optional(),
    accessed: Month,
    tier: z.enum(["official", "peer-reviewed", "secondary", "vendor-or-advocacy"]),
    showLink: z.boolean(),
    note: shownText(300).optional(),
  })
  .refine((source) => !source.showLink || source.url !== undefined || source.doi !== undefined, {
    path: ["showLink"],
    message: "is true, but there is neither url nor doi to link",
  })
  .refine((source) => !source.showLink || source.tier !== "vendor-or-advocacy", {
    path: ["showLink"],
    message: "is true for a vendor-or-advocacy page: name those, do not link them",
  })
  .refine((source) => source.verified || source.seen === undefined || source.seen === "secondhand", {
    path: ["seen"],
    message: "is more than a report, but the source is not verified",
  })
  .transform(({ url, doi, showLink, seen, ...rest }) => {
    const source = { ...rest, seen: seen ?? (rest.verified ? ("stored" as const) : ("secondhand" as const)) };
    const address = url ?? (doi === undefined ? undefined : `https://doi.org/${doi}`);
    return showLink && address !== undefined ? { ...source, link: address } : source;
  });

export type Source = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly year: number | null;
  readonly kind: z.output<typeof Source>["kind"];
  readonly verified: boolean;
  readonly seen: Seen;
  readonly accessed: string;
  readonly tier: z.output<typeof Source>["tier"];
  readonly note?: string | undefined;
  /** Present only where it may be shown. */
  readonly link?: string;
};
