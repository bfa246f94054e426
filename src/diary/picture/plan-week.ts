import { type KnownTimes, knownTimes, NOON } from "./known-times.ts";
import { FONT, PLOT, PLOT_BOTTOM_MARGIN, PLOT_TOP, rowHeight, WIDTH } from "./look.ts";
import type { WeekInput } from "./week-input.ts";

/** Everything the drawing needs, as plain data, so that it can be handed to another thread. */
export type WeekPlan = {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly title: string;
  readonly legend: { readonly bed: string; readonly sleep: string; readonly midpoint: string };
  readonly nothing: string;
  /** `label` is empty in rows too narrow to carry one each. */
  readonly rows: readonly { readonly label: string; readonly times: KnownTimes }[];
  /** The hours shown, in minutes since noon; never beyond noon to noon. */
  readonly axis: { readonly from: number; readonly to: number; readonly ticks: readonly Tick[] };
  readonly bedtime?: { readonly at: number; readonly label: string };
};

type Tick = { readonly at: number; readonly label: string };

const MOST_NIGHTS = 28;

const HOUR = 60;
/** With the room around it, eight in the evening to ten in the morning: shown when nothing is known. */
const USUAL = { from: 8 * HOUR + 30, to: 21 * HOUR + 30 } as const;
const SHORTEST_AXIS = 8 * HOUR;
const TICK_HOURS = [1, 2, 3, 4, 6, 12];
/** Where rows are too narrow for a label each: no row is more than one away from a label. */
const LABELLED_OF_SEVEN = [0, 2, 4];
/** The width of a letter and of the least space between two labels, in font sizes. */
const LETTER = 0.6;
const SPACE = 0.4;

/** @throws {RangeError} for more than 28 nights */
export function planWeek({ nights, bedtime, words }: WeekInput): WeekPlan {
  if (nights.length > MOST_NIGHTS) throw new RangeError(`${nights.length} nights do not fit into a picture`);
  const times = nights.map(knownTimes);
  const hasBedtime = bedtime !== undefined && bedtime >= 0 && bedtime <= NOON;
  const known = times.flatMap((one) => Object.values(one));
  const usual = known.length === 0 ? [USUAL.from, USUAL.to] : [];
  const [from, to] = hoursShown([...known, ...usual, ...(hasBedtime ? [bedtime] : [])]);
  const height = rowHeight(nights.length);
  const isLabelled = (row: number) => height >= FONT.text * 1.2 || LABELLED_OF_SEVEN.includes(row % 7);

  return {
    width: WIDTH,
    height: PLOT_TOP + height * Math.max(nights.length, 4) + PLOT_BOTTOM_MARGIN,
    rowHeight: height,
    title: words.title,
    legend: { bed: words.legend.bed, sleep: words.legend.sleep, midpoint: words.legend.midpoint },
    nothing: words.nothing,
    rows: nights.map(({ date }, index) => ({
      label: isLabelled(index) ? words.night(date) : "",
      times: times[index] ?? {},
    })),
    axis: { from, to, ticks: ticksOf(from, to, words.hour) },
    ...(hasBedtime && { bedtime: { at: bedtime, label: words.legend.bedtime(words.clock(bedtime)) } }),
  };
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
