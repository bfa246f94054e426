import { createDice, type Dice } from "./dice.ts";
import { openMinutes, type Wish, windowOf } from "./windows.ts";

/**
 * Where a kill strikes. `beat`, `start` and `command` are so many milliseconds after one began; `before-stored`,
 * `stored-late` and `after-stored` are while a nightly message is under way: Discord never takes it, takes it once the
 * bot is dead, or takes it with the bot dead before the answer; `answered` is around that answer, `look` while the bot
 * reads a DM back; `idle` is between two beats. A kill whose moment does not come within its window strikes idle, but
 * one for a message under way waits for the next night's.
 */
export const WHERE = [
  "beat",
  "before-stored",
  "stored-late",
  "after-stored",
  "answered",
  "look",
  "start",
  "command",
  "idle",
] as const;
export type Where = (typeof WHERE)[number];

export type Kill = {
  readonly where: Where;
  /** Of the requests it waits for, which one. */
  readonly nth: number;
  readonly afterMs: number;
  readonly downSeconds: number;
};

export const WEATHERS = [
  "429-storm",
  "500s",
  "lost-answers",
  "lost-requests",
  "dropped-gateway",
  "overlapping-beats",
  "full-disk",
  "locked-database",
  "locked-during-send",
  "unreadable-record",
  "wrong-clock",
  "spurious-codes",
  "flood",
] as const;
export type Weather = (typeof WEATHERS)[number];

/** From so many minutes after the window's opening, for so long; a share of all requests to DMs is struck. */
export type Spell = {
  readonly weather: Weather;
  readonly from: number;
  readonly minutes: number;
  readonly share: number;
  /** How wrong the clock of the bot's machine is; with "wrong-clock" alone. */
  readonly wrongByMs?: number;
};

/** What the person does while that night's message is under way. */
export type Change = "stop-button" | "stop-command" | "stop-text" | "delete";

export type Evening = {
  readonly person: number;
  readonly night: string;
  readonly kills: readonly Kill[];
  readonly spells: readonly Spell[];
  readonly change: Change | undefined;
  /** Whether that message is lost on its way, so that it would have to be sent again after the change. */
  readonly isLostMeanwhile: boolean;
};

export type Story = {
  readonly seed: number;
  readonly people: readonly Wish[];
  readonly nights: readonly string[];
  readonly evenings: readonly Evening[];
  /** How long Discord remembers a nonce; it says "a few minutes". */
  readonly nonceMinutes: number;
};

export const KILLS_PER_STORY = 10;
const NIGHTS = 6;
const PEOPLE = 3; // the local Discord has three
const HOUR_MS = 3_600_000;
/** In hours, ahead and back: zones and summer time, a day, a battery that was flat. */
const WRONG_BY_HOURS = [1, 3, 9, 24, 25, 24 * 40, 24 * 425, 24 * 730] as const;
const CHECK_IN_TIMES = ["05:00", "07:30", "08:00", "11:45", "16:59"] as const;
const ZONES = [
  "Europe/Lisbon",
  "Europe/London",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Honolulu",
] as const;
const BEDTIMES = ["22:30", "22:30", "21:15", "23:05", "23:59", "00:10", "02:30", "09:00", "12:00", "14:45"] as const;
/** Ordinary days, and days around which clocks change somewhere. */
const FIRST_NIGHTS = ["2026-01-10", "2026-03-06", "2026-03-26", "2026-04-03", "2026-06-18", "2026-09-25", "2026-10-23"];
const DOWN_SECONDS = [0, 0, 0, 2, 20, 45, 59, 61, 75, 119, 121, 180, 420, 1_200, 7_200] as const;
const UNTIL_IT_LOOKS = [61, 75, 119, 121, 180] as const;
const UNTIL_BEDTIME: readonly Weather[] = ["500s", "lost-answers", "lost-requests"];
const UNDER_WAY = ["before-stored", "stored-late", "after-stored"] as const;

/** The whole of one story, from its seed alone: who sleeps when, and what goes wrong at which instant. */
export function storyOf(seed: number, kills = KILLS_PER_STORY): Story {
  const dice = createDice(seed);
  const [first = "2026-01-10", ...others] = FIRST_NIGHTS;
  const firstNight = Temporal.PlainDate.from(dice.one([first, ...others]));
  const nights = Array.from({ length: NIGHTS }, (_, index) => firstNight.add({ days: index }).toString());
  const people = withWeekends(createDice(seed ^ 0x77656b), [
    ...peopleOf(dice, nights[0] ?? first),
    ...checkInsOf(dice),
  ]);
  const strokes: { readonly slot: number; readonly kill: Kill }[] = [];
  while (strokes.length < kills) {
    const slot = dice.whole(0, people.length * (NIGHTS - 1) - 1); // the last night is left for what still waits for a message
    strokes.push(
      ...killsOf(dice)
        .slice(0, kills - strokes.length)
        .map((kill) => ({ slot, kill })),
    );
  }
  const evenings = nights.flatMap((night, index) =>
    people.map((wish, person): Evening => {
      const slot = index * people.length + person;
      const spells = dice.happens(0.45) ? [spellOf(dice, wish)] : [];
      return {
        person,
        night,
        kills: strokes.filter((stroke) => stroke.slot === slot).map(({ kill }) => kill),
        spells,
        change:
          spells[0]?.weather !== "unreadable-record" && dice.happens(0.12)
            ? dice.one<Change>(changesOf(people, person))
            : undefined,
        isLostMeanwhile: dice.happens(0.5),
      };
    }),
  );
  return { seed, people, nights, evenings, nonceMinutes: dice.one([2, 3, 5]) };
}

/** The same story, but for these kinds of weather. */
export function withoutWeather(story: Story, weathers: readonly Weather[]): Story {
  const evenings = story.evenings.map((evening) => ({
    ...evening,
    spells: evening.spells.filter(({ weather }) => !weathers.includes(weather)),
  }));
  return { ...story, evenings };
}

/** The same story, in which everybody goes to bed at one time: a version may be started that knows no other. */
export function withoutWeekends(story: Story): Story {
  const people = story.people.map((wish) => ("bedtime" in wish ? { ...wish, weekend: undefined } : wish));
  return { ...story, people };
}

/** Some go to bed later on Friday and Saturday nights. From dice of their own: the rest of a seed's story stays as it was. */
function withWeekends(dice: Dice, people: readonly Wish[]): Wish[] {
  return people.map((wish) => {
    const isEvening = "bedtime" in wish && wish.bedtime >= "20:00";
    return isEvening && dice.happens(0.4) ? { ...wish, weekend: dice.one(["23:45", "00:10", "01:30"]) } : wish;
  });
}

/** One of them, or two, or none, wants to be asked in the morning, too. */
function checkInsOf(dice: Dice): Wish[] {
  const wishes = dice.one([0, 1, 1, 2]);
  const first = dice.whole(0, PEOPLE - 1);
  return Array.from({ length: wishes }, (_, nth) => ({
    checkInAt: dice.one(CHECK_IN_TIMES),
    zone: dice.one(ZONES),
    who: (first + nth) % PEOPLE,
  }));
}

/** What ends all that somebody has asked for is left to those who have asked for one thing. */
function changesOf(people: readonly Wish[], person: number): readonly [Change, ...Change[]] {
  const wish = people[person];
  if (wish !== undefined && "checkInAt" in wish) return ["stop-command"];
  const hasBoth = people.some(({ who }) => who === person);
  return hasBoth ? ["stop-button", "stop-command"] : ["stop-button", "stop-command", "stop-text", "delete"];
}

/** In half of the stories everybody's message is due in the same minute, wherever they sleep. */
function peopleOf(dice: Dice, night: string): Wish[] {
  const wish = () => ({
    bedtime: dice.one(BEDTIMES),
    zone: dice.one(ZONES),
    leadMinutes: dice.one([15, 15, 20, 30, 45, 120]),
  });
  const first = wish();
  if (dice.happens(0.5)) return [first, ...Array.from({ length: PEOPLE - 1 }, wish)];
  const { closes } = windowOf(night, first);
  const together = Array.from({ length: PEOPLE - 1 }, (): Wish => {
    const zone = dice.one(ZONES);
    const bedtime = closes.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
    return { bedtime, zone, leadMinutes: first.leadMinutes };
  });
  return [first, ...together];
}

/** One kill, and in half of the cases another that strikes at what the first has left behind. */
function killsOf(dice: Dice): Kill[] {
  const where = dice.one<Where>([
    ...UNDER_WAY,
    ...UNDER_WAY,
    "answered",
    "answered",
    "beat",
    "beat",
    "command",
    "idle",
  ]);
  const first = killAt(where, dice, DOWN_SECONDS);
  if (dice.happens(0.5)) return [first];
  const second = dice.one<Where>([...UNDER_WAY, "look", "look", "start", "beat"]);
  // Only what is down for more than a minute looks, and does not repeat.
  const lead =
    second === "look" && first.downSeconds < 60 ? { ...first, downSeconds: dice.one(UNTIL_IT_LOOKS) } : first;
  return [lead, killAt(second, dice, DOWN_SECONDS)];
}

function killAt(where: Where, dice: Dice, downSeconds: typeof DOWN_SECONDS): Kill {
  const longestMs: Partial<Record<Where, number>> = { beat: 40, start: 1_000, command: 25, answered: 6, look: 4 };
  return {
    where,
    nth: dice.one([1, 1, 1, 2, 3]),
    afterMs: dice.whole(0, longestMs[where] ?? 0),
    downSeconds: dice.one(downSeconds),
  };
}

function spellOf(dice: Dice, wish: Wish): Spell {
  const weather = dice.one<Weather>(["lost-answers", "500s", "wrong-clock", "wrong-clock", ...WEATHERS]);
  if (weather === "wrong-clock") {
    const wrongByMs = dice.one([...WRONG_BY_HOURS]) * dice.one([1, -1]) * HOUR_MS;
    // Mostly for one beat, which nobody may notice; else for long enough to be believed.
    const minutes = dice.one([1, 1, 1, 2, 5, 12]);
    return { weather, from: dice.one([-1, 0, 0, 1, 3]), minutes, share: 1, wrongByMs };
  }
  const leadMinutes = openMinutes(wish);
  // Until after bedtime, so that whether a message has arrived cannot be found out in time.
  if (UNTIL_BEDTIME.includes(weather) && leadMinutes <= 120 && dice.happens(0.3))
    return { weather, from: 0, minutes: leadMinutes + 2, share: 1 };
  const isLocked = weather === "locked-database" || weather === "locked-during-send"; // each write then waits a second
  return {
    weather,
    from: dice.one([0, 0, 0, 1, 3]),
    minutes: isLocked ? dice.whole(1, 2) : dice.one([1, 1, 2, 3, 5]),
    share: dice.one([0.4, 0.7, 1]),
  };
}
