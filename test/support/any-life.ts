import fc from "fast-check";
import type { NightAnswer } from "../../src/nights/ledger.ts";
import type { StoredSchedule } from "../../src/nights/reminder.ts";
import type { Weekday } from "../../src/time/weekdays.ts";
import { ALL_ZONES, dateOf, dayNumber } from "./wall-clock.ts";

/**
 * One person's year with the reminder: what they ask for and when, what they do with each message, and when the
 * process is away. Minutes throughout.
 */
export type Life = {
  readonly start: number;
  readonly length: number;
  readonly schedule: StoredSchedule;
  readonly wishes: readonly { readonly after: number; readonly wish: Wish }[];
  /** What is done with the first, second, … message; then from the start again. */
  readonly reactions: readonly Reaction[];
  /** How the process fares while it sends the first, second, … message; then from the start again. */
  readonly crashes: readonly Crash[];
};

export type Wish =
  | { readonly kind: "set"; readonly change: Partial<StoredSchedule>; readonly takes: number }
  | { readonly kind: "pause-for"; readonly nights: number }
  | { readonly kind: "pause" }
  /** Away for so many nights; none: at home again. */
  | { readonly kind: "travel"; readonly zone: string; readonly nights: number }
  | { readonly kind: "resume" | "skip" | "stop" }
  /** Not the person's: the process is away. */
  | { readonly kind: "down"; readonly minutes: number };

export type Reaction = { readonly after: number; readonly press: Exclude<NightAnswer, "pause"> | "nothing" };
type Crash = { readonly kind: "none" | "before-post" | "after-post"; readonly minutes: number };

const YEAR = 365 * 1440;

/** On both sides of the date line, with and without summer time; and where clocks change oddly or in the evening. */
const ODD_ZONES = [
  ...["Pacific/Auckland", "Pacific/Chatham", "Pacific/Honolulu", "Pacific/Kiritimati", "Pacific/Pago_Pago"],
  ...["Pacific/Apia", "America/Adak", "Asia/Kamchatka", "Pacific/Fiji"],
  ...["Australia/Lord_Howe", "Antarctica/Troll", "Africa/Cairo", "Africa/Casablanca", "America/Godthab"],
  ...["America/Havana", "America/Santiago", "Asia/Beirut", "Atlantic/Azores", "Europe/Lisbon", "America/New_York"],
];

const clockMinutes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 20 * 60, max: 27 * 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
);
const bedtime = clockMinutes.map((minute) => new Temporal.PlainTime().add({ minutes: minute }).toString().slice(0, 5));
const zone = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_ZONES) },
  { weight: 1, arbitrary: fc.constantFrom(...ALL_ZONES) },
);
const leadMinutes = fc.integer({ min: 15, max: 120 });
const nightsOfWeek = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1, maxLength: 6 });

/** A week's bedtimes or a rota, as it is stored: shifts in the evening, in the morning after, and none. */
const cycle = fc
  .record({
    isWeek: fc.boolean(),
    start: fc.integer({ min: dayNumber("2025-12-20"), max: dayNumber("2027-12-31") }).map(dateOf),
    shifts: fc.array(
      fc.option(fc.oneof(fc.integer({ min: 19 * 60, max: 27 * 60 }), fc.integer({ min: 30 * 60, max: 34 * 60 }))),
      { minLength: 7, maxLength: 28 },
    ),
  })
  .map(({ isWeek, start, shifts }) => ({
    start: isWeek ? "2026-01-05" : start,
    shifts: apart(isWeek ? shifts.slice(0, 7) : shifts),
  }))
  .filter(({ shifts }) => shifts.some((shift) => shift !== null))
  .map(({ start, shifts }) => {
    const written = shifts.map((shift) =>
      shift === null
        ? "1x-"
        : `1x${new Temporal.PlainTime().add({ minutes: shift }).toString().slice(0, 5).replace(":", "")}`,
    );
    return [start, ...written].join(" ");
  });

/** Leaves out a night whose bedtime is less than 11 hours after the one before, also round the end. */
function apart(shifts: readonly (number | null)[]): (number | null)[] {
  const kept = [...shifts];
  for (let index = 0; index < 2 * kept.length; index++) {
    const [before, shift] = [kept[(index + kept.length - 1) % kept.length], kept[index % kept.length]];
    if (before == null || shift == null) continue;
    if (shift + 24 * 60 - before < 11 * 60) kept[index % kept.length] = null;
  }
  return kept;
}

/** Which nights: every one, some days of the week, or by a cycle; the one ends the other. */
const rhythm = fc.oneof(
  fc.constant({ nights: undefined, cycle: undefined }),
  fc.record({ nights: nightsOfWeek, cycle: fc.constant(undefined) }),
  fc.record({ nights: fc.constant(undefined), cycle }),
  fc.record({ nights: fc.constant(undefined), cycle }),
);

const wish: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ change: fc.record({ zone }), takes: fc.constantFrom(0, 0, 3) }).map(asSet),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        change: fc
          .record({ bedtime, zone, leadMinutes, rhythm }, { requiredKeys: [] })
          .map(({ rhythm: chosen, ...others }) => ({ ...others, ...chosen })),
        takes: fc.constantFrom(0, 0, 5),
      })
      .map(asSet),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 40 }).map((count): Wish => ({ kind: "pause-for", nights: count })),
  },
  { weight: 5, arbitrary: fc.constantFrom<Wish>({ kind: "skip" }, { kind: "resume" }, { kind: "skip" }) },
  {
    weight: 3,
    arbitrary: fc
      .record({ zone, nights: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })) })
      .map((journey): Wish => ({ kind: "travel", ...journey })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Wish>({ kind: "pause" }, { kind: "stop" }) },
  {
    weight: 2,
    arbitrary: fc
      .oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 240, max: 4_000 }))
      .map((minutes): Wish => ({ kind: "down", minutes })),
  },
);
const reaction: fc.Arbitrary<Reaction> = fc.record({
  after: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_600 })),
  press: fc.constantFrom("nothing", "nothing", "snooze", "snooze", "snooze", "in-bed", "skip", "keep"),
});
const crash: fc.Arbitrary<Crash> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Crash>({ kind: "none", minutes: 0 }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("before-post", "after-post"),
      minutes: fc.constantFrom(0.25, 0.5, 1.5, 3, 20, 100, 2_000),
    }),
  },
);

export const anyLife: fc.Arbitrary<Life> = fc.record({
  start: fc.integer({ min: dayNumber("2026-01-01") * 1440, max: dayNumber("2027-12-31") * 1440 }),
  length: fc.constant(YEAR),
  schedule: fc
    .record({ bedtime, zone, leadMinutes, rhythm })
    .map(({ rhythm: chosen, ...others }) => ({ ...others, ...chosen })),
  wishes: fc.array(
    fc.record({
      after: fc.oneof(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 60, max: 2_880 }),
        fc.integer({ min: 1_440, max: 40_000 }),
      ),
      wish,
    }),
    { maxLength: 60, size: "max" },
  ),
  reactions: fc.array(reaction, { minLength: 1, maxLength: 9 }),
  crashes: fc.array(crash, { minLength: 1, maxLength: 9 }),
});

/** Nothing is said, nothing is pressed, nothing breaks. */
export const quietLife: fc.Arbitrary<Life> = anyLife.map((life) => ({
  ...life,
  wishes: [],
  reactions: [],
  crashes: [],
}));

function asSet(set: { change: Partial<StoredSchedule>; takes: number }): Wish {
  return { kind: "set", ...set };
}
