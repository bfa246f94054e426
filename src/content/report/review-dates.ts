import { seededNumbers } from "../choose/seeded.ts";
import { sourcesOf } from "../choose/sources-of.ts";
import type { Content } from "../schema/content.ts";
import { type Review, reviewOf, THE_ARTICLE } from "../schema/review.ts";
import type { Source } from "../schema/source.ts";
import { contentFiles } from "./content-files.ts";
import { RISKS, type Risk, riskOf } from "./risk.ts";

/**
 * How often a year an entry is read again: law and telephone numbers change soonest, and a caution that is out of
 * date does more harm than a tip. Ours, from no standard; data/README.md has the same table.
 */
const TURNS_A_YEAR: Readonly<Record<string, 1 | 2>> = {
  "legal-status.json": 2,
  "helplines.json": 2,
  "help-cards.json": 2,
  "interactions.json": 2,
  "medicines/pairs.json": 2,
  "medicines/named-pairs.json": 2,
  "medicines/alone.json": 2,
  "cautions.json": 2,
  "check.json": 1,
  "programme.json": 1,
  "article-claims.json": 1,
  "sleep-tips.json": 1,
  "tonight.json": 1,
  "relaxation.json": 1,
  "awake.json": 1,
};
/** What a page said of a law or a number is doubted once it is older than this (`statusAge` says so to people). */
const AS_OF_MONTHS = 12;

/** An entry that is to be read again. */
export type ReviewDue = {
  readonly file: string;
  readonly id: string;
  readonly due: Temporal.PlainYearMonth;
  readonly risk: Risk;
  readonly review: Review;
  readonly sources: readonly Source[];
};

/**
 * Every entry with the month in which it is to be read again, the soonest first, and in a month those by which most
 * harm could be done.
 *
 * An entry keeps its month for good, by a hash of its file and id, so that about a twelfth of all readings falls due
 * each month even if all was read on one day; what is read twice a year has a second month half a year later.
 */
export function readings(content: Content): ReviewDue[] {
  return contentFiles(content)
    .flatMap(({ file, entries }) => {
      const turns = TURNS_A_YEAR[file];
      if (turns === undefined) return [];
      return entries.flatMap((entry) => {
        const { id, reviewedOn } = entry;
        if (reviewedOn === undefined) return [];
        const sources = entry.sources ?? sourcesOfTip(content, entry.tip);
        const review = reviewOf(content, { sources, reviewedOn, reviewedBy: entry.reviewedBy ?? "editor" });
        const due = monthAfter(reviewedOn, firstTurn(file, id), turns);
        return [{ file, id, due, risk: riskOf(file, entry), review, sources: sourcesOf(content, { sources }) }];
      });
    })
    .sort(
      (one, other) =>
        Temporal.PlainYearMonth.compare(one.due, other.due) ||
        RISKS.indexOf(one.risk) - RISKS.indexOf(other.risk) ||
        one.file.localeCompare(other.file) ||
        one.id.localeCompare(other.id),
    );
}

/** A step of the evening rests on what its tip rests on. */
function sourcesOfTip({ tips }: Content, tip: string | undefined): readonly string[] {
  return tips.find(({ id }) => id === tip)?.sources ?? [];
}

/** The month, from 0, in which an entry is read each year. */
function firstTurn(file: string, id: string): number {
  return Math.floor(seededNumbers(`${file} ${id}`)() * 12);
}

/** The first month after a day's own in which a turn comes round. */
function monthAfter(day: string, firstTurn: number, turns: 1 | 2): Temporal.PlainYearMonth {
  const every = 12 / turns;
  const month = Temporal.PlainDate.from(day).toPlainYearMonth().add({ months: 1 });
  const wait = (((firstTurn - (month.month - 1)) % every) + every) % every;
  return month.add({ months: wait });
}

/** What is due in a month, and what was due before it and has not been read since. */
export function dueIn(
  content: Content,
  month: Temporal.PlainYearMonth,
): { readonly now: readonly ReviewDue[]; readonly late: readonly ReviewDue[] } {
  const all = readings(content);
  return {
    now: all.filter(({ due }) => due.equals(month)),
    late: all.filter(({ due }) => Temporal.PlainYearMonth.compare(due, month) < 0),
  };
}

/** A law or a number whose page is over a year old: reading it again does not make the page newer. */
export type OldPage = { readonly where: string; readonly since: Temporal.PlainDate; readonly why: string };

/** @param today never the machine's: a report has to say the same thing twice */
export function oldPages(content: Content, today: Temporal.PlainDate): OldPage[] {
  const old: OldPage[] = [];
  for (const [file, entries] of [
    ["legal-status.json", content.jurisdictions],
    ["helplines.json", content.helplines],
  ] as const) {
    for (const { id, asOf, asOfEstimated } of entries) {
      const since = Temporal.PlainDate.from(`${asOf}-01`).add({ months: AS_OF_MONTHS });
      old.push({ where: `${file} ${id}`, since, why: `page of ${asOf}${asOfEstimated ? ", estimated" : ""}` });
    }
  }
  return old
    .filter(({ since }) => Temporal.PlainDate.compare(since, today) < 0)
    .sort((one, other) => Temporal.PlainDate.compare(one.since, other.since) || one.where.localeCompare(other.where));
}

/** A source that nobody should lean on alone: not seen itself, or no official and no peer-reviewed text. */
export function isWeak({ seen, tier }: Source): boolean {
  return seen === "secondhand" || tier === "secondary" || tier === "vendor-or-advocacy";
}

/** Entries that rest on a single source, and that a weak one; what the article itself says counts as none. */
export function onOneWeakSource(content: Content): ReviewDue[] {
  return readings(content)
    .filter(({ sources }) => {
      const others = sources.filter(({ id }) => id !== THE_ARTICLE);
      return others.length === 0 || (others.length === 1 && others.every(isWeak));
    })
    .sort((one, other) => RISKS.indexOf(one.risk) - RISKS.indexOf(other.risk));
}
