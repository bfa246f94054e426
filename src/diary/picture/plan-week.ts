import type { ChartNight } from "../chart-night.ts";
import { type KnownTimes, knownTimes, NOON } from "./known-times.ts";
import { BELOW_LEGEND, FONT, LEGEND, PLOT, PLOT_BOTTOM_MARGIN, rowHeight, WIDTH } from "./look.ts";
import type { Quality, WeekInput } from "./week-input.ts";

/** Everything the drawing needs, as plain data, so that it can be handed to another thread. */
export type WeekPlan = {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly title: string;
  readonly legend: { readonly bed: string; readonly sleep: string; readonly midpoint: string; readonly awake: string };
  /** What each mark of quality is called; undefined where no night has one. */
  readonly qualities?: { readonly label: string; readonly words: Readonly<Record<Quality, string>> };
  readonly nothing: string;
  readonly rows: readonly PlannedRow[];
  /** Where the nights begin, below the legend and the hours. */
  readonly plotTop: number;
  /** The hours shown, in minutes since noon; never beyond noon to noon. */
  readonly axis: { readonly from: number; readonly to: number; readonly ticks: readonly Tick[] };
  /** `at`: one line through all nights; otherwise each has its own mark, or none. */
  readonly bedtime?: { readonly at?: number; readonly label: string };
};

export type PlannedRow = {
  readonly label: string;
  readonly times: KnownTimes;
  /** Pieces of the time awake in the night, in minutes since noon. When they were is not known: they lie spread over the sleep. */
  readonly awake: readonly (readonly [from: number, to: number])[];
  readonly quality?: Quality;
  /** The one chosen for this night, where they are not all the same. */
  readonly bedtime?: number | undefined;
  /** From before the diary began. */
  readonly isBefore: boolean;
};

type Tick = { readonly at: number; readonly label: string };

const MOST_NIGHTS = 28;

const HOUR = 60;
/** With the room around it, eight in the evening to ten in the morning: shown when nothing is known. */
const USUAL = { from: 8 * HOUR + 30, to: 21 * HOUR + 30 } as const;
const SHORTEST_AXIS = 8 * HOUR;
const TICK_HOURS = [1, 2, 3, 4, 6, 12];
/** More pieces of time awake than this are drawn as so many. */
const MOST_PIECES = 6;
/** The width of a letter and of the least space between two labels, in font sizes. */
const LETTER = 0.6;
const SPACE = 0.4;

/** @throws {RangeError} for more than 28 nights */
export function planWeek({ nights, began = "", bedtime, words }: WeekInput): WeekPlan {
  if (nights.length > MOST_NIGHTS) throw new RangeError(`${nights.length} nights do not fit into a picture`);
  const times = nights.map(knownTimes);
  const chosen = chosenBedtimes(bedtime);
  const [one, ...others] = chosen.all;
  const ofNight = (index: number) => (chosen.isOfAll ? undefined : chosen.ofNights[index]);
  const known = times.flatMap((one) => Object.values(one));
  const usual = known.length === 0 ? [USUAL.from, USUAL.to] : [];
  const [from, to] = hoursShown([...known, ...usual, ...chosen.all]);
  const height = rowHeight(nights.length);
  const hasQuality = nights.some(({ quality }) => quality !== undefined);
  const plotTop = LEGEND.y + (legendRows(hasQuality) - 1) * LEGEND.rowHeight + BELOW_LEGEND;

  return {
    width: WIDTH,
    height: plotTop + height * Math.max(nights.length, 4) + PLOT_BOTTOM_MARGIN,
    rowHeight: height,
    plotTop,
    title: words.title,
    legend: {
      bed: words.legend.bed,
      sleep: words.legend.sleep,
      midpoint: words.legend.midpoint,
      awake: words.legend.awake,
    },
    ...(hasQuality && { qualities: { label: words.legend.quality, words: words.qualities } }),
    nothing: words.nothing,
    rows: nights.map((night, index) => ({
      label: words.night(night.date),
      times: times[index] ?? {},
      awake: awakePieces(night, times[index] ?? {}),
      ...(night.quality && { quality: night.quality }),
      bedtime: ofNight(index),
      isBefore: night.date < began,
    })),
    axis: { from, to, ticks: ticksOf(from, to, words.hour) },
    ...(one !== undefined && {
      bedtime: {
        ...(chosen.isOfAll && { at: one }),
        label: others.length > 0 ? words.legend.bedtimes : words.legend.bedtime(words.clock(one)),
      },
    }),
  };
}

/** The chosen bedtimes that can be drawn: each once, the earliest first, and whether all nights have the one. */
export function chosenBedtimes(bedtime: WeekInput["bedtime"]) {
  const ofNights = (typeof bedtime === "object" ? bedtime : [bedtime]).map((at) =>
    at !== undefined && at >= 0 && at <= NOON ? at : undefined,
  );
  const all = [...new Set(ofNights)].filter((at) => at !== undefined).sort((one, other) => one - other);
  return { ofNights, all, isOfAll: all.length === 1 && !ofNights.includes(undefined) };
}

/** In bed and asleep; awake; the midpoint and the bedtime; then the marks of quality. */
function legendRows(hasQuality: boolean): number {
  return 3 + Number(hasQuality);
}

/** As many pieces as there were awakenings, each as long, together as long as was said; none where sleep is not known. */
function awakePieces(
  { awakeMinutes = 0, awakenings = 1 }: ChartNight,
  { sleep, wake }: KnownTimes,
): PlannedRow["awake"] {
  if (sleep === undefined || wake === undefined || !(awakeMinutes > 0)) return [];
  const lasted = Math.min(awakeMinutes, wake - sleep);
  const count = Math.max(1, Math.min(MOST_PIECES, awakenings));
  const asleep = (wake - sleep - lasted) / (count + 1);
  // The first stretch of sleep is the longer, so that one piece alone does not lie on the midpoint.
  const first = count % 2 === 1 ? asleep * 1.5 : asleep;
  const others = (wake - sleep - lasted - first) / count;
  return Array.from({ length: count }, (_, piece) => {
    const begin = sleep + first + piece * (lasted / count + others);
    return [begin, begin + lasted / count] as const;
  });
}

/** Full hours around all times, with some room, between noon and noon. */
function hoursShown(times: readonly number[]): [number, number] {
  let from = Math.floor((within(Math.min(...times)) - 15) / HOUR) * HOUR;
  let to = Math.ceil((within(Math.max(...times)) + 15) / HOUR) * HOUR;
  while (to - from < SHORTEST_AXIS) {
    from -= HOUR;
    to += HOUR;
  }
  return [within(from), within(to)];
}

function within(minutes: number): number {
  return Math.max(0, Math.min(NOON, minutes));
}

/** Hours of the clock that are divided by as few hours as leave room for the labels. */
function ticksOf(from: number, to: number, hour: (minutes: number) => string): Tick[] {
  const at = (hours: number) => {
    const step = hours * HOUR;
    const first = Math.ceil(from / step) * step;
    return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
  };
  const fits = (hours: number) => {
    const longest = Math.max(...at(hours).map((minutes) => hour(minutes).length));
    return (hours * HOUR * (PLOT.right - PLOT.left)) / (to - from) >= (longest * LETTER + SPACE) * FONT.text;
  };
  const hours = TICK_HOURS.find(fits) ?? 12;
  return at(hours).map((minutes) => ({ at: minutes, label: hour(minutes) }));
}
