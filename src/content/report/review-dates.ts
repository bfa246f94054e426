import type { Content } from "../content.ts";
import { contentFiles } from "./content-files.ts";

/** Something that is due to be read again, and why. */
export type Due = { readonly where: string; readonly since: Temporal.PlainDate; readonly why: string };

/**
 * Months after which an entry is to be read again: law and telephone numbers change soonest, and a caution that is
 * out of date does more harm than a tip. Ours, from no standard; data/README.md has the same table.
 */
const MONTHS: Readonly<Record<string, number>> = {
  "legal-status.json": 6,
  "helplines.json": 6,
  "help-cards.json": 6,
  "interactions.json": 6,
  "cautions.json": 6,
  "check.json": 12,
  "article-claims.json": 12,
  "sleep-tips.json": 12,
  "tonight.json": 12,
  "relaxation.json": 12,
  "awake.json": 12,
};
/** What a page said of a law or a number is not vouched for any longer than this (`placeAge` says so to people). */
const AS_OF_MONTHS = 12;

/**
 * Entries past their review date, longest ago first: those a human has not read for as long as their file allows,
 * and laws and numbers whose page is over a year old, which no reading again makes newer.
 *
 * @param today never the machine's: a report has to say the same thing twice
 */
export function pastReview(content: Content, today: Temporal.PlainDate): Due[] {
  const due: Due[] = [];
  for (const { file, entries } of contentFiles(content)) {
    const months = MONTHS[file];
    for (const { id, reviewedOn } of entries) {
      if (months === undefined || reviewedOn === undefined) continue;
      const since = Temporal.PlainDate.from(reviewedOn).add({ months });
      due.push({ where: `${file} ${id}`, since, why: `read ${reviewedOn}` });
    }
  }
  for (const [file, entries] of [
    ["legal-status.json", content.places],
    ["helplines.json", content.helplines],
  ] as const) {
    for (const { id, asOf, asOfEstimated } of entries) {
      const since = Temporal.PlainDate.from(`${asOf}-01`).add({ months: AS_OF_MONTHS });
      due.push({ where: `${file} ${id}`, since, why: `page of ${asOf}${asOfEstimated ? ", estimated" : ""}` });
    }
  }
  return due
    .filter(({ since }) => Temporal.PlainDate.compare(since, today) < 0)
    .sort((one, other) => Temporal.PlainDate.compare(one.since, other.since) || one.where.localeCompare(other.where));
}
