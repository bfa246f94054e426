import { type DiaryNight, instantOf, wallAt } from "./diary-night.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Minutes of a day, and of its two halves that the index is made of. */
export type Regularity = {
  /** From −100 to 100. */
  readonly index: number;
  /** How many minutes could be compared with the same minute a day later. */
  readonly comparedMinutes: number;
};

/**
 * The Sleep Regularity Index (SRI): how likely somebody is in the same state, asleep or awake, at any two minutes that
 * are 24 hours apart, scaled so that 100 is the same every day and 0 is what chance would make of it:
 * −100 + 200 / (M (N − 1)) · Σ Σ δ(s(i, j), s(i + 1, j)) over M minutes of N days.
 *
 * Phillips et al. 2017, "Irregular sleep/wake patterns are associated with poorer academic performance and delayed
 * circadian and sleep/wake timing", Sci Rep 7:3216. As diaries have gaps, M (N − 1) is here the number of pairs of which
 * both minutes are known. 24 hours elapse, so a change of the clocks counts as what it is for a body.
 *
 * Of a night with its times somebody slept from falling asleep to the final awakening, and was awake for the rest of its
 * noon to noon. When they were awake in the night is not asked, nor are naps: neither is counted.
 *
 * @returns undefined where no minute has another to be compared with
 */
export function regularityOf(nights: readonly DiaryNight[]): Regularity | undefined {
  const told = nights.flatMap((night) => spansOf(night) ?? []);
  const known = union(told.map(({ known }) => known));
  const asleep = union(told.flatMap(({ asleep }) => (asleep ? [asleep] : [])));

  const compared = intersection(known, shifted(known));
  const both = total(intersection(intersection(asleep, shifted(asleep)), compared));
  const now = total(intersection(asleep, compared));
  const before = total(intersection(shifted(asleep), compared));
  const all = total(compared);
  if (all === 0) return undefined;
  // In one state at both: asleep at both, or at neither.
  const same = both + (all - now - before + both);
  return { index: -100 + (200 * same) / all, comparedMinutes: all / 60_000 };
}

/** From the first to before the second, in milliseconds since 1970. */
type Span = readonly [from: number, to: number];

/** What a night tells of; undefined where its sleep is not known. */
function spansOf(entry: DiaryNight): { readonly known: Span; readonly asleep: Span | undefined } | undefined {
  const { night, zone, tried, onsetMinutes, woke, noSleep } = entry;
  const at = (wall: string) => instantOf(wall, zone).epochMilliseconds;
  const known: Span = [at(wallAt(0, night)), at(wallAt(24 * 60, night))];
  if (noSleep) return { known, asleep: undefined };
  if (tried === undefined || onsetMinutes === undefined || woke === undefined) return undefined;
  const from = at(tried) + onsetMinutes * 60_000;
  const to = Math.max(from, at(woke));
  return { known: [Math.min(known[0], from), Math.max(known[1], to)], asleep: [from, to] };
}

/** The same a day later. */
function shifted(spans: readonly Span[]): Span[] {
  return spans.map(([from, to]) => [from + DAY_MS, to + DAY_MS]);
}

/** In order, and no two touch. */
function union(spans: readonly Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [from, to] of spans.filter(([from, to]) => to > from).toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** @param one as `union` makes them, and so is `other` */
function intersection(one: readonly Span[], other: readonly Span[]): Span[] {
  return one.flatMap(([from, to]) =>
    other.flatMap(([start, end]): Span[] => {
      const span: Span = [Math.max(from, start), Math.min(to, end)];
      return span[1] > span[0] ? [span] : [];
    }),
  );
}

function total(spans: readonly Span[]): number {
  return spans.reduce((sum, [from, to]) => sum + to - from, 0);
}
