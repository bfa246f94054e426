import type { Sent } from "./send.ts";

export type Row = Sent & { readonly people: number; readonly spreadMinutes: number };

const HEADINGS = [
  "people",
  "spread",
  "p50 late",
  "p95",
  "p99",
  "latest",
  "on time¹",
  "after bedtime²",
  "longest run³",
  "early",
  "earliest",
];

/** What became of each day as a table in Markdown, with what its marks mean. */
export function table(rows: readonly Row[]): string[] {
  const cells = rows.map(({ people, spreadMinutes, late, early, dropped, longestRun }) => [
    people.toLocaleString("en"),
    spreadMinutes === 0 ? "none" : `${spreadMinutes} min`,
    ...[0.5, 0.95, 0.99, 1].map((share) => duration(quantile(late, share))),
    percent(late.filter((one) => one < 60_000).length / people),
    dropped === 0 ? "0" : `${dropped.toLocaleString("en")} (${percent(dropped / people)})`,
    duration(longestRun),
    percent(early.filter((one) => one > 0).length / people),
    duration(quantile(early, 1)),
  ]);
  return [
    ...[HEADINGS, HEADINGS.map(() => "---"), ...cells].map((line) => `| ${line.join(" | ")} |`),
    "",
    "¹ less than a minute late, of everybody. ² not sent, because bedtime had come. ³ of messages without a pause.",
  ];
}

/** The value that `share` of all are not above; of none it is nought. */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** In seconds, or from two minutes on in minutes. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  return seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
