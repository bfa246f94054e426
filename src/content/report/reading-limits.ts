import type { Content } from "../schema/content.ts";
import { type Catalogues, FIRST_LANGUAGE } from "./catalogues.ts";
import { cardsIn, contentFiles, readingsIn } from "./content-files.ts";
import { averageGrade, type Graded, gradeAll, type LocatedText } from "./reading-level.ts";

/** The mean grade no file may be above: what somebody of about thirteen reads with ease. */
export const HIGHEST_MEAN = 8;
/** The grade no card may be above, whatever else stands in its file. */
export const HIGHEST_CARD = 11;
/** The grade of what somebody may read in danger, or before they take something. */
export const HIGHEST_IN_DANGER = 7;

const FOR_DANGER = new Set(["cautions.json", "help-cards.json", "check.json", "programme.json", "danger.json"]);

/** A file of data/, or all sentences of the first language, with its grades. */
export type GradedFile = {
  readonly file: string;
  /** Every sentence by itself, the hardest first. */
  readonly texts: readonly Graded[];
  readonly average: number;
  /** What is read at once: entries of data/, sentences of data/text. */
  readonly cards: readonly (Graded & { readonly highest: number })[];
};

export function gradedFiles(content: Content, catalogues: Catalogues): GradedFile[] {
  const wording = [...(catalogues.get(FIRST_LANGUAGE) ?? [])].map(([where, text]) => ({ where, text }));
  return [
    ...contentFiles(content).map((one) => graded(one.file, readingsIn(one), cardsIn(one), () => highestIn(one.file))),
    graded(`text/${FIRST_LANGUAGE}`, wording, wording, (where) => highestIn(where.split(" ")[0] ?? "")),
  ];
}

function graded(
  file: string,
  readings: readonly LocatedText[],
  cards: readonly LocatedText[],
  highest: (where: string) => number,
): GradedFile {
  const texts = gradeAll(readings);
  return {
    file,
    texts,
    average: averageGrade(texts),
    cards: gradeAll(cards).map((card) => ({ ...card, highest: highest(card.where) })),
  };
}

function highestIn(file: string): number {
  return FOR_DANGER.has(file) ? HIGHEST_IN_DANGER : HIGHEST_CARD;
}

/** What is harder to read than it may be, as sentences for a maintainer. */
export function tooHard(files: readonly GradedFile[]): string[] {
  return files.flatMap(({ file, average, cards }) => [
    ...(average > HIGHEST_MEAN ? [`${file} reads at grade ${digits(average)}; ${HIGHEST_MEAN} is the highest`] : []),
    ...cards
      .filter(({ grade, highest }) => grade > highest)
      .map(
        ({ where, grade, highest }) => `${file} ${where} reads at grade ${digits(grade)}; ${highest} is the highest`,
      ),
  ]);
}

function digits(grade: number): string {
  return grade.toFixed(1);
}
