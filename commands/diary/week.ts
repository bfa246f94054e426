import type { DiaryNight } from "../../src/diary/diary-night.ts";
import { measuresOf } from "../../src/diary/measures.ts";
import { type Figure, type Summary, summaryOf } from "../../src/diary/summary.ts";
import { lastNightIn } from "../../src/diary/which-night.ts";
import type { Subcommand } from "../../src/discord/command.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { key, type Text } from "../../src/text/text.ts";
import { lengthText, opening } from "./night-card.ts";
import { zoneOf } from "./place.ts";

const MOST_WEEKS = 4;
const DAY = 24 * 60;

/**
 * `/diary week`: the nights in a table, their middles, and at most one thing that stands out. Nothing is called good or
 * bad. Sleep efficiency is left to the export: here a percentage would read as a score, and scores can make sleep worse
 * (Baron et al. 2017, "Orthosomnia", J Clin Sleep Med 13(2):351–354).
 */
export const week: Subcommand = {
  data: (sub) =>
    sub
      .setName("week")
      .setDescription(key("diary.week"))
      .addIntegerOption((option) =>
        option.setName("weeks").setDescription(key("diary.week-weeks")).setMinValue(1).setMaxValue(MOST_WEEKS),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { text, diary, now } = context;
    const weeks = interaction.options.getInteger("weeks") ?? 1;
    const record = await diary.find(interaction.user.id);
    const latest = record?.nights.at(-1);
    if (record === undefined || latest === undefined)
      return answer.send(card(TONE.diary, text("diary.no-nights")), "private");
    const zone = await zoneOf(interaction, record, context);
    const last = lastNightIn(zone, now());
    const first = Temporal.PlainDate.from(last)
      .subtract({ days: weeks * 7 - 1 })
      .toString();
    const nights = record.nights.filter(({ night }) => night >= first);
    const log = button(
      text("diary.log-last"),
      "diary.open",
      ...opening({ night: last, zone, userId: interaction.user.id }),
    );
    await answer.send(drawWeeks(text, nights, weeks, log), "private");
  },
};

function drawWeeks(text: Text, nights: readonly DiaryNight[], weeks: number, log: ReturnType<typeof button>): Shown {
  const heading = text("diary.weeks", { weeks });
  if (nights.length === 0) return card(TONE.diary, `${heading}\n${text("diary.none-of-these")}`, buttons(log));
  const summary = summaryOf(nights);
  return card(
    TONE.diary,
    `${heading}\n\`\`\`\n${table(text, nights)}\n\`\`\``,
    [text("diary.middles"), ...figures(text, summary).map((line) => `- ${line}`)].join("\n"),
    ...(summary.remark ? [text(`diary.remark-${summary.remark}`)] : []),
    `-# ${text("diary.about-guesses")}`,
    buttons(log),
  );
}

/** 31 characters at the most in English, which a phone shows without a break. */
function table(text: Text, nights: readonly DiaryNight[]): string {
  const head = [
    text("diary.column-night"),
    text("diary.column-bed"),
    text("diary.column-woke"),
    text("diary.column-up"),
    text("diary.column-asleep"),
  ];
  const rows = nights.map((entry) => {
    const { totalSleep } = measuresOf(entry);
    return [
      dayShort(text, entry.night),
      clock(entry.inBed),
      clock(entry.woke),
      clock(entry.rose),
      totalSleep === undefined ? "–" : hoursAndMinutes(totalSleep),
    ];
  });
  const all = [head, ...rows];
  const widths = head.map((_title, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(" ")
        .trimEnd(),
    )
    .join("\n");
}

function figures(text: Text, summary: Summary): string[] {
  const at = (minutes: number) => clockOf(minutes);
  const long = (minutes: number) => lengthText(text, minutes);
  const told: readonly (readonly [name: string, figure: Figure, write: (value: number) => string])[] = [
    [text("diary.figure-bed"), summary.inBed, at],
    [text("diary.figure-woke"), summary.woke, at],
    [text("diary.figure-rose"), summary.rose, at],
    [text("diary.figure-midpoint"), summary.midpoint, at],
    [text("diary.figure-onset"), summary.onsetLatency, long],
    [text("diary.figure-awake"), summary.wakeAfterOnset, long],
    [text("diary.figure-asleep"), summary.totalSleep, long],
    [text("diary.figure-in-bed"), summary.timeInBed, long],
    [text("diary.figure-bed-spread"), summary.bedVariability, long],
    [text("diary.figure-wake-spread"), summary.wakeVariability, long],
  ];
  return told.map(([name, figure, write]) =>
    figure.kind === "known"
      ? text("diary.figure", { name, value: write(figure.value), nights: figure.nights })
      : text("diary.figure-too-few", { name, nights: figure.nights, needed: figure.needed }),
  );
}

function dayShort(text: Text, night: string): string {
  return Temporal.PlainDate.from(night).toLocaleString(text.locale, { weekday: "short", day: "numeric" });
}

function clock(wall: string | undefined): string {
  return wall?.slice(11) ?? "–";
}

/** A time of day from minutes since noon. */
function clockOf(sinceNoon: number): string {
  const minutes = (Math.round(sinceNoon) + DAY / 2) % DAY;
  return new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60).toString({ smallestUnit: "minute" });
}

function hoursAndMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
