import type { DiaryNight } from "../../src/diary/diary-night.ts";
import type { ReportWords } from "../../src/diary/report/plan-report.ts";
import { type FreeNights, NIGHTS_FOR_SOCIAL_JETLAG } from "../../src/diary/social-jetlag.ts";
import { NIGHTS_FOR_A_MEDIAN } from "../../src/diary/summary.ts";
import { lengthText } from "../../src/discord/ui/length.ts";
import { shortDate, weekdayNames } from "../../src/discord/ui/schedule.ts";
import { fullDate } from "../../src/discord/ui/timestamps.ts";
import type { Text } from "../../src/text/text.ts";
import { clockText, dateText } from "./picture-words.ts";

/** The report's weeks, and what else the words on it tell. */
type Told = {
  readonly first: string;
  readonly last: string;
  readonly nights: readonly DiaryNight[];
  readonly weeks: number;
  readonly freeNights: FreeNights;
  /** The date on the person's calendar. */
  readonly today: string;
};

/** The words on the page for an appointment. */
export function reportWords(text: Text, { first, last, nights, weeks, freeNights, today }: Told): ReportWords {
  const zones = [...new Set(nights.map(({ zone }) => zone))];
  const days = weekdayNames(text, freeNights);
  const count = weeks * 7;
  return {
    language: text.locale,
    title: text("diary-report.page-title"),
    nameBlank: text("diary-report.page-name-blank"),
    about: [
      text("diary-report.page-about", {
        first: fullDate(first, text.locale),
        last: fullDate(last, text.locale),
        noted: nights.length,
        nights: count,
        zones: new Intl.ListFormat(text.locale).format(zones),
      }),
    ],
    notice: text("diary-report.page-notice"),
    chart: {
      heading: text("diary-report.chart-heading"),
      altText: text("diary-report.chart-alt", { nights: count }),
      legend: {
        bed: text("diary-report.chart-bed"),
        asleep: text("diary-report.chart-asleep"),
        awake: text("diary-report.chart-awake"),
      },
    },
    tableHeading: text("diary-report.table-heading"),
    figuresHeading: text("diary-report.figures-heading"),
    nightHead: twoLines(text("diary-report.head-night")),
    heads: {
      inBed: twoLines(text("diary-report.head-bed")),
      tried: twoLines(text("diary-report.head-tried")),
      onsetLatency: twoLines(text("diary-report.head-sol")),
      awakenings: twoLines(text("diary-report.head-nwak")),
      wakeAfterOnset: twoLines(text("diary-report.head-waso")),
      woke: twoLines(text("diary-report.head-woke")),
      rose: twoLines(text("diary-report.head-rose")),
      quality: twoLines(text("diary-report.head-quality")),
      timeInBed: twoLines(text("diary-report.head-tib")),
      totalSleep: twoLines(text("diary-report.head-tst")),
      efficiency: twoLines(text("diary-report.head-se")),
      earlyAwakening: twoLines(text("diary-report.head-early")),
    },
    night: (date, isFree) => `${shortDate(text, Temporal.PlainDate.from(date))}${isFree ? " *" : ""}`,
    noSleep: text("diary-report.no-sleep"),
    asUsual: text("diary-report.as-usual"),
    quality: (quality) => text(`diary.quality-${quality}`),
    clock: clockText,
    weekMean: (week) =>
      text("diary-report.row-week", {
        first: dateText(text, week.first),
        last: dateText(text, week.last),
        noted: week.noted,
      }),
    mean: text("diary-report.row-mean"),
    median: text("diary-report.row-median"),
    figures: ({ midpoint, midpointDeviation, socialJetlag, regularity }) => [
      midpoint === undefined
        ? text("diary-report.figure-midpoint-none", { needed: NIGHTS_FOR_A_MEDIAN })
        : text("diary-report.figure-midpoint", {
            time: clockText(midpoint),
            spread: midpointDeviation === undefined ? "none" : "other",
            deviation: midpointDeviation === undefined ? "" : lengthText(text, midpointDeviation),
          }),
      socialJetlag !== undefined
        ? text("diary-report.figure-jetlag", { length: lengthText(text, socialJetlag), days })
        : freeNights.length === 0
          ? text("diary-report.figure-jetlag-unchosen")
          : text("diary-report.figure-jetlag-few", { needed: NIGHTS_FOR_SOCIAL_JETLAG, days }),
      regularity === undefined
        ? text("diary-report.figure-regularity-none")
        : text("diary-report.figure-regularity", { index: Math.round(regularity) }),
    ],
    notes: [
      ...(freeNights.length > 0 ? [text("diary-report.note-free")] : []),
      ...(nights.some(({ asUsual }) => asUsual) ? [text("diary-report.note-as-usual")] : []),
      text("diary-report.note-table", { needed: NIGHTS_FOR_A_MEDIAN }),
      text("diary-report.note-definitions"),
      text("diary-report.note-indices"),
      text("diary-report.page-made", { day: fullDate(today, text.locale) }),
    ],
  };
}

function twoLines(head: string): readonly [string, string] {
  const [first = "", second = ""] = head.split("\n");
  return [first, second];
}
