import type { ButtonBuilder } from "discord.js";
import { pageOfAsked } from "../../src/content/choose/tip-pages.ts";
import { chartNights } from "../../src/diary/chart-night.ts";
import type { DiaryNight } from "../../src/diary/diary-night.ts";
import { measuresOf } from "../../src/diary/measures.ts";
import type { DrawWeek } from "../../src/diary/picture/picture-queue.ts";
import type { WeekInput } from "../../src/diary/picture/week-input.ts";
import type { WeekPicture } from "../../src/diary/picture/week-painter.ts";
import { REMARKS, type Remark, standsOut } from "../../src/diary/stands-out.ts";
import { type Figure, NIGHTS_FOR_A_MEDIAN, type Summary, summaryOf } from "../../src/diary/summary.ts";
import { lastNightIn } from "../../src/diary/which-night.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { button, buttons, card, mainButton, type Part, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { lengthText } from "../../src/discord/ui/length.ts";
import { drawTipPage } from "../../src/discord/ui/tip-page.ts";
import { UserError } from "../../src/errors.ts";
import { bedtimeOn } from "../../src/nights/night.ts";
import { scheduleOf } from "../../src/nights/reminder.ts";
import { key, type Text } from "../../src/text/text.ts";
import { opening } from "./night-card.ts";
import { clockText, dayShort, pictureWords } from "./picture-words.ts";
import { type Asker, zoneOf } from "./place.ts";

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
    await answer.thinking();
    await context.pictures.inTurn(interaction.user.id, (draw) =>
      showWeeks(interaction, interaction.options.getInteger("weeks") ?? 1, answer, context, draw),
    );
  },

  actions: {
    /** The week that a few words were about, as a picture. */
    async "diary.weekly-look"(interaction, { of, owner }, answer, context) {
      const { id } = interaction.user;
      if (owner !== id) throw new UserError("weekly-somebody-elses");
      await answer.thinking();
      await context.weekly.opened(id, of);
      await context.pictures.inTurn(id, (draw) => showWeeks(interaction, 1, answer, context, draw));
    },

    /** The same nights without the picture. */
    async "diary.table"(interaction, { weeks }, answer, context) {
      const count = Math.min(Math.max(Math.trunc(weeks) || 1, 1), MOST_WEEKS);
      const shown = await weeksOf(interaction, count, context);
      const { text } = context;
      await answer.send(shown ? drawTable(text, shown) : card(TONE.diary, text("diary.no-nights")), "private");
    },

    /** The tip for what stands out, beside the week. */
    async "diary.stands-out"(interaction, { remark }, answer, { content, text }) {
      const known = REMARKS.find((one) => one === remark);
      if (known === undefined) throw new UserError("tips-outdated");
      const page = pageOfAsked(TIPS[known]);
      await answer.send(drawTipPage(content, text, interaction.user.id, page), "private");
    },
  },
};

/** What to do about what stands out, the first thing first: ids of data/sleep-tips.json. */
export const TIPS: Readonly<Record<Remark, readonly string[]>> = {
  "rise-varies": ["schedule-wake-time", "schedule-weekend-drift", "light-morning"],
  "bed-varies": ["schedule-consistent-bedtime", "winddown-routine", "schedule-wake-time"],
  "awake-before": ["cant-sleep-get-up", "winddown-landing", "cbti-ask"],
  "awake-after": ["cant-sleep-get-up", "cant-sleep-clock", "cbti-ask"],
  "awake-last": ["cant-sleep-bed-use", "schedule-wake-time", "cbti-ask"],
};

async function showWeeks(
  interaction: Asker,
  weeks: number,
  answer: Answer,
  context: CommandContext,
  draw: DrawWeek,
): Promise<void> {
  const { text } = context;
  const shown = await weeksOf(interaction, weeks, context);
  if (shown === undefined) return answer.send(card(TONE.diary, text("diary.no-nights")), "private");
  if (shown.nights.length === 0) return answer.send(drawTable(text, shown), "private");
  const picture = await draw(await pictureInput(interaction.user.id, shown, context));
  await answer.send(picture ? drawPicture(text, shown, picture) : drawTable(text, shown), "private");
  if (await context.diary.look(interaction.user.id, shown.today))
    await answer.send(card(TONE.diary, text("diary.weekly-is-enough")), "private");
}

/** The nights that are shown, and the button that goes on to the next one. */
type Weeks = {
  readonly weeks: number;
  readonly first: string;
  readonly last: string;
  /** The date on the person's calendar. */
  readonly today: string;
  readonly nights: readonly DiaryNight[];
  /** The first night in the diary. */
  readonly began: string;
  readonly log: ButtonBuilder;
};

/** Undefined when there is no diary. */
async function weeksOf(interaction: Asker, weeks: number, context: CommandContext): Promise<Weeks | undefined> {
  const { text, diary, now } = context;
  const { id } = interaction.user;
  // Wherever they are, the first of these nights is not before this one.
  const from = now()
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .subtract({ days: weeks * 7 + 2 });
  const record = await diary.find(id, from.toString());
  const began = await diary.firstNight(id);
  if (record?.nights.at(-1) === undefined || began === undefined) return undefined;
  const zone = await zoneOf(interaction, record, context);
  const last = lastNightIn(zone, now());
  const first = Temporal.PlainDate.from(last)
    .subtract({ days: weeks * 7 - 1 })
    .toString();
  return {
    weeks,
    first,
    last,
    today: now().toZonedDateTimeISO(zone).toPlainDate().toString(),
    nights: record.nights.filter(({ night }) => night >= first),
    began,
    log: button(text("diary.log-last"), "diary.open", opening({ night: last, zone, userId: id })),
  };
}

/** Every night of these weeks, those without a note as gaps, and the bedtime of the person's reminder. */
async function pictureInput(
  userId: string,
  { weeks, first, last, nights, began }: Weeks,
  { text, reminders }: CommandContext,
): Promise<WeekInput> {
  const noted = new Map(chartNights(nights).map((night) => [night.date, night]));
  const dates = Array.from({ length: weeks * 7 }, (_, day) =>
    Temporal.PlainDate.from(first).add({ days: day }).toString(),
  );
  const stored = (await reminders.find(userId))?.schedule;
  const bedtime = stored && dates.map((date) => minutesOf(bedtimeOn(scheduleOf(stored), date)));
  return {
    nights: dates.map((date) => noted.get(date) ?? { date }),
    began,
    ...(bedtime && { bedtime }),
    words: pictureWords(text, first, last),
  };
}

/** Since noon. */
function minutesOf(bedtime: Temporal.PlainTime | undefined): number | undefined {
  return bedtime && (bedtime.hour * 60 + bedtime.minute + DAY / 2) % DAY;
}

function drawPicture(text: Text, { weeks, nights, log }: Weeks, { png, altText }: WeekPicture): Shown {
  return card(
    TONE.diary,
    text("diary.weeks", { weeks }),
    { name: "nights.png", bytes: png, altText },
    ...whatStandsOut(text, nights),
    ...middles(text, nights),
    buttons(log, button(text("diary.as-table"), "diary.table", { weeks })),
  );
}

function drawTable(text: Text, { weeks, nights, log }: Weeks): Shown {
  const heading = text("diary.weeks", { weeks });
  if (nights.length === 0) return card(TONE.diary, `${heading}\n${text("diary.none-of-these")}`, buttons(log));
  return card(
    TONE.diary,
    `${heading}\n\`\`\`\n${table(text, nights)}\n\`\`\``,
    ...whatStandsOut(text, nights),
    ...middles(text, nights),
    buttons(log),
  );
}

/** One sentence at most, with the one thing to try for it. */
function whatStandsOut(text: Text, nights: readonly DiaryNight[]): Part[] {
  const remark = standsOut(nights);
  if (remark === undefined) return [];
  return [
    text(`diary.remark-${remark}`),
    buttons(mainButton(text(`diary.try-${remark}`), "diary.stands-out", { remark })),
  ];
}

/** What lies in the middle, and that all of it is guesses. */
function middles(text: Text, nights: readonly DiaryNight[]): string[] {
  const summary = summaryOf(nights);
  const { known, later } = figures(text, summary);
  if (known.length === 0) return [text("diary.figures-later", { needed: NIGHTS_FOR_A_MEDIAN })];
  return [
    [text("diary.middles"), ...[...known, ...later].map((line) => `- ${line}`)].join("\n"),
    `-# ${text("diary.about-guesses")}`,
  ];
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

/** What is known, a line each, and in one line what is not yet. */
function figures(text: Text, summary: Summary): { readonly known: string[]; readonly later: string[] } {
  const at = clockText;
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
  const known = told.flatMap(([name, figure, write]) =>
    figure.kind === "known" ? [text("diary.figure", { name, value: write(figure.value), nights: figure.nights })] : [],
  );
  const missing = told.flatMap(([name, figure]) => (figure.kind === "known" ? [] : [name]));
  return { known, later: missing.length === 0 ? [] : [text("diary.figures-too-few", { missing: missing.join(", ") })] };
}

function clock(wall: string | undefined): string {
  return wall?.slice(11) ?? "–";
}

function hoursAndMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
