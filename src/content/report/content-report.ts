import type { Content } from "../schema/content.ts";
import type { Source } from "../schema/source.ts";
import { type Catalogues, FIRST_LANGUAGE, missingTranslations } from "./catalogues.ts";
import { contentFiles } from "./content-files.ts";
import {
  doubtfulJurisdictions,
  numbersFromListsAlone,
  type Spot,
  sourcesWithoutLink,
  unconfirmedNumbers,
} from "./doubts.ts";
import { heading, item, list, table } from "./lines.ts";
import { type GradedFile, gradedFiles, tooHard } from "./reading-limits.ts";
import { dueIn, isWeak, oldPages, onOneWeakSource, type ReviewDue, readings } from "./review-dates.ts";
import { RISKS } from "./risk.ts";

/** Lines to read, and what is wrong enough to fail. Age never is: it says what to do next, not that it is broken. */
export type ContentReport = { readonly lines: readonly string[]; readonly failures: readonly string[] };

const WORST = 10;

/** What a maintainer wants to know about all that the bot says, which was checked when it was loaded. */
export function reportOn(content: Content, catalogues: Catalogues, today: Temporal.PlainDate): ContentReport {
  const graded = gradedFiles(content, catalogues);
  const lines = [
    ...counts(content, graded),
    ...due(content, today),
    ...old(content, today),
    ...weak(content),
    ...places(content),
    ...numbers(content),
    ...links(content),
    ...translations(catalogues),
    ...hardest(graded),
  ];
  return { lines, failures: tooHard(graded) };
}

function counts(content: Content, graded: readonly GradedFile[]): string[] {
  const gradeOf = (file: string) => graded.find((one) => one.file === file)?.average ?? Number.NaN;
  const rows = contentFiles(content).map(({ file, entries }) => [file, entries.length, inDigits(gradeOf(file))]);
  const wording = graded.find(({ file }) => file === `text/${FIRST_LANGUAGE}`);
  if (wording !== undefined && wording.texts.length > 0)
    rows.push([wording.file, wording.texts.length, inDigits(wording.average)]);
  return [...heading("Entries, and the mean grade they read at"), ...table(["file", "entries", "grade"], rows)];
}

function inDigits(grade: number): string {
  return Number.isNaN(grade) ? "-" : grade.toFixed(1);
}

/** What to look at when an entry of a file is read again. */
const LOOK_FOR: Readonly<Record<string, string>> = {
  "helplines.json": "open the operator's page or call: number, hours, languages, who may call",
  "help-cards.json": "read it aloud as somebody with shaking hands; does every step still rest on its source?",
  "legal-status.json": "look for a newer page, an official one first; has an open bill or order been decided?",
  "cautions.json": "open each source; is anything milder than the truth by now, or louder?",
  "interactions.json": "open each source; look for new cases, and for names that are missing",
  "check.json": "is it still whom to see, and how soon? Read it as the person it is about",
  "article-claims.json": "look for a newer trial or review; does the grade still hold?",
  "sleep-tips.json": "open each source; does the grade still hold, and whom could the tip hurt?",
  "tonight.json": "does it still say no more than its tip?",
  "relaxation.json": "does it still claim no more than its tip?",
};

function due(content: Content, today: Temporal.PlainDate): string[] {
  const month = nextWithWork(content, today.toPlainYearMonth());
  const { now, late } = dueIn(content, month);
  return [
    ...heading(`To read in ${month}: ${now.length}, those that could do most harm first`),
    ...toRead(now),
    ...heading(`Past their month on ${today}: ${late.length}`),
    ...toRead(late),
  ];
}

/** This month, or where all of it has been read, the next that has something. */
function nextWithWork(content: Content, month: Temporal.PlainYearMonth): Temporal.PlainYearMonth {
  const { now, late } = dueIn(content, month);
  const [first] = readings(content);
  return now.length + late.length > 0 || first === undefined ? month : first.due;
}

/** By file, the most harm first in each, with what to look at. */
function toRead(readings: readonly ReviewDue[]): string[] {
  if (readings.length === 0) return list([]);
  return [...Map.groupBy(readings, ({ file }) => file)].flatMap(([file, its]) => [
    ...item(`${file}: ${LOOK_FOR[file] ?? "read it again"}`),
    ...its.flatMap((one) =>
      item(`  ${one.risk} ${one.id}, ${howRead(one)}: ${one.sources.map(sourceToOpen).join(", ")}`),
    ),
  ]);
}

function howRead({ review: { on, by, how } }: ReviewDue): string {
  return `read ${on} by ${by}, ${how}`;
}

/** A source by its id, and what is doubtful about it. */
function sourceToOpen(source: Source): string {
  const { id, seen } = source;
  const doubts = [...(seen === "secondhand" ? ["secondhand"] : []), ...(isWeak(source) ? ["weak"] : [])];
  return doubts.length === 0 ? id : `${id} (${doubts.join(", ")})`;
}

function old(content: Content, today: Temporal.PlainDate): string[] {
  const pages = oldPages(content, today);
  const rows = pages.map(({ where, since, why }) => [where, `${since.until(today).days} days`, why]);
  return [
    ...heading(`Pages over a year old on ${today}: ${pages.length}. Look for newer ones`),
    ...(rows.length === 0 ? list([]) : table(["entry", "late by", "because"], rows)),
  ];
}

function weak(content: Content): string[] {
  const resting = onOneWeakSource(content);
  return [
    ...heading(`Resting on one weak source: ${resting.length}. Find a better one, by risk`),
    ...RISKS.flatMap((risk) => {
      const its = resting.filter((one) => one.risk === risk).map(({ file, id }) => ({ file, entry: id }));
      return its.length === 0 ? [] : [...item(`${risk}: ${its.length}`), ...byFile(its)];
    }),
  ];
}

function places(content: Content): string[] {
  const doubtful = doubtfulJurisdictions(content);
  const rows = doubtful.map(({ id, why }) => `${id}: ${why.join(", ")}`);
  return [
    ...heading(`Places we are not sure of: ${doubtful.length} of ${content.jurisdictions.length}`),
    ...rows.flatMap(item),
  ];
}

function numbers(content: Content): string[] {
  const unconfirmed = unconfirmedNumbers(content);
  const listed = numbersFromListsAlone(content);
  return [
    ...heading(`Numbers never shown, for want of a good page: ${unconfirmed.length}`),
    ...list(unconfirmed),
    ...heading("Numbers shown that rest on lists alone: look at these first"),
    ...listed.filter(({ ids }) => ids.length > 0).flatMap(({ field, ids }) => item(`${field}: ${ids.join(", ")}`)),
  ];
}

function links(content: Content): string[] {
  const { unlinked, resting } = sourcesWithoutLink(content);
  return [
    ...heading(`Sources without a link: ${unlinked.length} of ${content.sources.size}`),
    ...list(unlinked),
    ...heading(`Entries that rest on such sources alone: ${resting.length}`),
    ...byFile(resting),
  ];
}

function byFile(entries: readonly Spot[]): string[] {
  const files = Map.groupBy(entries, ({ file }) => file);
  if (files.size === 0) return list([]);
  return [...files].flatMap(([file, its]) => item(`${file}: ${its.map(({ entry }) => entry).join(", ")}`));
}

function translations(catalogues: Catalogues): string[] {
  const languages = missingTranslations(catalogues);
  if (catalogues.size === 0) return [...heading("Translations"), "  there is no data/text yet"];
  if (languages.length === 0) return [...heading("Translations"), "  English alone, so nothing is missing"];
  return languages.flatMap(({ language, missing }) => [
    ...heading(`Missing in ${language}: ${missing.length}`),
    ...missing.flatMap(item),
  ]);
}

function hardest(graded: readonly GradedFile[]): string[] {
  const worst = graded
    .flatMap(({ file, texts }) => texts.map((text) => ({ ...text, file })))
    .sort((one, other) => other.grade - one.grade)
    .slice(0, WORST);
  return [
    ...heading(`The ${worst.length} hardest texts, by Flesch-Kincaid grade`),
    ...worst.flatMap(({ file, where, grade, text }) => item(`${grade.toFixed(1)} ${file} ${where}: ${text}`)),
  ];
}
