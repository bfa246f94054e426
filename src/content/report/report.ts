import type { Content } from "../content.ts";
import { type Catalogues, FIRST_LANGUAGE, missingTranslations } from "./catalogues.ts";
import { contentFiles } from "./content-files.ts";
import { doubtfulPlaces, numbersFromListsAlone, type Spot, sourcesWithoutLink, unconfirmedNumbers } from "./doubts.ts";
import { heading, item, list, table } from "./lines.ts";
import { type GradedFile, gradedFiles, tooHard } from "./reading-limits.ts";
import { pastReview } from "./review-dates.ts";

/** Lines to read, and what is wrong enough to fail. Age never is: it says what to do next, not that it is broken. */
export type Report = { readonly lines: readonly string[]; readonly failures: readonly string[] };

const WORST = 10;

/** What a maintainer wants to know about all that the bot says, which was checked when it was loaded. */
export function reportOn(content: Content, catalogues: Catalogues, today: Temporal.PlainDate): Report {
  const graded = gradedFiles(content, catalogues);
  const lines = [
    ...counts(content, graded),
    ...past(content, today),
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

function past(content: Content, today: Temporal.PlainDate): string[] {
  const due = pastReview(content, today);
  const rows = due.map(({ where, since, why }) => [where, `${since.until(today).days} days`, why]);
  return [
    ...heading(`Past their review date on ${today}: ${due.length}`),
    ...(due.length === 0 ? ["  nothing"] : table(["entry", "late by", "because"], rows)),
  ];
}

function places(content: Content): string[] {
  const doubtful = doubtfulPlaces(content);
  const rows = doubtful.map(({ id, why }) => `${id}: ${why.join(", ")}`);
  return [
    ...heading(`Places we are not sure of: ${doubtful.length} of ${content.places.length}`),
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
